"""Puts rows in order of fame, of year, of length or of score, without reading them all."""

from collections.abc import Iterator, Sequence

from pyroaring import BitMap

from matinee.discovery.search.index_file import IndexFile
from matinee.discovery.search.tables import FIRST

_BY = {
    "newest": ("year", True),
    "oldest": ("year", False),
    "longest": ("runtime", True),
    "shortest": ("runtime", False),
    "best": ("score", True),
}
_RECENT = 2_000


def in_order(file: IndexFile, rows: BitMap, sort: str, offset: int, limit: int) -> Sequence[int]:
    """Give a page of these rows: best known first, or as ``sort`` of the query language says.

    What lacks the value that is sorted by comes last.
    """
    if sort not in _BY:
        return _by_fame(file, rows, offset + limit)[offset:]
    field, falling = _BY[sort]
    page: list[int] = []
    for group in _groups(file, rows, field, falling):
        if offset >= len(group):
            offset -= len(group)
            continue
        page += _by_fame(file, group, offset + limit - len(page))[offset:]
        offset = 0
        if len(page) >= limit:
            break
    return page[:limit]


def _groups(file: IndexFile, rows: BitMap, field: str, falling: bool) -> Iterator[BitMap]:
    rest = rows.copy()
    values = file.values(field)
    for value in sorted(values, key=int, reverse=falling):
        group = values[value][1] & rest
        if group:
            rest -= group
            yield group
    if rest:
        yield rest


def _by_fame(file: IndexFile, rows: BitMap, most: int) -> list[int]:
    """Give the best known: rows stand in that order, but for those put in later."""
    house_count = rows.rank(FIRST - 1)
    house = list(rows[: min(house_count, _RECENT)])
    older = list(rows[house_count : house_count + most])
    if not house:
        return older
    fame = {row.id: row.fame or 0.0 for row in file.entries(house).values()}
    fame |= {row: file.fame(row, None) for row in older}
    return sorted((*house, *older), key=lambda row: (-fame[row], row))[:most]
