"""Related films, each with its reason: weighted, named signals, best first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from matinee.catalogue import Role

SERIES = 100.0
REMAKE = 80.0
SAME_PART = 25.0
GENRE_AND_DECADE = 3.0
ROLES: tuple[tuple[Role, float], ...] = (
    (Role.DIRECTOR, 30.0),
    (Role.CINEMATOGRAPHER, 14.0),
    (Role.COMPOSER, 10.0),
    (Role.WRITER, 9.0),
    (Role.EDITOR, 7.0),
    (Role.PRODUCTION_DESIGNER, 6.0),
    (Role.ACTOR, 6.0),
)
"""What each shared person weighs, by what they did on both films."""

MOST = 3  # a third shared actor says little more than two; a tenth nothing


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a film; ``people`` maps a role to the names of people by their id.

    ``parts`` are the characters that actors play, in normal form, by the actor's id.
    """

    id: str
    title: str
    year: int | None = None
    series: tuple[str, str] | None = None
    remake_of: str | None = None
    genres: Sequence[str] = ()
    people: Mapping[Role, Mapping[str, str]] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    fame: int = 0


class Why(StrEnum):
    """What two films have in common; a role that people had on both is told by its own name."""

    SERIES = "series"
    REMAKE = "remake"
    REMADE = "remade"
    SAME_ORIGINAL = "same_original"
    PART = "part"
    GENRE = "genre"


_SAID = {
    Why.SERIES: "also in the {names} series",
    Why.REMAKE: "a remake of this film",
    Why.REMADE: "the film that this one remakes",
    Why.SAME_ORIGINAL: "a remake of the same film",
    Why.PART: "also with {names} in the same part",
    Why.GENRE: "{names}, {decade}s",
    Role.DIRECTOR: "also directed by {names}",
    Role.CINEMATOGRAPHER: "also shot by {names}",
    Role.COMPOSER: "also with music by {names}",
    Role.WRITER: "also written by {names}",
    Role.EDITOR: "also edited by {names}",
    Role.PRODUCTION_DESIGNER: "also designed by {names}",
    Role.ACTOR: "also with {names}",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a film stands beside another: ``names`` of people, or of the series or genre."""

    why: Why | Role
    names: tuple[str, ...] = ()
    decade: int = 0

    def __str__(self) -> str:
        """Say it in English."""
        return _SAID[self.why].format(names=_listed(self.names), decade=self.decade)


@dataclass(frozen=True, slots=True)
class Related:
    """A film beside another; ``reasons`` has the strongest first."""

    id: str
    score: float
    reasons: Sequence[Reason]


def related(film: Profile, candidates: Sequence[Profile], *, limit: int = 6) -> list[Related]:
    """Rank the candidates by what they share with the film; one that shares nothing is left out.

    Fame only orders films that share equally much.
    """
    found: list[tuple[float, int, Related]] = []
    for other in candidates:
        if other.id == film.id:
            continue
        signals = sorted(_signals(film, other), key=lambda signal: -signal[0])
        if signals:
            score = sum(weight for weight, _ in signals)
            reasons = tuple(reason for _, reason in signals)
            found.append((score, other.fame, Related(other.id, score, reasons)))
    found.sort(key=lambda entry: (-entry[0], -entry[1], entry[2].id))
    return [entry[2] for entry in found[:limit]]


def _signals(film: Profile, other: Profile) -> Iterator[tuple[float, Reason]]:
    if film.series and other.series and film.series[0] == other.series[0]:
        yield SERIES, Reason(Why.SERIES, (film.series[1],))
    if other.remake_of == film.id:
        yield REMAKE, Reason(Why.REMAKE)
    elif film.remake_of == other.id:
        yield REMAKE, Reason(Why.REMADE)
    elif film.remake_of and film.remake_of == other.remake_of:
        yield REMAKE, Reason(Why.SAME_ORIGINAL)
    told: set[str] = set()
    cast = film.people.get(Role.ACTOR, {})
    again = [key for key, part in film.parts.items() if part and other.parts.get(key) == part]
    if again:
        told.update(again)
        yield SAME_PART, Reason(Why.PART, tuple(cast[key] for key in again[:MOST] if key in cast))
    for role, weight in ROLES:
        theirs = other.people.get(role, {})
        both = [key for key in film.people.get(role, {}) if key in theirs and key not in told]
        if both:
            told.update(both)
            shared = tuple(film.people[role][key] for key in both[:MOST])
            yield weight * len(shared), Reason(role, shared)
    genre = next((genre for genre in film.genres if genre in other.genres), None)
    if genre and film.year and other.year and film.year // 10 == other.year // 10:
        yield GENRE_AND_DECADE, Reason(Why.GENRE, (genre,), film.year // 10 * 10)


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
