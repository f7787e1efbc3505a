"""Reads the Markdown that most reviews are: paragraphs and headings, words in italics or bold.

Only texts in which no other mark can mean anything are read here, at a fraction of the time that
the whole grammar takes; everything else is left to ``markdown.py``, which gives the same blocks.
"""

import re

from matinee.document.builder import BlockBuilder
from matinee.document.model import Block, BlockKind

# What may begin a code span, a link, a tag, an entity, a table cell or an escape; and control
# characters, tabs among them, which the grammar has rules of its own for.
_MARKED = re.compile(r"[\\`\[\]<|~\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]|&[#\w]")
# A line that is prose: no list, quotation, rule, underlining of a heading or indented code.
_PROSE = re.compile(r"(?![#>+=:-]|\d{1,9}[.)](?:\s|$)|[*_]+(?![^\W_]))\S(?:.*\S)?")
_HEADING = re.compile(r"(#{1,6}) (?=\S)(?:.*[^\s#])")
_STARS = re.compile(r"[*_]+")
_BEFORE = frozenset(" \n(“‘\"'—–")
_BEHIND = frozenset(" \n)”’\"'—–.,;:!?…")
_MARKS = {"*": "italic", "_": "italic", "**": "strong", "__": "strong"}
LONGEST = 20_000


def read_plain_markdown(source: str, start: int) -> list[Block] | None:
    """Read the blocks of a text from offset ``start`` on, or give None where it is not so plain."""
    if _MARKED.search(source, start):
        return None
    blocks: list[Block] = []
    begin, end = start, start
    for line in source[start:].split("\n"):
        at, end = end, end + len(line) + 1
        if line and _PROSE.fullmatch(line):
            continue
        heading = _HEADING.fullmatch(line)
        if line and not heading:
            return None
        if begin < at and not _paragraph(source, begin, at - 1, blocks):
            return None
        if heading and not _heading(source, at, heading, blocks):
            return None
        begin = end
    finish = end - 1
    if begin < finish and not _paragraph(source, begin, finish, blocks):
        return None
    return blocks


def _paragraph(source: str, start: int, end: int, blocks: list[Block]) -> bool:
    return _words(source, start, end, BlockBuilder(BlockKind.PARAGRAPH), blocks)


def _heading(source: str, at: int, match: re.Match[str], blocks: list[Block]) -> bool:
    builder = BlockBuilder(BlockKind.HEADING, len(match[1]))
    return _words(source, at + match.end(1) + 1, at + match.end(), builder, blocks)


def _words(source: str, start: int, end: int, builder: BlockBuilder, blocks: list[Block]) -> bool:
    """Add a block's words with their marks, unless a mark may mean more than it seems."""
    if end - start > LONGEST:
        return False
    at, opened = start, ""
    for match in _STARS.finditer(source, start, end):
        mark = match[0]
        before = source[match.start() - 1] if match.start() > start else "\n"
        behind = source[match.end()] if match.end() < end else "\n"
        _text(source, at, match.start(), builder)
        if opened:
            word = before.isalnum() or (not before.isspace() and behind in " \n")
            if mark != opened or not word or behind not in _BEHIND:
                return False
            builder.close(_MARKS[mark])
            opened = ""
        else:
            if mark not in _MARKS or before not in _BEFORE or not behind.isalnum():
                return False
            builder.open(_MARKS[mark])
            opened = mark
        at = match.end()
    if opened:
        return False
    _text(source, at, end, builder)
    block = builder.build()
    if block:
        blocks.append(block)
    return True


def _text(source: str, start: int, end: int, builder: BlockBuilder) -> None:
    at = source.find("\n", start, end)
    while at != -1:
        builder.add(source[start:at], start)
        builder.space(at)
        start = at + 1
        at = source.find("\n", start, end)
    builder.add(source[start:end], start)
