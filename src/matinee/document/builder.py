"""Assembles a block from pieces of text, each with its place in the original."""

import re

from matinee.document.model import Block, BlockKind, Emphasis, Run

_QUOTED = re.compile('[“"«‘\']([^“”"«»\n]{1,80}?)[”"»’\']')
_DEEPEST = 32
_OPENERS = {"“": "”", '"': '"', "«": "»", "‘": "’"}


class BlockBuilder:
    """Collects text, marks and places; ``build`` gives the block, or None without any words."""

    def __init__(self, kind: BlockKind, level: int = 0) -> None:
        self.kind = kind
        self.level = level
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._marks: list[Emphasis] = []
        self._open: list[tuple[str, int]] = []
        self._length = 0

    def add(self, text: str, source: int, width: int | None = None) -> None:
        """Append ``text`` that stands at ``source`` and takes ``width`` original characters."""
        if not text:
            return
        size = len(text)
        width = size if width is None else width
        last = self._runs[-1] if self._runs else None
        joins = (
            last is not None
            and last.width == last.length
            and width == size
            and last.source + last.width == source
        )
        if joins and last is not None:
            self._runs[-1] = Run(last.plain, last.source, last.length + size, last.width + size)
        else:
            self._runs.append(Run(self._length, source, size, width))
        self._parts.append(text)
        self._length += size

    def space(self, source: int, width: int = 1) -> None:
        """Append one space for white space or a break at ``source``, unless one is there."""
        if self._length and not self._parts[-1][-1:].isspace():
            self.add(" ", source, width)

    def open(self, mark: str) -> None:
        """Begin marked words; marks nested deeper than any writer's are passed over."""
        if len(self._open) < _DEEPEST:
            self._open.append((mark, self._length))

    def close(self, mark: str) -> None:
        """End the marked words begun last with this mark; a stray end is ignored."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == mark:
                start = self._open.pop(index)[1]
                if self._length > start:
                    self._marks.append(Emphasis(start, self._length, mark))
                return

    @property
    def empty(self) -> bool:
        """Say whether nothing but white space was added."""
        return not any(part.strip() for part in self._parts)

    def build(self) -> Block | None:
        """Give the finished block."""
        if self.empty:
            return None
        text = "".join(self._parts)
        marks = tuple(sorted((*self._marks, *quoted(text)), key=_start))
        return Block(self.kind, text, tuple(self._runs), marks, self.level)


def _start(mark: Emphasis) -> int:
    return mark.start


def quoted(text: str) -> list[Emphasis]:
    """Find words in double quotation marks (or single curly ones), without the marks themselves."""
    found = []
    for match in _QUOTED.finditer(text):
        opener, closer = match[0][0], match[0][-1]
        if _OPENERS.get(opener) == closer:
            found.append(Emphasis(match.start(1), match.end(1), "quote"))
    return found
