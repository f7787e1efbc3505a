"""The films beside a film, of a snapshot; its search index knows genres and decades."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence

from matinee.catalogue import WRITING, Role
from matinee.catalogue.names import fold
from matinee.catalogue.schema import ROLE_NUMBERS, ROLES
from matinee.catalogue.snapshot import Snapshot
from matinee.discovery.kinship import Shared, films_beside
from matinee.discovery.related import ROLES as COMPARED
from matinee.discovery.related import Profile, Related
from matinee.discovery.search import Filter, Kind, Query, SearchIndex
from matinee.discovery.search.words import term

_ROLES = {role for role, _ in COMPARED} | WRITING
_NUMBERS = ",".join(str(ROLE_NUMBERS[role]) for role in sorted(_ROLES))
_BATCH = 500
_UNBILLED = 99


class SnapshotShelf:
    """A snapshot and its index."""

    def __init__(self, snapshot: Snapshot, index: SearchIndex) -> None:
        self._snapshot = snapshot
        self._index = index

    def number(self, key: str) -> int | None:
        """Give a film's number by its id."""
        found = self._snapshot.rows("SELECT id FROM film WHERE key = ?", [key])
        return int(found[0][0]) if found else None

    def profiles(self, films: Collection[int]) -> Mapping[int, Profile]:
        """Give films without their people."""
        return {
            row[0]: Profile(
                id=row[1], title=row[2], year=row[3],
                series=(row[4], row[5]) if row[4] else None,
                remake_of=row[6], genres=json.loads(row[7]), fame=row[8],
            )
            for row in self._of(
                "SELECT film.id, film.key, title, year, series.key, series.name, remake_of, genres,"
                " fame FROM film LEFT JOIN series ON series.id = film.series WHERE film.id IN",
                films,
            )
        }  # fmt: skip

    def credits(
        self, films: Collection[int], people: Collection[int] | None = None
    ) -> Iterable[Shared]:
        """Give the films' credits in the roles that count, in order of billing."""
        # By film and not by person: busy people have thousands of credits elsewhere.
        among = f" AND +person IN ({','.join(map(str, people))})" if people is not None else ""
        rows = self._of(
            f"SELECT film, person, role, character, billing FROM credit WHERE role IN ({_NUMBERS})"
            f"{among} AND film IN",
            films,
        )
        rows.sort(key=lambda row: (row[0], row[4] if row[4] is not None else _UNBILLED))
        for film, person, number, character, _ in rows:
            role = Role.WRITER if ROLES[number] in WRITING else ROLES[number]
            yield Shared(film, person, role, fold(character or ""))

    def names(self, people: Collection[int]) -> Mapping[int, str]:
        """Give people's names."""
        return dict(self._of("SELECT id, name FROM person WHERE id IN", people))

    def works(self, people: Collection[int]) -> Iterable[tuple[int, int]]:
        """Give the films that people worked on, as person and film, each once."""
        return self._of("SELECT DISTINCT person, film FROM credit WHERE person IN", people)

    def kin(self, film: int) -> Collection[int]:
        """Give the films of the same series, and those that one is a remake of."""
        found = self._snapshot.rows(
            "SELECT other.film FROM series_film AS own JOIN series_film AS other"
            " ON other.series = own.series WHERE own.film = ?1"
            " UNION SELECT other FROM kin WHERE film = ?1 AND other IS NOT NULL"
            " UNION SELECT film FROM kin WHERE other = ?1",
            [film],
        )
        return {number for (number,) in found}

    def alike(self, genre: str, decade: int, limit: int) -> Collection[int]:
        """Give the best known films of a genre in these ten years."""
        query = Query(
            filters=(
                Filter("kind", (Kind.FILM.value,)),
                Filter("genre", (term(genre),)),
                Filter("decade", (f"{decade}s",)),
            )
        )
        keys = [found.key for found in self._index.search(query, limit=limit).found]
        rows = self._of("SELECT id FROM film WHERE key IN", keys)
        return {number for (number,) in rows}

    def _of(self, sql: str, values: Collection[object]) -> list[tuple]:  # type: ignore[type-arg]
        wanted, found = list(values), []
        for at in range(0, len(wanted), _BATCH):
            part = wanted[at : at + _BATCH]
            found += self._snapshot.rows(f"{sql} ({','.join('?' * len(part))})", part)
        return found


def snapshot_related(
    snapshot: Snapshot, index: SearchIndex, key: str, *, limit: int = 6
) -> Sequence[Related]:
    """Give the films that belong beside a film of a snapshot, best first."""
    shelf = SnapshotShelf(snapshot, index)
    number = shelf.number(key)
    return [each for _, each in films_beside(shelf, number, limit=limit)] if number else ()
