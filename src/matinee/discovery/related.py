"""Related films, each with its reason: weighted, named signals, best first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from matinee.catalogue import Role

SERIES = 100.0
REMAKE = 80.0
GENRE_AND_DECADE = 3.0
ROLES: tuple[tuple[Role, float, str], ...] = (
    (Role.DIRECTOR, 30.0, "directed by"),
    (Role.CINEMATOGRAPHER, 14.0, "shot by"),
    (Role.COMPOSER, 10.0, "with music by"),
    (Role.WRITER, 9.0, "written by"),
    (Role.ACTOR, 6.0, "with"),
)
"""What each shared person weighs, by what they did on both films."""

MOST = 3  # a third shared actor says little more than two; a tenth nothing


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a film; ``people`` maps a role to the names of people by their id."""

    id: str
    title: str
    year: int | None = None
    series: tuple[str, str] | None = None
    remake_of: str | None = None
    genres: Sequence[str] = ()
    people: Mapping[Role, Mapping[str, str]] = field(default_factory=dict)
    fame: int = 0


@dataclass(frozen=True, slots=True)
class Related:
    """A film beside another; ``reasons`` are words for the reader, the strongest first."""

    id: str
    score: float
    reasons: Sequence[str]


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


def _signals(film: Profile, other: Profile) -> Iterator[tuple[float, str]]:
    if film.series and other.series and film.series[0] == other.series[0]:
        yield SERIES, f"also in the {film.series[1]} series"
    if other.remake_of == film.id:
        yield REMAKE, "a remake of this film"
    elif film.remake_of == other.id:
        yield REMAKE, "the film that this one remakes"
    elif film.remake_of and film.remake_of == other.remake_of:
        yield REMAKE, "a remake of the same film"
    told: set[str] = set()
    for role, weight, words in ROLES:
        theirs = other.people.get(role, {})
        both = [key for key in film.people.get(role, {}) if key in theirs and key not in told]
        if both:
            told.update(both)
            shared = [film.people[role][key] for key in both]
            yield weight * min(len(shared), MOST), f"also {words} {_listed(shared[:MOST])}"
    genre = next((genre for genre in film.genres if genre in other.genres), None)
    if genre and film.year and other.year and film.year // 10 == other.year // 10:
        yield GENRE_AND_DECADE, f"{genre}, {film.year // 10 * 10}s"


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
