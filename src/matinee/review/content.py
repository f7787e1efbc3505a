"""ReviewContent: a review without places, to render, to edit and to compare."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matinee.document import Block, BlockKind, Document
from matinee.review.lines import is_marked_up
from matinee.review.model import (
    Aspect,
    HeaderFact,
    HeaderField,
    HeaderValue,
    Part,
    Piece,
    Scale,
    Score,
)

_SPACE = re.compile(r"[^\S\u00a0\u2007\u202f]|[\x00-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"(?:[^\S\u00a0\u2007\u202f]|[\x00-\x1f\x7f-\x9f])+")


@dataclass(frozen=True, slots=True, order=True)
class Emphasised:
    """Words of a passage in italics or bold (``mark`` is italic or strong)."""

    start: int
    end: int
    mark: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, point, quotation or sub-heading: one line of text with its marked words."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    marks: tuple[Emphasised, ...] = ()


@dataclass(frozen=True, slots=True)
class FactContent:
    """A header field with its distinct values, each with the character that goes with it."""

    field: HeaderField
    values: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class SectionContent:
    """A section's heading, aspect and text."""

    heading: str
    aspect: Aspect | None
    body: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class PartContent:
    """The strengths, weaknesses or verdict; points are passages of the kind item."""

    heading: str
    body: tuple[Passage, ...] = ()

    @property
    def points(self) -> tuple[str, ...]:
        """Give the points, when the body is nothing but a list."""
        listed = all(passage.kind is BlockKind.ITEM for passage in self.body)
        return tuple(passage.text for passage in self.body) if listed else ()


@dataclass(frozen=True, slots=True)
class ScoreContent:
    """A score on its own scale, as written, with its line."""

    value: float | None
    best: float | None
    worst: float | None
    scale: Scale
    written: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class ReviewContent:
    """What a review says, wherever it stood."""

    headline: str | None = None
    header: tuple[FactContent, ...] = ()
    introduction: tuple[Passage, ...] = ()
    sections: tuple[SectionContent, ...] = ()
    strengths: PartContent | None = None
    weaknesses: PartContent | None = None
    verdict: PartContent | None = None
    score: ScoreContent | None = None


def header_content(facts: Sequence[HeaderFact]) -> tuple[FactContent, ...]:
    """Bring the values of each field together, in the order of their first mention."""
    fields: dict[HeaderField, dict[tuple[str, str | None], None]] = {}
    for fact in facts:
        for value in fact.values:
            pair = (clean(value.text), _role(value))
            if pair[0]:
                fields.setdefault(fact.field, {})[pair] = None
    return tuple(FactContent(field, tuple(values)) for field, values in fields.items())


def _role(value: HeaderValue) -> str | None:
    return (clean(value.character.text) or None) if value.character else None


def clean(text: str) -> str:
    """Make white space and control characters single spaces."""
    return _SPACES.sub(" ", text).strip()


def score_content(score: Score | None) -> ScoreContent | None:
    """Take a score without its place."""
    if score is None:
        return None
    written, line = clean(score.written), clean(score.line)
    return ScoreContent(score.value, score.best, score.worst, score.scale, written, line)


def part_content(document: Document, part: Part | None) -> PartContent | None:
    """Take a part without its place; its points become items."""
    if part is None:
        return None
    body = passages(document, part.pieces, points=bool(part.points))
    return PartContent(clean(part.heading), body)


def passages(
    document: Document, pieces: Sequence[Piece], *, points: bool = False
) -> tuple[Passage, ...]:
    """Take the text of some pieces with its italics and bold words."""
    found = []
    for piece in pieces:
        block = document.blocks[piece.block]
        kind = block.kind
        if points or kind is BlockKind.CELL:
            kind = BlockKind.ITEM
        elif kind is BlockKind.HEADING and not is_marked_up(document, block):
            kind = BlockKind.PARAGRAPH
        passage = _passage(block, piece, kind)
        if passage.text:
            found.append(passage)
    return tuple(found)


def _passage(block: Block, piece: Piece, kind: BlockKind) -> Passage:
    raw = block.text[piece.start : piece.end]
    places: list[int] = []
    letters: list[str] = []
    for letter in raw:
        places.append(len(letters))
        if not _SPACE.match(letter):
            letters.append(letter)
        elif letters and letters[-1] != " ":
            letters.append(" ")
    places.append(len(letters))
    joined = "".join(letters)
    text = joined.strip()
    lead = len(joined) - len(joined.lstrip())
    marks: set[Emphasised] = set()
    for mark in block.emphases:
        if mark.mark not in ("italic", "strong"):
            continue
        begin, end = max(mark.start, piece.start), min(mark.end, piece.end)
        if begin >= end:
            continue
        begin = max(0, places[begin - piece.start] - lead)
        end = min(len(text), places[end - piece.start] - lead)
        while begin < end and text[begin].isspace():
            begin += 1
        while end > begin and text[end - 1].isspace():
            end -= 1
        if begin < end:
            marks.add(Emphasised(begin, end, mark.mark))
    return Passage(text, kind, _united(marks))


def _united(marks: set[Emphasised]) -> tuple[Emphasised, ...]:
    """Make overlapping marks of one kind one mark: italics inside italics are italics."""
    found: dict[str, list[Emphasised]] = {}
    for mark in sorted(marks):
        same = found.setdefault(mark.mark, [])
        if same and mark.start < same[-1].end:
            last = same.pop()
            mark = Emphasised(last.start, max(last.end, mark.end), mark.mark)
        same.append(mark)
    return tuple(sorted(mark for same in found.values() for mark in same))
