"""Reads plain text: a line is a paragraph, unless the text was wrapped at a fixed width."""

import re

from matinee.document.builder import BlockBuilder
from matinee.document.model import Block, BlockKind

_ITEM = re.compile(r"(?:[-*•‣–]|\d{1,3}[.)])\s+")
_HEADING = re.compile(r"[A-Z0-9“\"'‘¿¡À-Þ][^.!?;:]{0,70}$")
_WRAPPED_FROM, _WRAPPED_TO = 50, 100


def read_plain(source: str, start: int = 0) -> list[Block]:
    """Read the blocks of a plain text, from offset ``start`` on."""
    blocks: list[Block] = []
    lines = _lines(source, start)
    width = max((len(line) for _, line in lines), default=0)
    wrapped = _WRAPPED_FROM <= width <= _WRAPPED_TO
    group: list[tuple[int, str]] = []
    previous = ""
    for offset, line in lines:
        if not line.strip():
            _flush(group, blocks)
        else:
            soft = wrapped and group and len(previous) >= 0.6 * width and not _ITEM.match(line)
            if not soft:
                _flush(group, blocks)
            group.append((offset, line))
        previous = line
    _flush(group, blocks)
    return blocks


def _lines(source: str, start: int) -> list[tuple[int, str]]:
    lines, offset = [], start
    for line in source[start:].splitlines(keepends=True):
        lines.append((offset, line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")))
        offset += len(line)
    return lines


def _flush(group: list[tuple[int, str]], blocks: list[Block]) -> None:
    if not group:
        return
    first = group[0][1].strip()
    item = _ITEM.match(first)
    kind = BlockKind.ITEM if item else BlockKind.PARAGRAPH
    if len(group) == 1 and not item and _HEADING.match(first) and len(first.split()) <= 8:
        kind = BlockKind.HEADING
    builder = BlockBuilder(kind, level=2 if kind is BlockKind.HEADING else 0)
    for number, (offset, line) in enumerate(group):
        lead = len(line) - len(line.lstrip())
        if number == 0 and item:
            lead += item.end()
        if number:
            builder.space(offset - 1)
        builder.add(line[lead:].rstrip(), offset + lead)
    block = builder.build()
    if block:
        blocks.append(block)
    group.clear()
