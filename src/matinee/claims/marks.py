"""The marked words of a block (italics, quotation marks, links), looked up by their place."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from matinee.document.model import Emphasis

_TITLE_MARKS = frozenset({"italic", "quote", "link"})


class Marks:
    """Says of a stretch of text whether marks enclose it, without looking at every mark."""

    def __init__(self, emphases: Sequence[Emphasis]) -> None:
        enclosing = sorted((m.start, m.end) for m in emphases if m.mark != "strong")
        self._starts = [start for start, _ in enclosing]
        self._furthest = list(accumulate((end for _, end in enclosing), max))
        self._ends: dict[int, list[int]] = {}
        for mark in emphases:
            if mark.mark in _TITLE_MARKS:
                self._ends.setdefault(mark.start, []).append(mark.end)

    def enclose(self, start: int, end: int) -> bool:
        """Say whether a mark other than bold reaches over all of ``start``..``end``."""
        at = bisect_right(self._starts, start)
        return at > 0 and self._furthest[at - 1] >= end

    def set_apart(self, start: int, end: int) -> bool:
        """Say whether a mark holds just this, give or take its quotes and closing punctuation."""
        return any(
            -1 <= mark_end - end <= 3
            for begin in (start, start - 1)
            for mark_end in self._ends.get(begin, ())
        )
