"""An index file and the look-ups that searching is made of."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from threading import RLock
from typing import Any

from pyroaring import BitMap

from matinee.discovery.search.port import SearchError
from matinee.discovery.search.ranking import fame_of_rank
from matinee.discovery.search.rows import Row
from matinee.discovery.search.tables import FIRST, FORMAT, any_code

_CHUNK = 500
_COLUMNS = ", ".join(Row._fields)
_LAST = 1 << 62
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

    def named(self, words: Sequence[str], *, begun: bool, limit: int) -> list[int]:
        """Give the rows with a name that has all the words, the best known first.

        Of what was put in later the newest ``limit`` rows come first, then as many of the others.
        """
        return self._matching("names", _all_of([[word] for word in words], begun), limit)

    def around(self, words: Sequence[str], *, begun: bool, limit: int) -> list[int]:
        """Give the rows that have all the words in their title or around it."""
        groups = [[f"{code}:{word}" for code in any_code()] for word in words]
        return self._matching("context", _all_of(groups, begun and len(words[-1]) > 2), limit)

    def named_like(self, groups: Sequence[Sequence[str]], *, limit: int) -> list[int]:
        """Give the rows with a name that has a word of each group, the best known first."""
        return self._matching("names", _all_of(groups, False), limit)

    def vocabulary(self) -> list[str]:
        """Give all words of names, the commonest first."""
        self.rows("CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab (main, names, row)")
        return [word for (word,) in self.rows("SELECT term FROM temp.word ORDER BY doc DESC")]

    def under(self, field: str, words: Sequence[str]) -> BitMap:
        """Give the rows that have all the words under one field."""
        groups = [[f"{code}:{word}" for code in any_code(field)] for word in words]
        found = self.rows(
            "SELECT rowid FROM context WHERE context MATCH ?", [_all_of(groups, False)]
        )
        return BitMap([row for (row,) in found])

    def exactly(self, forms: Iterable[str]) -> list[int]:
        """Give the rows that have one of these as a whole name, in normal form."""
        wanted = list(forms)
        marks = ",".join("?" * len(wanted))
        return [
            row
            for (row,) in self.rows(
                f"SELECT DISTINCT entry FROM exact WHERE folded IN ({marks}) ORDER BY entry"
                " LIMIT 200",
                wanted,
            )
        ]

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
        self._refresh()
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

    def _matching(self, table: str, match: str, limit: int) -> list[int]:
        sql = (
            f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid BETWEEN ? AND ?"
            " ORDER BY rowid LIMIT ?"
        )
        house = self.rows(sql, [match, 0, FIRST - 1, limit])
        return [row for (row,) in (*house, *self.rows(sql, [match, FIRST, _LAST, limit]))]

    def forget(self) -> None:
        """Read the facets again when they are next asked for."""
        self._facets.clear()

    def _refresh(self) -> None:
        version = self._data_version()
        if version != self._version:
            self._version = version
            self.forget()

    def _data_version(self) -> int:
        # Changes when another connection has written: https://www.sqlite.org/pragma.html
        return int(self.rows("PRAGMA data_version")[0][0])


def _all_of(groups: Sequence[Sequence[str]], begun: bool) -> str:
    """Give an FTS5 expression: a token of every group; with ``begun`` the last may go on.

    Every token is quoted, so that nothing a reader types is read as an operator.
    """
    parts = []
    for number, group in enumerate(groups, 1):
        star = "*" if begun and number == len(groups) else ""
        parts.append("(" + " OR ".join(f'"{each}"{star}' for each in group) + ")")
    return " AND ".join(parts)
