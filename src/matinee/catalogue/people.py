"""Writes the people of a snapshot: one a normal form, with an address part of their own."""

import sqlite3
from collections.abc import Sequence

from matinee.catalogue.names import fold, slugify

_BATCH = 10_000


class People:
    """The people of a snapshot being built; rows are written in batches, the last by ``flush``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Begin with nobody."""
        self._db = db
        self._numbers: dict[str, int] = {}
        self._keys: set[str] = set()
        self._rows: list[tuple[int, str, str]] = []
        self._names: list[tuple[str, int, str]] = []

    def __len__(self) -> int:
        return len(self._keys)

    def number(self, name: str, aliases: Sequence[str]) -> int:
        """Give the number of the person of this name, who also goes by ``aliases``."""
        folded = fold(name) or name
        person = self._numbers.get(folded)
        if person is None:
            key = self._key(folded, name)
            self._keys.add(key)
            person = len(self._keys)
            self._rows.append((person, key, name))
            self._name(person, folded, name)
        for alias in aliases:
            if fold(alias):
                self._name(person, fold(alias), alias)
        return person

    def flush(self) -> None:
        """Write what has gathered."""
        self._db.executemany("INSERT INTO person VALUES (?,?,?)", self._rows)
        self._db.executemany("INSERT OR IGNORE INTO person_name VALUES (?,?,?)", self._names)
        self._rows.clear()
        self._names.clear()

    def _key(self, folded: str, name: str) -> str:
        base = slugify(name) or folded.replace(" ", "-")
        key, number = base, 1
        while key in self._keys:
            number += 1
            key = f"{base}-{number}"
        return key

    def _name(self, person: int, folded: str, name: str) -> None:
        self._numbers.setdefault(folded, person)
        self._names.append((folded, person, name))
        if len(self._names) >= _BATCH:
            self.flush()
