"""Keeps what was fetched in one file, so that the next run asks for nothing twice."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from matinee.fetch.errors import FetchError

_TABLES = """
CREATE TABLE IF NOT EXISTS entity (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, fetched TEXT NOT NULL, body BLOB NOT NULL)
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answer (
    question TEXT PRIMARY KEY, fetched TEXT NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
"""
_CHUNK = 500


class Cache:
    """Entities under their ids and answers under their questions; each batch is kept at once."""

    def __init__(self, path: Path) -> None:
        """Open the file, which is made if there is none; one that is damaged is begun anew."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = _opened(path)
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            self._db = _opened(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def entities(self, ids: Iterable[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Give the entities that are kept."""
        for part in _parts(ids):
            marks = ",".join("?" * len(part))
            for id, body in self._db.execute(
                f"SELECT id, body FROM entity WHERE id IN ({marks})", part
            ):
                yield id, json.loads(zlib.decompress(body))

    def revisions(self, ids: Iterable[str]) -> dict[str, int]:
        """Give the revision in which each entity is kept."""
        found: dict[str, int] = {}
        for part in _parts(ids):
            marks = ",".join("?" * len(part))
            found |= dict(
                self._db.execute(f"SELECT id, revision FROM entity WHERE id IN ({marks})", part)
            )
        return found

    def keep(self, entities: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep entities, in the place of earlier revisions."""
        rows = [(id, _revision(entity), _now(), _packed(entity)) for id, entity in entities.items()]
        self._write("INSERT OR REPLACE INTO entity VALUES (?,?,?,?)", rows)

    def answer(self, question: str) -> Any:
        """Give the answer that is kept, or None."""
        row = self._db.execute("SELECT body FROM answer WHERE question = ?", (question,)).fetchone()
        return json.loads(zlib.decompress(row[0])) if row else None

    def keep_answer(self, question: str, answer: Any) -> None:
        """Keep an answer, in the place of an earlier one."""
        row = (question, _now(), _packed(answer))
        self._write("INSERT OR REPLACE INTO answer VALUES (?,?,?)", [row])

    def _write(self, sql: str, rows: list[tuple[Any, ...]]) -> None:
        try:
            with self._db:
                self._db.executemany(sql, rows)
        except sqlite3.OperationalError as error:
            raise FetchError(f"what was fetched cannot be kept: {error}") from error


def _opened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=30)
    db.executescript(_TABLES)
    return db


def _packed(value: Any) -> bytes:
    return zlib.compress(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"), 3)


def _revision(entity: Mapping[str, Any]) -> int:
    revision = entity.get("lastrevid")
    return revision if isinstance(revision, int) else 0


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    wanted = list(dict.fromkeys(ids))
    for at in range(0, len(wanted), _CHUNK):
        yield wanted[at : at + _CHUNK]
