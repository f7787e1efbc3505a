"""Keeps results of unchanged texts in the user's cache folder; a cache that fails is done without.

A result is found by the text and by all that it rests on: the catalogue, the settings, and the
program. Nothing is kept of the text but what the result itself shows.
"""

import contextlib
import hashlib
import json
import os
import sqlite3
import time
import zlib
from pathlib import Path

from platformdirs import user_cache_path

import matinee
from matinee.cli.checked import Checked, Job, Text, from_json, to_json

FILE = "checks-1.sqlite"
MOST_BYTES = 64_000_000
MOST_ENTRIES = 50_000
_WAIT = 2.0
_TABLE = (
    "CREATE TABLE IF NOT EXISTS result (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER)"
)


def cache_folder() -> Path:
    """Give the folder: MATINEE_CACHE, or where the system keeps caches."""
    named = os.environ.get("MATINEE_CACHE")
    return Path(named) if named else user_cache_path("matinee", appauthor=False)


class Cache:
    """Results by what they rest on."""

    def __init__(self, job: Job, fingerprint: str, *, folder: Path | None = None) -> None:
        """Open the cache for the texts of one run; ``fingerprint`` is the catalogue's."""
        self._base = hashlib.sha256(repr((program(), fingerprint, _asked(job))).encode())
        self._path = (folder or cache_folder()) / FILE
        self._hits: list[bytes] = []
        self._new: list[tuple[bytes, bytes]] = []
        self._db = self._open()

    def key(self, text: Text) -> bytes:
        """Give the key of a text: its bytes, its format, and what is accepted in it."""
        digest = self._base.copy()
        digest.update(repr((os.path.splitext(text.path)[1].lower(), text.accepted)).encode())
        digest.update(text.data)
        return digest.digest()

    def get(self, key: bytes, path: str) -> Checked | None:
        """Give what is known under a key, for the text now at ``path``."""
        if self._db is None:
            return None
        try:
            row = self._db.execute("SELECT value FROM result WHERE key = ?", (key,)).fetchone()
            found = from_json(json.loads(zlib.decompress(row[0])), path) if row else None
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        except (zlib.error, ValueError, KeyError, TypeError, AttributeError):
            return None  # Written by something else; the new result takes its place.
        if found:
            self._hits.append(key)
        return found

    def put(self, key: bytes, checked: Checked) -> None:
        """Keep a result; it is written on closing."""
        if self._db is not None:
            value = zlib.compress(json.dumps(to_json(checked)).encode())
            self._new.append((key, value))

    def close(self) -> None:
        """Write what is new, and forget what was longest not asked for beyond the bounds."""
        if self._db is None:
            return
        now = int(time.time())
        try:
            with self._db:
                self._db.executemany(
                    "INSERT OR REPLACE INTO result VALUES (?,?,?)",
                    [(key, value, now) for key, value in self._new],
                )
                self._db.executemany(
                    "UPDATE result SET used = ? WHERE key = ?", [(now, key) for key in self._hits]
                )
                if self._new:
                    self._forget()
        except sqlite3.Error as error:
            self._give_up(error)
        else:
            self._db.close()

    def _forget(self) -> None:
        assert self._db is not None
        self._db.execute(
            "DELETE FROM result WHERE key IN (SELECT key FROM (SELECT key, row_number() OVER new AS"
            " place, sum(length(value)) OVER new AS bytes FROM result WINDOW new AS"
            " (ORDER BY used DESC, key)) WHERE place > ? OR bytes > ?)",
            (MOST_ENTRIES, MOST_BYTES),
        )

    def _open(self) -> sqlite3.Connection | None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            return None
        for _ in range(2):
            try:
                db = sqlite3.connect(self._path, timeout=_WAIT)
                db.execute("PRAGMA journal_mode=WAL")
                db.execute("PRAGMA synchronous=OFF")
                db.execute(_TABLE)
                db.execute("SELECT key, value, used FROM result LIMIT 1").fetchone()
            except sqlite3.Error as error:
                if not _spoilt(error):
                    return None  # Locked, or a place that cannot be written.
                self._remove()
            else:
                return db
        return None

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without; a file that is damaged inside is removed, and made anew next time."""
        with contextlib.suppress(sqlite3.Error):
            if self._db is not None:
                self._db.close()
        self._db = None
        if _spoilt(error):
            self._remove()

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                Path(f"{self._path}{ending}").unlink()


def _spoilt(error: sqlite3.Error) -> bool:
    """Say whether the file is no cache of ours, or a damaged one."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def program() -> str:
    """Name the program by its version and, while it is worked on, by the state of its files."""
    root = Path(matinee.__file__).parent
    files = sorted(root.rglob("*.py"))
    states = [(file.name, (stat := file.stat()).st_size, stat.st_mtime_ns) for file in files]
    return hashlib.sha256(repr((matinee.__version__, states)).encode()).hexdigest()


def _asked(job: Job) -> tuple[object, ...]:
    return job.film, sorted((rule, level.value) for rule, level in job.levels.items())
