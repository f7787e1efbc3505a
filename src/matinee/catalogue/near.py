"""Finds the titles and names of a snapshot that come nearest to one it does not hold."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from matinee.catalogue.model import FilmRef, Person
from matinee.catalogue.names import fold, fold_title
from matinee.catalogue.snapshot import Snapshot

_LEAST = 70.0


def near_films(snapshot: Snapshot, title: str, *, limit: int = 5) -> Sequence[FilmRef]:
    """Give the films whose titles are most like this one, likest first."""
    wanted = fold_title(title)
    alike = _alike(snapshot, "title", wanted, limit)
    found = snapshot.films_titled(alike)
    films = dict.fromkeys(film for title in alike for film in found.get(title, ()))
    return tuple(films)[:limit]


def near_people(snapshot: Snapshot, name: str, *, limit: int = 5) -> Sequence[Person]:
    """Give the people whose names are most like this one, likest first."""
    wanted = fold(name)
    alike = _alike(snapshot, "person_name", wanted, limit)
    if " " not in wanted:
        alike = [*_ending(snapshot, wanted, limit), *alike]
    found: Mapping[str, Sequence[Person]] = snapshot.people_named(alike)
    people = dict.fromkeys(person for name in alike for person in found.get(name, ()))
    return tuple(people)[:limit]


def _alike(snapshot: Snapshot, table: str, wanted: str, limit: int) -> list[str]:
    # Few people misspell a first letter, and it leaves a twentieth of the table to compare.
    first = wanted[:1]
    rows = snapshot.rows(
        f"SELECT DISTINCT folded FROM {table} WHERE folded >= ? AND folded < ?",
        (first, chr(ord(first) + 1) if first else ""),
    )
    scored = process.extract(
        wanted, [row[0] for row in rows], scorer=fuzz.ratio, limit=limit, score_cutoff=_LEAST
    )
    return [name for name, _, _ in scored]


def _ending(snapshot: Snapshot, surname: str, limit: int) -> list[str]:
    rows = snapshot.rows(
        "SELECT person_name.folded FROM person_name JOIN credit ON credit.person ="
        " person_name.person WHERE person_name.folded LIKE ? GROUP BY person_name.person"
        " ORDER BY count(*) DESC, person_name.folded LIMIT ?",
        (f"% {surname}", limit),
    )
    return [row[0] for row in rows]
