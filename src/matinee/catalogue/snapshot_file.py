"""A snapshot as a file: opened read-only, refused with a remedy when it is not what it must be."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from matinee.catalogue.model import Citation, Source
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
        try:
            # Opened for one process; a replaced file keeps its old contents until reopened.
            self._db = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            (application,) = self._db.execute("PRAGMA application_id").fetchone()
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
        except sqlite3.Error as error:
            if _MALFORMED in str(error):
                raise self.damaged() from error
            raise CatalogueError(_foreign(path)) from error
        if application != APPLICATION_ID:
            raise CatalogueError(_foreign(path))
        if version != FORMAT:
            raise CatalogueError(
                f"{path}: written in format {version}, this Matinee reads format {FORMAT}; "
                + ("upgrade Matinee" if version > FORMAT else "import the catalogue again")
            )
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

    def batched(self, sql: str, keys: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        """Give the rows of a query that ends in ``IN``, for any number of keys."""
        wanted = list(dict.fromkeys(keys))
        for at in range(0, len(wanted), _CHUNK):
            part = wanted[at : at + _CHUNK]
            yield from self.rows(f"{sql} ({','.join('?' * len(part))})", part)

    def damaged(self) -> CatalogueError:
        """Make the error that says the file cannot be relied on."""
        return CatalogueError(
            f"{self.path}: the catalogue is damaged; import it again, or remove the setting that"
            " names it to use the one that comes with Matinee"
        )


def _foreign(path: Path) -> str:
    return (
        f"{path}: not a Matinee catalogue; give a file made by "
        "'matinee catalogue import tables FOLDER --into FILE'"
    )
