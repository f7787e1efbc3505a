"""The marked words of a block (italics, quotation marks, links), looked up by their place."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from matinee.document.model import Emphasis

_LONGEST_TITLE = 80
_TITLE_MARKS = frozenset({"italic", "quote", "link"})


class _Reach:
    """How far the marks that begin up to each place reach."""

    def __init__(self, marks: Sequence[Emphasis]) -> None:
        ordered = sorted((mark.start, mark.end) for mark in marks)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def over(self, start: int, end: int) -> bool:
        at = bisect_right(self._starts, start)
        return at > 0 and self._furthest[at - 1] >= end


class Marks:
    """Says of a stretch of text whether marks enclose it, without looking at every mark."""

    def __init__(self, emphases: Sequence[Emphasis]) -> None:
        self._any = _Reach([m for m in emphases if m.mark != "strong"])
        self._quotes = _Reach([m for m in emphases if m.mark == "quote"])
        italics = [m for m in emphases if m.mark == "italic"]
        self._titles = _Reach([m for m in italics if m.end - m.start <= _LONGEST_TITLE])
        self._ends: dict[int, list[int]] = {}
        for mark in emphases:
            if mark.mark in _TITLE_MARKS:
                self._ends.setdefault(mark.start, []).append(mark.end)

    def enclose(self, start: int, end: int) -> bool:
        """Say whether a mark other than bold reaches over all of ``start``..``end``."""
        return self._any.over(start, end)

    def quote(self, start: int, end: int) -> bool:
        """Say whether quotation marks reach over all of ``start``..``end``."""
        return self._quotes.over(start, end)

    def in_title(self, start: int, end: int) -> bool:
        """Say whether italics no longer than a title reach over all of ``start``..``end``."""
        return self._titles.over(start, end)

    def set_apart(self, start: int, end: int) -> bool:
        """Say whether a mark holds just this, give or take its quotes and closing punctuation."""
        return any(
            -1 <= mark_end - end <= 3
            for begin in (start, start - 1)
            for mark_end in self._ends.get(begin, ())
        )
