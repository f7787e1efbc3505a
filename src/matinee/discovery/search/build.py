"""Writes an index file: entries in order of fame, sets of rows, facets; whole or not at all."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from matinee.discovery.search.entries import Entry
from matinee.discovery.search.port import SpellingWriter
from matinee.discovery.search.postings import Postings
from matinee.discovery.search.rows import Facets, Row, make_row
from matinee.discovery.search.tables import FIRST, FORMAT, INDEXES, TABLES

Progress = Callable[[int], None]
"""Called with how many entries are done."""

_STEP = 2_000
_MARKS = ",".join("?" * len(Row._fields))


def build_index(
    path: Path,
    entries: Iterable[Entry],
    *,
    fingerprint: str,
    spelling: SpellingWriter | None = None,
    progress: Progress | None = None,
) -> int:
    """Write an index of entries, which must come in order of fame; say how many there were.

    The file appears at ``path`` when it is whole.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    db = sqlite3.connect(temporary, isolation_level=None)
    try:
        number = _write(db, entries, fingerprint, spelling, progress)
        db.close()
        os.replace(temporary, path)
    except BaseException:
        db.close()
        temporary.unlink(missing_ok=True)
        raise
    return number


def _write(
    db: sqlite3.Connection,
    entries: Iterable[Entry],
    fingerprint: str,
    spelling: SpellingWriter | None,
    progress: Progress | None,
) -> int:
    db.executescript(
        "PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
        "PRAGMA cache_size=-131072; PRAGMA temp_store=MEMORY;" + TABLES
    )
    facets, postings = Facets(), Postings()

    def rows() -> Iterator[Row]:
        for number, entry in enumerate(entries):
            row = make_row(FIRST + number, entry)
            facets.add(row.id, entry)
            postings.add(row)
            if progress and number % _STEP == 0:
                progress(number)
            yield row

    db.execute("BEGIN")
    db.executemany(f"INSERT INTO entry VALUES ({_MARKS})", rows())
    (number,) = db.execute("SELECT count(*) FROM entry").fetchone()
    words = postings.words() if spelling is not None else []
    postings.write(db)
    db.executemany(
        "INSERT INTO facet VALUES (?,?,?,?)",
        [
            (field, value, label, bits.serialize())
            for (field, value), (label, bits) in facets.bitmaps().items()
        ],
    )
    meta = {"format": FORMAT, "fingerprint": fingerprint, "number": number}
    db.executemany("INSERT INTO meta VALUES (?,?)", [(k, str(v)) for k, v in meta.items()])
    db.execute("COMMIT")
    db.executescript(INDEXES)
    db.executescript("ANALYZE")
    if spelling is not None:
        spelling.write(words)
    return int(number)
