"""Everything that can be found in a snapshot, as entries, and the index made of them."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from matinee.catalogue.model import Role
from matinee.catalogue.names import fold
from matinee.catalogue.schema import ROLE_NUMBERS, ROLES
from matinee.catalogue.snapshot import Snapshot
from matinee.discovery.search.assemble import (
    LEADS,
    LESS_PROMINENT,
    PROMINENCE,
    UNBILLED,
    UNBILLED_ACTOR,
    character_entry,
    film_entry,
    in_order_of_fame,
    is_name,
    person_entry,
    person_fame,
    series_entry,
)
from matinee.discovery.search.build import build_index
from matinee.discovery.search.entries import Entry

Progress = Callable[[int, int], None]
"""Called with how many entries are done, and how many there are."""

_SHARE = (
    "film.fame * CASE credit.role "
    + " ".join(f"WHEN {ROLE_NUMBERS[Role(r)]} THEN {share}" for r, share in PROMINENCE.items())
    + f" ELSE {LESS_PROMINENT} END / (1 + coalesce(credit.billing, CASE credit.role"
    f" WHEN {ROLE_NUMBERS[Role.ACTOR]} THEN {UNBILLED_ACTOR} ELSE {UNBILLED} END) / 4.0)"
)


def snapshot_entries(snapshot: Snapshot) -> tuple[int, Iterator[Entry]]:
    """Give how many entries a snapshot holds, and all of them, the best known first."""
    shelves = (_Films(snapshot), _Series(snapshot), _People(snapshot), _Characters(snapshot))
    return in_order_of_fame(shelves)


def beside(catalogue: Path) -> Path:
    """Give where an index lies that comes with its catalogue."""
    return catalogue.with_suffix(".search")


def make_index(snapshot: Snapshot, path: Path, *, progress: Progress | None = None) -> int:
    """Write a snapshot's index; say how many entries it has."""
    total, entries = snapshot_entries(snapshot)

    def tell(done: int) -> None:
        if progress:
            progress(done, total)

    return build_index(
        path, entries, fingerprint=snapshot.fingerprint, expected=total, progress=tell
    )


class _Films:
    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def fames(self) -> Iterable[tuple[float, int]]:
        return self._snapshot.rows("SELECT fame, id FROM film")

    def entries(self, numbers: Sequence[int]) -> Mapping[int, Entry]:
        titles: dict[int, list[str]] = defaultdict(list)
        for film, text in _by_number(
            self._snapshot, "SELECT DISTINCT film, text FROM film_title WHERE film IN", numbers
        ):
            titles[film].append(text)
        credits: dict[int, list[tuple[str, str, str | None]]] = defaultdict(list)
        for film, role, name, character in _by_number(
            self._snapshot,
            "SELECT credit.film, credit.role, person.name, credit.character FROM credit"
            " JOIN person ON person.id = credit.person"
            f" WHERE coalesce(credit.billing, 0) <= {LEADS} AND credit.film IN",
            numbers,
        ):
            credits[film].append((ROLES[role], name, character))
        return {
            row[0]: film_entry(
                key=row[1], title=row[2], titles=titles[row[0]],
                year=row[3], runtime=row[4], imdb_id=row[5], series=row[6] or "",
                genres=json.loads(row[7]), countries=json.loads(row[8]),
                languages=json.loads(row[9]), credits=credits[row[0]], fame=row[10],
            )
            for row in _by_number(
                self._snapshot,
                "SELECT film.id, film.key, title, year, runtime, imdb_id, series.name,"
                " genres, countries, languages, fame FROM film"
                " LEFT JOIN series ON series.id = film.series WHERE film.id IN",
                numbers,
            )
        }  # fmt: skip


class _People:
    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def fames(self) -> Iterable[tuple[float, int]]:
        for person, best, total in self._snapshot.rows(
            f"SELECT credit.person, max({_SHARE}), sum({_SHARE}) FROM credit"
            " JOIN film ON film.id = credit.film GROUP BY credit.person"
        ):
            yield person_fame(best, total), person

    def entries(self, numbers: Sequence[int]) -> Mapping[int, Entry]:
        names: dict[int, list[str]] = defaultdict(list)
        for person, name in _by_number(
            self._snapshot,
            "SELECT DISTINCT person, name FROM person_alias WHERE person IN",
            numbers,
        ):
            names[person].append(name)
        roles: dict[int, dict[str, int]] = defaultdict(dict)
        for person, role, films in _by_number(
            self._snapshot,
            "SELECT person, role, count(*) FROM credit WHERE person IN",
            numbers,
            " GROUP BY person, role",
        ):
            roles[person][ROLES[role]] = films
        return {
            number: person_entry(key=key, name=name, names=names[number], roles=roles[number])
            for number, key, name in _by_number(
                self._snapshot, "SELECT id, key, name FROM person WHERE id IN", numbers
            )
        }


class _Series:
    def __init__(self, snapshot: Snapshot) -> None:
        self._entries = {
            number: series_entry(key=key, name=name, films=films, fame=fame)
            for number, key, name, films, fame in snapshot.rows(
                "SELECT series.id, series.key, name, count(*), max(fame) FROM series"
                " JOIN film ON film.series = series.id GROUP BY series.id HAVING count(*) > 1"
            )
        }

    def fames(self) -> Iterable[tuple[float, int]]:
        return [(entry.fame, number) for number, entry in self._entries.items()]

    def entries(self, numbers: Sequence[int]) -> Mapping[int, Entry]:
        return {number: self._entries[number] for number in numbers}


class _Characters:
    def __init__(self, snapshot: Snapshot) -> None:
        found: dict[str, tuple[str, set[str], float, float, str]] = {}
        for character, key, title, fame in snapshot.rows(
            "SELECT DISTINCT character, film.key, film.title, fame FROM credit"
            " JOIN film ON film.id = credit.film WHERE character IS NOT NULL"
            f" AND coalesce(billing, 0) <= {LEADS} ORDER BY fame DESC"
        ):
            if is_name(character):
                name, films, best, total, film = found.get(
                    fold(character), (character, set(), fame, 0.0, title)
                )
                films.add(key)
                found[fold(character)] = (name, films, best, total + fame, film)
        self._entries = [
            character_entry(
                name=name, films=len(films), film=film, fame=person_fame(best, total) / 2
            )
            for name, films, best, total, film in found.values()
        ]

    def fames(self) -> Iterable[tuple[float, int]]:
        return [(entry.fame, number) for number, entry in enumerate(self._entries)]

    def entries(self, numbers: Sequence[int]) -> Mapping[int, Entry]:
        return {number: self._entries[number] for number in numbers}


def _by_number(
    snapshot: Snapshot, sql: str, numbers: Sequence[int], tail: str = ""
) -> list[tuple[Any, ...]]:
    marks = ",".join("?" * len(numbers))
    return snapshot.rows(f"{sql} ({marks}){tail}", numbers) if numbers else []
