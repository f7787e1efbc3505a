"""Document, Block and Span: plain text whose every character knows its place in the original."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points in the author's original text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end


class BlockKind(StrEnum):
    """What a block is in the text; code and scripts are left out of a document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Marked words of a block, evidence of a title: ``mark`` is italic, strong, quote or link."""

    start: int
    end: int
    mark: str


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` characters of a block from ``plain`` on stand at ``source`` in the original.

    ``width`` is how many original characters they take: equal to ``length`` for literal text,
    while an entity (``&eacute;``) is one plain character of width 8.
    """

    plain: int
    source: int
    length: int
    width: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or item: its plain text, its marked words, and where each stood.

    Offsets inside a block count code points of ``text``; ``span`` turns them into a place in the
    original.
    """

    kind: BlockKind
    text: str
    runs: tuple[Run, ...]
    emphases: tuple[Emphasis, ...] = ()
    level: int = 0
    _starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(run.plain for run in self.runs))

    def span(self, start: int, end: int) -> Span:
        """Give the place in the original of ``text[start:end]``."""
        if not self.runs:
            return Span(0, 0)
        if len(self.runs) == 1 and start < end:
            run = self.runs[0]
            if run.width == run.length and run.plain <= start and end <= run.plain + run.length:
                return Span(run.source + start - run.plain, run.source + end - run.plain)
        first = self.runs[max(0, bisect_right(self._starts, start) - 1)]
        begin = _place(first, start)
        if end <= start:
            return Span(begin, begin)
        last = self.runs[max(0, bisect_right(self._starts, end - 1) - 1)]
        finish = last.source + last.width
        if last.width == last.length:
            finish = min(finish, last.source + (end - last.plain))
        return Span(begin, max(begin, finish))


def _place(run: Run, plain: int) -> int:
    if run.width != run.length:
        return run.source
    return min(run.source + (plain - run.plain), run.source + run.width)


@dataclass(frozen=True, slots=True)
class Directive:
    """An instruction to Matinee in a comment: ``<!-- matinee: allow RULE "text" reason -->``."""

    verb: str
    rule: str
    text: str
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its blocks.

    ``source`` is the original, untouched; ``metadata`` what its front matter said;
    ``path`` where it came from, for messages.
    """

    source: str
    blocks: Sequence[Block]
    metadata: Mapping[str, Any] = field(default_factory=dict)
    directives: Sequence[Directive] = ()
    path: str = ""

    def slice(self, span: Span) -> str:
        """Give the original characters of a span."""
        return self.source[span.start : span.end]
