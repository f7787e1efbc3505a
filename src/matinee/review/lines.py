"""Cuts a document's blocks into the lines that the author wrote."""

import re
from dataclasses import dataclass

from matinee.document import Block, BlockKind, Document, Span

_LOOK_BACK = 120
_HTML_HEADING = re.compile(r"<h[1-6]\b[^<>]*>(?:\s|<[a-z]+[^<>]*>){0,9}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block: ``text`` is ``block.text[start:end]``, without outer white space.

    ``strong`` is how much of its beginning is bold; ``firm`` says that a heading is marked up as
    one (a short line of plain text is not); ``sign`` is the bullet of an item.
    """

    block: int
    start: int
    end: int
    text: str
    kind: BlockKind
    level: int = 0
    strong: int = 0
    firm: bool = False
    sign: str = ""
    first: bool = True

    def span(self, document: Document, start: int = 0, end: int | None = None) -> Span:
        """Give the original place of a part of the line."""
        end = len(self.text) if end is None else end
        return document.blocks[self.block].span(self.start + start, self.start + end)


def lines_of(document: Document) -> list[Line]:
    """Give the lines of all blocks, in order."""
    lines: list[Line] = []
    for index, block in enumerate(document.blocks):
        begin = 0
        for end in (*_breaks(document.source, block), len(block.text)):
            written = block.text[begin:end]
            text = written.strip()
            if text:
                start = begin + len(written) - len(written.lstrip())
                lines.append(_line(document, index, start, text, begin == 0))
            begin = end
    return lines


def _line(document: Document, index: int, start: int, text: str, first: bool) -> Line:
    block = document.blocks[index]
    end = start + len(text)
    strong = 0
    for mark in block.emphases:
        if mark.mark == "strong" and mark.start <= start < mark.end:
            strong = max(strong, min(mark.end, end) - start)
    kind, firm, sign = block.kind, False, ""
    place = block.span(start, start + 1).start
    if kind is BlockKind.HEADING:
        firm = is_marked_up(document, block)
    elif kind is BlockKind.ITEM and first:
        sign = document.source[max(0, place - 8) : place].rstrip(" \t*_[")[-1:]
    return Line(index, start, end, text, kind, block.level, strong, firm, sign, first)


def _breaks(source: str, block: Block) -> list[int]:
    """Give the plain offsets of the white space that ended a line: a newline or a break tag."""
    found: list[int] = []
    for run in block.runs:
        if run.width != run.length:
            continue
        if run.length == 1 and source[run.source : run.source + 1] == "<":
            if block.text[run.plain] == " ":
                found.append(run.plain)
            continue
        stop = run.source + run.length
        at = source.find("\n", run.source, stop)
        while at != -1:
            found.append(run.plain + at - run.source)
            at = source.find("\n", at + 1, stop)
    return found


def is_marked_up(document: Document, block: Block) -> bool:
    """Say whether a heading is written as one; a short line of plain text is only taken for one."""
    source, place = document.source, block.span(0, len(block.text))
    before = source[max(0, place.start - _LOOK_BACK) : place.start]
    if "#" in before.rpartition("\n")[2] or _HTML_HEADING.search(before):
        return True
    after = source[place.end : place.end + _LOOK_BACK].partition("\n")[2].lstrip(" ")
    return after.startswith(("=", "-"))
