"""Turns entries into the rows of an index, and gathers which rows have which facet."""

from array import array
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from pyroaring import BitMap

from matinee.discovery.search.entries import Entry
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
    lines = dict.fromkeys(map(_line, (entry.name, *entry.names)[:MAX_NAMES]))
    lines.pop("", None)
    words = LINE.join(lines)
    return Row(
        row, entry.kind, entry.key, entry.slug, entry.name, entry.year, entry.imdb_id, entry.note,
        fame, words, _around(entry), stamp,
    )  # fmt: skip


def facet_values(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Give an entry's facets as field, normal value and label; its kind is one."""
    yield "kind", entry.kind, entry.kind
    for field, values in entry.facets.items():
        is_term = BY_NAME[field].values is Values.TERM
        for written in values:
            value = term(written) if is_term else written
            if value:
                yield field, value, written


class Facets:
    """Which rows have which value, gathered entry by entry."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], array[int]] = {}
        self._labels: dict[tuple[str, str], str] = {}

    def add(self, row: int, entry: Entry) -> None:
        """Take an entry's facets."""
        for field, value, label in facet_values(entry):
            rows = self._rows.get((field, value))
            if rows is None:
                rows = self._rows[field, value] = array("I")
                self._labels[field, value] = label
            rows.append(row)

    def bitmaps(self) -> Mapping[tuple[str, str], tuple[str, BitMap]]:
        """Give each value's label and rows."""
        return {key: (self._labels[key], BitMap(rows)) for key, rows in self._rows.items()}


def _around(entry: Entry) -> str:
    """Give the year and what is around the name, a line each, behind the code of its field."""
    lines = [f"{YEAR_CODE} {entry.year}"] if entry.year else []
    for field, name in entry.around[:MAX_AROUND]:
        line = _line(name)
        if line:
            lines.append(f"{CODES[field]} {line}")
    return LINE.join(lines)


@lru_cache(maxsize=100_000)
def _line(name: str) -> str:
    folded, more = name_words(name)
    return f"{folded}{MORE}{more}" if more else folded
