"""Reads an item's text as the checker does, with WordPress's ways of marking paragraphs.

WordPress keeps classic posts without paragraph tags: a blank line is a paragraph, a line end a
break, and shortcodes stand in square brackets. Marks are put in, and shortcodes blanked, so that
places in what is read can be told from places in what was written.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from matinee.archive.model import Item
from matinee.document import Document, read_text

_BLANK = re.compile(r"\r?\n[ \t\u00a0]*(?:\r?\n[ \t\u00a0]*)+")
_BREAK = re.compile(r"(?<=[^\r\n>])\r?\n(?=[^\r\n<])")
_BLOCK = re.compile(r"<(?:p|div|section|article|h[1-6]|ul|ol|table|blockquote)\b", re.IGNORECASE)
_SHORTCODE = re.compile(r"\[(/?)([a-z][\w-]{1,40})((?:\s[^\[\]<>]{0,500})?)/?\]", re.IGNORECASE)
_KEPT = frozenset({"sic", "spoiler", "spoilers"})


@dataclass(frozen=True, slots=True)
class Readable:
    """A text with marks put in: ``at`` are the places of what was put in, ``size`` of how much."""

    text: str
    at: Sequence[int] = ()
    size: Sequence[int] = ()

    def origin(self, place: int) -> int:
        """Give the place in the text as written of a place in the readable one."""
        number = bisect_right(self.at, place)
        put = sum(self.size[:number])
        if number and place < self.at[number - 1] + self.size[number - 1]:
            return self.at[number - 1] - sum(self.size[: number - 1])
        return place - put


def readable(item: Item) -> Readable:
    """Give an item's text with paragraphs marked; only WordPress's classic HTML needs it."""
    if item.format != "html":
        return Readable(item.text)
    return paragraphed(_SHORTCODE.sub(_blanked, item.text))


def paragraphed(text: str) -> Readable:
    """Give WordPress's HTML with the paragraphs marked that it shows without their being marked."""
    pieces: list[str] = []
    at: list[int] = []
    size: list[int] = []
    end = length = 0
    marks = [(match.start(), "<p>") for match in _BLANK.finditer(text)]
    if not _BLOCK.search(text):
        marks += [(match.start(), "<br>") for match in _BREAK.finditer(text)]
    for start, mark in sorted(marks):
        pieces += (text[end:start], mark)
        length += start - end
        at.append(length)
        size.append(len(mark))
        length += len(mark)
        end = start
    pieces.append(text[end:])
    return Readable("".join(pieces), tuple(at), tuple(size))


def document_of(item: Item, *, path: str = "") -> Document:
    """Read an item's text into a document, or raise DocumentError."""
    return read_text(readable(item).text, format=item.format, path=path or item.source)


def _blanked(match: re.Match[str]) -> str:
    if match[2].lower() in _KEPT or (not match[3] and match[2].lower() in ("i", "a", "the")):
        return match[0]
    return " " * len(match[0])
