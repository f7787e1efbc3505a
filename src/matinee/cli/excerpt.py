"""Shows a place in a text: its line and column, the words around it, and a line drawn below."""

import unicodedata
from dataclasses import dataclass

from matinee.cli.messages import printable
from matinee.document.model import Span


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A place counted from one, the words around it in three pieces, and the underline.

    ``before``, ``marked`` and ``after`` stand on one line; ``underline`` stands below it.
    """

    line: int
    column: int
    before: str
    marked: str
    after: str
    underline: str


def excerpt(source: str, span: Span, *, width: int = 96) -> Excerpt:
    """Cut the words around a span to ``width`` characters, and a span at the end of its line."""
    begin = source.rfind("\n", 0, span.start) + 1
    stop = source.find("\n", span.start)
    stop = len(source) if stop == -1 else stop
    stop = stop - 1 if stop > begin and source[stop - 1] == "\r" else stop
    end = max(min(span.end, stop, span.start + width), span.start)
    room = max(width - (end - span.start), 0)
    left = max(begin, span.start - room // 2)
    right = min(stop, end + room - (span.start - left))
    left = max(begin, min(left, right - width))
    left, right = _at_word(source, left, begin, span.start), _before_word(source, right, stop, end)
    before = ("…" if left > begin else "") + source[left : span.start]
    after = source[end:right] + ("…" if right < stop else "")
    before, marked, after = (printable(part) for part in (before, source[span.start : end], after))
    indent = " " * columns(before)
    return Excerpt(
        line=source.count("\n", 0, span.start) + 1,
        column=span.start - begin + 1,
        before=before,
        marked=marked,
        after=after,
        underline=indent + "~" * max(columns(marked), 1),
    )


def columns(text: str) -> int:
    """Count the columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def _at_word(source: str, at: int, begin: int, limit: int) -> int:
    if at == begin:
        return at
    space = source.find(" ", at, min(at + 24, limit))
    return space + 1 if space != -1 else at


def _before_word(source: str, at: int, stop: int, limit: int) -> int:
    if at == stop:
        return at
    space = source.rfind(" ", max(at - 24, limit), at)
    return space if space != -1 else at
