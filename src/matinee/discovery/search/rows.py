"""Turns entries into the rows of an index, and gathers which rows have which facet."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import NamedTuple

from pyroaring import BitMap

from matinee.discovery.search.entries import Entry, Kind
from matinee.discovery.search.fields import BY_NAME, CODES, YEAR_CODE, Values
from matinee.discovery.search.tables import LINE, MORE
from matinee.discovery.search.words import name_words, term

MAX_NAMES = 64
MAX_AROUND = 800


class Row(NamedTuple):
    """A row of the table ``entry``."""

    id: int
    kind: str
    key: str
    slug: str
    name: str
    year: int | None
    imdb_id: str | None
    note: str
    fame: float | None
    words: str
    around: str
    stamp: str | None = None


def make_row(row: int, entry: Entry, *, fame: float | None = None, stamp: str | None = None) -> Row:
    """Make an entry's row; one of the catalogue has its fame by its place."""
    # A person's name stands around their films too; others come but once, and are not kept.
    words = _line(entry.name) if entry.kind is Kind.PERSON else _fresh_line(entry.name)
    if entry.names:
        lines = dict.fromkeys((words, *map(_fresh_line, entry.names[: MAX_NAMES - 1])))
        lines.pop("", None)
        words = LINE.join(lines)
    return Row(
        row, str(entry.kind), entry.key, entry.slug, entry.name, entry.year, entry.imdb_id,
        entry.note, fame, words, _around(entry), stamp,
    )  # fmt: skip


def facet_values(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Give an entry's facets as field, normal value and label; its kind is one."""
    yield "kind", entry.kind, entry.kind
    for field, values in entry.facets.items():
        for written in values:
            value = _normal(field, written)
            if value:
                yield field, value, written


class Facets:
    """Which rows have which value, gathered entry by entry."""

    def __init__(self) -> None:
        # By what is written, which few values are in several ways: they meet at the end.
        self._written: dict[tuple[str, str], array[int]] = defaultdict(partial(array, "I"))

    def add(self, row: int, entry: Entry) -> None:
        """Take an entry's facets."""
        written = self._written
        written["kind", entry.kind].append(row)
        for field, values in entry.facets.items():
            for value in values:
                written[field, value].append(row)

    def bitmaps(self) -> Mapping[tuple[str, str], tuple[str, BitMap]]:
        """Give each value's rows, and its label as it was first written."""
        found: dict[tuple[str, str], tuple[str, BitMap]] = {}
        for (field, label), rows in self._written.items():
            value = _normal(field, label)
            if value:
                found.setdefault((field, value), (label, BitMap()))[1].update(rows)
        return found


def _normal(field: str, written: str) -> str:
    return term(written) if BY_NAME[field].values is Values.TERM else written


def _around(entry: Entry) -> str:
    """Give the year and what is around the name, a line each, behind the code of its field."""
    lines = [f"{YEAR_CODE} {entry.year}"] if entry.year else []
    lines += [
        f"{CODES[field]} {line}"
        for field, name in entry.around[:MAX_AROUND]
        if (line := _line(name))
    ]
    return LINE.join(lines)


def _fresh_line(name: str) -> str:
    folded, more = name_words(name)
    return f"{folded}{MORE}{more}" if more else folded


_line = lru_cache(maxsize=200_000)(_fresh_line)
