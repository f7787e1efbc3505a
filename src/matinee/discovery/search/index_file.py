"""An index file and the look-ups that searching is made of."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from threading import RLock
from typing import Any

from pyroaring import BitMap, FrozenBitMap

from matinee.discovery.search.fields import BY_NAME
from matinee.discovery.search.port import SearchError
from matinee.discovery.search.postings import LAST, read_set
from matinee.discovery.search.ranking import fame_of_rank
from matinee.discovery.search.rows import Row
from matinee.discovery.search.tables import FIRST, FORMAT

_CHUNK = 500
_COLUMNS = ", ".join(Row._fields)
_KEPT = 1_000  # sets of rows that are not read again
_NONE = FrozenBitMap()
Values = Mapping[str, tuple[str, BitMap]]
"""The values of a field, each with its label and the rows that have it."""


class IndexFile:
    """An open index file; changes that another process makes are seen at the next look-up."""

    def __init__(self, path: Path, *, editable: bool = False) -> None:
        """Open the file, or raise SearchError when it is no index of this format.

        One that is not ``editable`` may lie in a folder that cannot be written to.
        """
        self.path = path
        self.lock = RLock()
        mode = "mode=rw" if editable else "mode=ro&immutable=1"
        try:
            self.db = sqlite3.connect(
                f"{path.resolve().as_uri()}?{mode}", uri=True, check_same_thread=False,
                timeout=20, isolation_level=None,
            )  # fmt: skip
            if editable:
                # Readers go on while a change is written.
                self.db.execute("PRAGMA journal_mode=WAL")
            self.db.execute("PRAGMA mmap_size=1073741824")
            meta = dict(self.db.execute("SELECT key, value FROM meta").fetchall())
        except sqlite3.Error as error:
            raise SearchError(f"{path}: not a search index; build it again ({error})") from error
        if meta.get("format") != str(FORMAT):
            raise SearchError(f"{path}: a search index of another format; build it again")
        self.fingerprint: str = meta["fingerprint"]
        self.number = int(meta["number"])
        self._facets: dict[str, Values] = {}
        self._sets: dict[tuple[str, str], FrozenBitMap] = {}
        self._version = self._data_version()

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Give all rows of a query."""
        try:
            with self.lock:
                return self.db.execute(sql, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            raise SearchError(f"{self.path}: {error}; build the index again") from error

    def word(self, word: str) -> FrozenBitMap:
        """Give the rows with a name that has the word."""
        return self._set("word", word)

    def words(self, words: Sequence[str]) -> FrozenBitMap:
        """Give the rows with a name that has one of the words."""
        return self._any_of("word", words)

    def begun(self, start: str) -> FrozenBitMap:
        """Give the rows with a name that has a word which begins so."""
        return self._begun("word", start)

    def around(self, word: str, *, codes: str = "", begun: bool = False) -> FrozenBitMap:
        """Give the rows that have the word around their name, under one of the codes if given.

        With ``begun`` the word may go on, whatever its code.
        """
        if begun:
            return self._begun("around", word)
        if codes:
            return FrozenBitMap.union(_NONE, *(self._set("around", f"{word}:{c}") for c in codes))
        return self._between("around", f"{word}:", f"{word};")

    def vocabulary(self) -> list[str]:
        """Give all words of names."""
        return [term for (term,) in self.rows("SELECT term FROM word")]

    def under(self, field: str, words: Sequence[str]) -> BitMap:
        """Give the rows that have all the words under one field."""
        code = BY_NAME[field].code
        films = self.values("kind").get("film", ("", _NONE))[1] if field == "title" else _NONE
        found: FrozenBitMap | None = None
        for word in words:
            rows = self.around(word, codes=code + code.upper()) | (self.word(word) & films)
            found = rows if found is None else found & rows
        return BitMap(found or _NONE)

    def exactly_any(self, names: Sequence[str]) -> FrozenBitMap:
        """Give the rows that have one of these words as a whole name."""
        return self._any_of("exact", names)

    def exactly(self, name: str) -> FrozenBitMap:
        """Give the rows that have this one word as a whole name."""
        return self._set("exact", name)

    def entries(self, rows: Iterable[int]) -> dict[int, Row]:
        """Give the rows of the table, by number, in the order asked for."""
        wanted = list(dict.fromkeys(rows))
        found: dict[int, Row] = {}
        for at in range(0, len(wanted), _CHUNK):
            part = wanted[at : at + _CHUNK]
            marks = ",".join("?" * len(part))
            for row in self.rows(f"SELECT {_COLUMNS} FROM entry WHERE id IN ({marks})", part):
                found[row[0]] = Row._make(row)
        return {row: found[row] for row in wanted if row in found}

    def values(self, field: str) -> Values:
        """Give the values of a field."""
        known = self._facets.get(field)
        if known is None:
            known = self._facets[field] = {
                value: (label, BitMap.deserialize(rows))
                for value, label, rows in self.rows(
                    "SELECT value, label, rows FROM facet WHERE field = ?", [field]
                )
            }
        return known

    def note(self, key: str) -> str:
        """Give what was noted under a key at the last change, or nothing."""
        found = self.rows("SELECT value FROM meta WHERE key = ?", [key])
        return str(found[0][0]) if found else ""

    def fames(self, kind: str, keys: Iterable[str]) -> dict[str, float]:
        """Give how well known entries of a kind are, from 0 to 1, by key."""
        wanted = list(keys)
        found: dict[str, float] = {}
        for at in range(0, len(wanted), _CHUNK):
            part = wanted[at : at + _CHUNK]
            marks = ",".join("?" * len(part))
            for key, row, fame in self.rows(
                f"SELECT key, id, fame FROM entry WHERE key IN ({marks}) AND kind = ?",
                [*part, kind],
            ):
                found[key] = self.fame(row, fame)
        return found

    def fame(self, row: int, fame: float | None) -> float:
        """Give a row's fame: its own, or by its place."""
        return fame_of_rank(row - FIRST, self.number) if fame is None else fame

    def changed(self, kind: str) -> list[str]:
        """Give the keys of a kind's entries that were put in or changed later."""
        rows = self.rows("SELECT key FROM entry WHERE stamp IS NOT NULL AND kind = ?", [kind])
        return [key for (key,) in rows]

    def everything(self) -> BitMap:
        """Give all rows."""
        return BitMap.union(BitMap(), *(rows for _, rows in self.values("kind").values()))

    def _any_of(self, table: str, terms: Sequence[str]) -> FrozenBitMap:
        sets = []
        for at in range(0, len(terms), _CHUNK):
            part = terms[at : at + _CHUNK]
            marks = ",".join("?" * len(part))
            sets += self.rows(f"SELECT rows FROM {table} WHERE term IN ({marks})", part)
        return FrozenBitMap.union(_NONE, *(read_set(stored) for (stored,) in sets))

    def _set(self, table: str, term: str) -> FrozenBitMap:
        key = table, term
        known = self._sets.get(key)
        if known is None:
            found = self.rows(f"SELECT rows FROM {table} WHERE term = ?", [term])
            known = self._keep(key, read_set(found[0][0]) if found else _NONE)
        return known

    def _begun(self, table: str, start: str) -> FrozenBitMap:
        stored = self._set("begun", start if table == "word" else f":{start}")
        return stored or self._between(table, start, start + LAST)

    def _between(self, table: str, low: str, high: str) -> FrozenBitMap:
        key = table, f"{low}-{high}"
        known = self._sets.get(key)
        if known is None:
            found = self.rows(f"SELECT rows FROM {table} WHERE term >= ? AND term < ?", [low, high])
            rows = FrozenBitMap.union(_NONE, *(read_set(stored) for (stored,) in found))
            known = self._keep(key, rows)
        return known

    def _keep(self, key: tuple[str, str], rows: FrozenBitMap) -> FrozenBitMap:
        with self.lock:
            if len(self._sets) >= _KEPT:
                del self._sets[next(iter(self._sets))]
            self._sets[key] = rows
        return rows

    def forget(self) -> None:
        """Read everything again when it is next asked for."""
        self._facets.clear()
        self._sets.clear()

    def refresh(self) -> None:
        """See what another process has changed; to be called before each search."""
        version = self._data_version()
        if version != self._version:
            self._version = version
            self.forget()

    def _data_version(self) -> int:
        # Changes when another connection has written: https://www.sqlite.org/pragma.html
        return int(self.rows("PRAGMA data_version")[0][0])
