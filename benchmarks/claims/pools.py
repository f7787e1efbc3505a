"""Real people and films of a catalogue to put in others' places: by role and decade, by fame."""

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from benchmarks.results import RESULTS
from matinee.catalogue import Dossier, Role
from matinee.catalogue.snapshot import Snapshot

# Enough for every role and decade; reading all dossiers of a large catalogue would take minutes.
FILMS = 8_000
_VERSION = 1
_WORD = re.compile(r"[A-ZÀ-Þ][^\W\d_]*(?:['’-][^\W\d_]+)*|[A-Z]\.")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class OtherFilm:
    """A film with the credits that a sentence about it needs."""

    id: str
    title: str
    year: int
    credits: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Pools:
    """Names by role and decade (``director 1970``), characters by decade, and well-known films."""

    people: Mapping[str, Sequence[str]]
    characters: Mapping[str, Sequence[str]]
    films: Sequence[OtherFilm]

    def of(self, role: Role, year: int) -> Sequence[str]:
        """Give people who had this role in this year's decade."""
        return self.people.get(_key(role, year), ())

    def draw(
        self, role: Role, year: int, chance: random.Random, fits: Callable[[str], bool]
    ) -> str | None:
        """Draw somebody of a role and decade, or None when twenty draws found nobody who fits."""
        return _draw(self.of(role, year), chance, fits)

    def draw_character(
        self, year: int, chance: random.Random, fits: Callable[[str], bool]
    ) -> str | None:
        """Draw a character of a film of this year's decade."""
        return _draw(self.characters.get(str(year // 10 * 10), ()), chance, fits)


def _draw(names: Sequence[str], chance: random.Random, fits: Callable[[str], bool]) -> str | None:
    for _ in range(20 if names else 0):
        name = chance.choice(names)
        if fits(name):
            return name
    return None


def build(dossiers: Iterator[Dossier]) -> Pools:
    """Gather pools from films."""
    people: dict[str, set[str]] = {}
    characters: dict[str, set[str]] = {}
    films = []
    for dossier in dossiers:
        film = dossier.film
        if not film.year:
            continue
        credits: dict[str, list[str]] = {}
        for credit in dossier.credits:
            name = credit.person.name
            if not _usual(name):
                continue
            people.setdefault(_key(credit.role, film.year), set()).add(name)
            credits.setdefault(credit.role.value, []).append(name)
            if credit.character and _usual(credit.character):
                decade = str(film.year // 10 * 10)
                characters.setdefault(decade, set()).add(credit.character)
        if credits.get("director"):
            shown = {role: names[:4] for role, names in credits.items()}
            films.append(OtherFilm(film.id, film.title, film.year, shown))
    return Pools(_sorted(people), _sorted(characters), films)


def load(catalogue: Snapshot, *, films: int = FILMS, progress: Progress | None = None) -> Pools:
    """Give the pools of a catalogue's best-known films; kept for the next run."""
    kept = RESULTS / "cache" / f"pools-{_VERSION}-{films}-{catalogue.fingerprint[:16]}.json"
    if kept.is_file():
        return from_json(json.loads(kept.read_text(encoding="utf-8")))
    keys = [key for (key,) in catalogue.rows("SELECT key FROM film")]
    refs = sorted(catalogue.films(keys).values(), key=lambda film: (-film.fame, film.id))[:films]
    pools = build(_dossiers(catalogue, [ref.id for ref in refs], progress))
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(asdict(pools), ensure_ascii=False), encoding="utf-8")
    return pools


def from_json(kept: Mapping[str, object]) -> Pools:
    """Give the pools that ``load`` kept."""
    films = [OtherFilm(**film) for film in kept["films"]]  # type: ignore[attr-defined]
    return Pools(kept["people"], kept["characters"], films)  # type: ignore[arg-type]


def _dossiers(
    catalogue: Snapshot, ids: Sequence[str], progress: Progress | None
) -> Iterator[Dossier]:
    for start in range(0, len(ids), 200):
        yield from catalogue.dossiers(ids[start : start + 200]).values()
        if progress:
            progress(min(start + 200, len(ids)), len(ids))


def _key(role: Role, year: int) -> str:
    return f"{role.value} {year // 10 * 10}"


def _usual(name: str) -> bool:
    """Say whether a name is of two or three capitalised words, as most are."""
    words = name.split()
    return 2 <= len(words) <= 3 and all(_WORD.fullmatch(word) for word in words)


def _sorted(sets: Mapping[str, set[str]]) -> dict[str, list[str]]:
    return {key: sorted(names) for key, names in sorted(sets.items())}
