"""Shows a place in a line of text: the words around it, and a line drawn below."""

import unicodedata
from dataclasses import dataclass

from matinee.cli.messages import printable


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words around a place in three pieces, which stand on one line, and the underline."""

    before: str
    marked: str
    after: str
    underline: str


def excerpt(line: str, at: int, length: int, *, width: int = 96) -> Excerpt:
    """Cut the words around ``line[at : at + length]`` to ``width`` characters.

    A place that runs over the line's end is cut there.
    """
    end = max(min(at + length, len(line), at + width), at)
    room = max(width - (end - at), 0)
    left = max(0, at - room // 2)
    right = min(len(line), end + room - (at - left))
    left = max(0, min(left, right - width))
    left, right = _at_word(line, left, at), _before_word(line, right, end)
    before = ("…" if left else "") + line[left:at]
    after = line[end:right] + ("…" if right < len(line) else "")
    before, marked, after = (printable(part) for part in (before, line[at:end], after))
    underline = " " * columns(before) + "~" * max(columns(marked), 1)
    return Excerpt(before, marked, after, underline)


def columns(text: str) -> int:
    """Count the columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def _at_word(line: str, at: int, limit: int) -> int:
    if not at:
        return at
    space = line.find(" ", at, min(at + 24, limit))
    return space + 1 if space != -1 else at


def _before_word(line: str, at: int, limit: int) -> int:
    if at == len(line):
        return at
    space = line.rfind(" ", max(at - 24, limit), at)
    return space if space != -1 else at
