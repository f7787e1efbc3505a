"""A snapshot as a file: opened read-only, refused with a remedy when it is not what it must be."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from matinee.catalogue.model import Citation, Source
from matinee.catalogue.name_index import NameKind, open_index, pages_end
from matinee.catalogue.port import CatalogueError
from matinee.catalogue.schema import APPLICATION_ID, FORMAT

_CHUNK = 500
_MALFORMED = "malformed"  # SQLite's word for a database cut short or overwritten


class SnapshotFile:
    """A snapshot's connection, its sources and its fingerprint."""

    def __init__(self, path: Path) -> None:
        """Open the file, or raise CatalogueError saying what is wrong with it and the remedy."""
        self.path = path
        if not path.is_file():
            raise CatalogueError(
                f"{path}: there is no such catalogue; "
                "build one with 'matinee catalogue import tables FOLDER --into FILE'"
            )
        end = _inspect(path)
        try:
            # Opened for one process; a replaced file keeps its old contents until reopened.
            self._db = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise _damaged(path) from error
        self.names = open_index(path, end)
        self._citations: dict[int, Citation] = {}
        self._sources = {
            key: Source(key, name, licence, bool(publishable), home)
            for key, name, licence, publishable, home in self.rows(
                "SELECT key, name, licence, publishable, home FROM source ORDER BY id"
            )
        }
        meta = dict(self.rows("SELECT key, value FROM meta"))
        if "fingerprint" not in meta:
            raise self.damaged()
        self.fingerprint: str = meta["fingerprint"]

    def close(self) -> None:
        """Close the file."""
        self._db.close()
        if self.names:
            self.names.close()

    def known(self, kind: NameKind, names: Collection[str]) -> Collection[str]:
        """Give those of the names that the file may hold, without reading its tables."""
        return self.names.among(kind, names) if self.names else names

    def counts(self) -> Mapping[str, int]:
        """Give how many films, people, credits and series the file holds."""
        tables = {"films": "film", "people": "person", "credits": "credit", "series": "series"}
        return {
            name: int(self.rows(f"SELECT count(*) FROM {table}")[0][0])
            for name, table in tables.items()
        }

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Give all rows of a query, or raise CatalogueError when the file is damaged."""
        try:
            return self._db.execute(sql, parameters).fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise self.damaged() from error

    def batched(self, sql: str, keys: Iterable[str | int]) -> Iterator[tuple[Any, ...]]:
        """Give the rows of a query that ends in ``IN``, for any number of keys."""
        wanted = list(dict.fromkeys(keys))
        for at in range(0, len(wanted), _CHUNK):
            part = wanted[at : at + _CHUNK]
            yield from self.rows(f"{sql} ({','.join('?' * len(part))})", part)

    def citation(self, number: int) -> Citation:
        """Give who says so, by the number that rows name it with."""
        known = self._citations.get(number)
        if known is None:
            for key, ref in self.rows(
                "SELECT source.key, ref FROM citation CROSS JOIN source ON source.id = source"
                " WHERE citation.id = ?",
                (number,),
            ):
                known = self._citations[number] = Citation(key, ref)
        if known is None:
            raise self.damaged()
        return known

    def damaged(self) -> CatalogueError:
        """Make the error that says the file cannot be relied on."""
        return _damaged(self.path)


def _inspect(path: Path) -> int:
    """Refuse a file whose header is not that of a whole snapshot; give where its pages end.

    SQLite itself notices a file that was cut short only when it comes to the missing part.
    The fields of the header: https://www.sqlite.org/fileformat.html#the_database_header
    """
    with path.open("rb") as file:
        header = file.read(100)
    if header[:16] != b"SQLite format 3\0" or _number(header[68:72]) != APPLICATION_ID:
        raise CatalogueError(
            f"{path}: not a Matinee catalogue; give a file made by "
            "'matinee catalogue import tables FOLDER --into FILE'"
        )
    version = _number(header[60:64])
    if version != FORMAT:
        raise CatalogueError(
            f"{path}: written in format {version}, this Matinee reads format {FORMAT}; "
            + ("upgrade Matinee" if version > FORMAT else "import the catalogue again")
        )
    end = pages_end(header)
    if path.stat().st_size < end:
        raise _damaged(path)
    return end


def _number(part: bytes) -> int:
    return int.from_bytes(part, "big")


def _damaged(path: Path) -> CatalogueError:
    return CatalogueError(
        f"{path}: the catalogue is damaged; import it again, or remove the setting that"
        " names it to use the one that comes with Matinee"
    )
