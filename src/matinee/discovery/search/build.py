"""Writes an index file: entries in order of fame, sets of rows, facets; whole or not at all."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import groupby
from multiprocessing import current_process
from operator import itemgetter
from pathlib import Path

from matinee.discovery.search.apart import Apart
from matinee.discovery.search.entries import Entry
from matinee.discovery.search.gathering import AroundSets, Gatherer, WordSets
from matinee.discovery.search.port import SpellingWriter
from matinee.discovery.search.rows import Facets, Row, make_row
from matinee.discovery.search.tables import FIRST, FORMAT, INDEXES, TABLES

Progress = Callable[[int], None]
"""Called with how many entries are done."""

LARGE = 200_000
"""From so many entries on, sets are gathered in processes of their own."""

_STEP = 2_000
_MARKS = ",".join("?" * len(Row._fields))


def build_index(
    path: Path,
    entries: Iterable[Entry],
    *,
    fingerprint: str,
    expected: int = 0,
    spelling: SpellingWriter | None = None,
    progress: Progress | None = None,
) -> int:
    """Write an index of entries, which must come in order of fame; say how many there were.

    ``expected`` says about how many there will be: other processes help with a LARGE number.
    The file appears at ``path`` when it is whole.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    db = sqlite3.connect(temporary, isolation_level=None)
    try:
        with ExitStack() as helpers:
            gatherers = _gatherers(expected, helpers)
            number = _write(db, entries, gatherers, fingerprint, spelling, progress)
        db.close()
        os.replace(temporary, path)
    except BaseException:
        db.close()
        temporary.unlink(missing_ok=True)
        raise
    return number


def _gatherers(expected: int, helpers: ExitStack) -> tuple[Gatherer, Gatherer]:
    """Give what gathers the words of names, and what gathers those around them."""
    # A process that others end with themselves may have none of its own.
    if expected < LARGE or current_process().daemon:
        return WordSets(), AroundSets()
    return helpers.enter_context(Apart(WordSets)), helpers.enter_context(Apart(AroundSets))


def _write(
    db: sqlite3.Connection,
    entries: Iterable[Entry],
    gatherers: tuple[Gatherer, Gatherer],
    fingerprint: str,
    spelling: SpellingWriter | None,
    progress: Progress | None,
) -> int:
    db.executescript(
        "PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
        "PRAGMA cache_size=-131072; PRAGMA temp_store=MEMORY;" + TABLES
    )
    facets = Facets()
    words, around = gatherers
    db.execute("BEGIN")
    number = 0
    for rows in _batches(entries, facets):
        db.executemany(f"INSERT INTO entry VALUES ({_MARKS})", rows)
        words.take(rows[0].id, [row.words for row in rows])
        around.take(rows[0].id, [row.around for row in rows])
        number += len(rows)
        if progress:
            progress(number)
    for gatherer in gatherers:
        gatherer.finish()
    _write_facets(db, facets)
    meta = {"format": FORMAT, "fingerprint": fingerprint, "number": number}
    db.executemany("INSERT INTO meta VALUES (?,?)", [(k, str(v)) for k, v in meta.items()])
    if spelling is not None:
        spelling.write(words.common())
    for gatherer in gatherers:
        for table, stored in groupby(gatherer.sets(), key=itemgetter(0)):
            db.executemany(f"INSERT INTO {table} VALUES (?,?)", (each[1:] for each in stored))
    db.execute("COMMIT")
    db.executescript(INDEXES)
    db.executescript("ANALYZE")
    return number


def _batches(entries: Iterable[Entry], facets: Facets) -> Iterator[Sequence[Row]]:
    """Give the rows of entries, some thousands at a time, and put their facets to the others."""
    rows: list[Row] = []
    for number, entry in enumerate(entries, FIRST):
        row = make_row(number, entry)
        facets.add(number, entry)
        rows.append(row)
        if len(rows) == _STEP:
            yield rows
            rows = []
    if rows:
        yield rows


def _write_facets(db: sqlite3.Connection, facets: Facets) -> None:
    db.executemany(
        "INSERT INTO facet VALUES (?,?,?,?)",
        [
            (field, value, label, bits.serialize())
            for (field, value), (label, bits) in facets.bitmaps().items()
        ],
    )
