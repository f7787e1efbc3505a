"""What is known of the last build: of each file, what it was made of. Kept in the site's folder."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from matinee_site.building.asking import Question

FORMAT = 1
_TABLES = """
CREATE TABLE build (format INTEGER, id TEXT, mark TEXT);
CREATE TABLE sql (id INTEGER PRIMARY KEY, text TEXT UNIQUE);
CREATE TABLE file (
    path TEXT PRIMARY KEY, state TEXT, day TEXT, asked TEXT, answers BLOB, links BLOB, cut TEXT
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a file was made of.

    ``state`` sums up what is no question of its own: the program, the settings, the house in
    short. ``cut`` holds the links that are plain words in it.
    """

    path: str
    state: str
    day: str
    asked: Sequence[Question]
    answers: bytes
    links: Sequence[str]
    cut: Sequence[str]


class LastBuild:
    """The record of the last build, to read; empty where there is none that can be used."""

    def __init__(self, file: Path) -> None:
        self.id, self.mark = "", ""
        self._db: sqlite3.Connection | None = None
        try:
            db = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
            format, self.id, self.mark = db.execute("SELECT * FROM build").fetchone()
            self._sql = dict(db.execute("SELECT id, text FROM sql"))
        except (sqlite3.Error, TypeError, ValueError):
            return
        if format == FORMAT:
            self._db = db
        else:
            self.id, self.mark = "", ""

    def known(self, path: str) -> Known | None:
        """Give what a file was made of."""
        if self._db is None:
            return None
        row = self._db.execute("SELECT * FROM file WHERE path = ?", [path]).fetchone()
        if row is None:
            return None
        path, state, day, asked, answers, links, cut = row
        return Known(
            path=path, state=state, day=day, answers=answers, cut=json.loads(cut),
            asked=[(self._sql[number], params) for number, params in json.loads(asked)],
            links=json.loads(zlib.decompress(links)),
        )  # fmt: skip

    def paths(self) -> set[str]:
        """Give the addresses of all files."""
        return (
            {path for (path,) in self._db.execute("SELECT path FROM file")} if self._db else set()
        )


class NewBuild:
    """The record of a build that is under way; it counts from ``finish`` on."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._new = file.with_suffix(".new")
        for suffix in ("", "-journal"):
            Path(f"{self._new}{suffix}").unlink(missing_ok=True)
        self._db = sqlite3.connect(self._new)
        self._db.executescript(f"PRAGMA synchronous=OFF; {_TABLES}")
        self._sql: dict[str, int] = {}

    def add(self, files: Iterable[Known]) -> None:
        """Keep what files were made of."""
        rows = [
            (
                each.path, each.state, each.day,
                json.dumps([[self._number(sql), params] for sql, params in each.asked]),
                each.answers, zlib.compress(json.dumps(each.links).encode(), 1),
                json.dumps(each.cut),
            )
            for each in files
        ]  # fmt: skip
        self._db.executemany("INSERT OR REPLACE INTO file VALUES (?,?,?,?,?,?,?)", rows)

    def finish(self, *, id: str, mark: str) -> None:
        """Let this be the record of the last build."""
        self._db.execute("INSERT INTO build VALUES (?,?,?)", [FORMAT, id, mark])
        self._db.executemany(
            "INSERT INTO sql VALUES (?,?)", [(number, text) for text, number in self._sql.items()]
        )
        self._db.commit()
        self._db.close()
        self._new.replace(self._file)

    def drop(self) -> None:
        """Forget it."""
        self._db.close()
        self._new.unlink(missing_ok=True)

    def _number(self, sql: str) -> int:
        return self._sql.setdefault(sql, len(self._sql) + 1)
