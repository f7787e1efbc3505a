"""What people have decided on who is one with whom: it goes before identifiers and evidence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import polars as pl


class Rulings:
    """Rulings on films, or on people, by keys of the catalogue and by identifiers."""

    def __init__(self, rows: pl.DataFrame, kind: str) -> None:
        """Take the rulings of a kind; where two contradict each other, the one that parts wins."""
        own = rows.filter(pl.col("kind") == kind) if rows.height else rows
        ruled = dict[tuple[str, str], bool]()
        for left, right, same in own.select("left", "right", "same").iter_rows():
            ends = (min(left, right), max(left, right))
            ruled[ends] = ruled.get(ends, True) and same
        self.same: Sequence[tuple[str, str]] = sorted(ends for ends in ruled if ruled[ends])
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        for left, right in (ends for ends in ruled if not ruled[ends]):
            self._apart[left].add(right)
            self._apart[right].add(left)
        self.names = frozenset(name for ends in ruled for name in ends)
        """All that rulings speak of."""

    def __bool__(self) -> bool:
        return bool(self.names)

    def part(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Say whether two that are known by these names are ruled to be different."""
        others = set(right)
        return any(not self._apart[name].isdisjoint(others) for name in left if name in self._apart)

    @property
    def parted(self) -> Sequence[tuple[str, str]]:
        """The pairs that are ruled to be different."""
        return sorted((a, b) for a, others in self._apart.items() for b in others if a < b)
