"""Reads a document's shape: header, introduction, sections, the special parts, the score."""

from collections.abc import Sequence
from dataclasses import replace

from matinee.document import BlockKind, Document, Span
from matinee.review.drafts import Draft, Walk, cut_at_headings, score_of
from matinee.review.header import read_header
from matinee.review.headings import Special
from matinee.review.lines import Line, lines_of
from matinee.review.metadata import FrontMatter, read_metadata
from matinee.review.model import Aspect, HeaderFact, HeaderField, Part, Score, Section
from matinee.review.review import Review
from matinee.review.score_lines import closing_score
from matinee.review.values import runtime, year_in


def parse_review(document: Document) -> Review:
    """Read the shape of a review; a text without any shape is all introduction."""
    front = read_metadata(document)
    lines = lines_of(document)
    if front.explicit:
        return _review(document, front, front.facts, set(), cut_at_headings(lines), front.score)
    title = _first(front.facts, HeaderField.TITLE)
    header = read_header(document, lines, title)
    walk = Walk(document, lines, header.taken)
    drafts = walk.drafts()
    score = walk.score or _closing(document, drafts)
    facts = (*front.facts, *header.facts)
    if header.headline and not front.headline:
        front = replace(front, headline=header.headline)
    if front.score and not (score and score.value == front.score.value):
        score = front.score
    return _review(document, front, facts, header.taken | walk.bare, drafts, score, lines)


def _closing(document: Document, drafts: list[Draft]) -> Score | None:
    """Find the score that the verdict or the last two passages of prose give."""
    verdict = [
        piece
        for draft in drafts
        if draft.heading and draft.heading.special is Special.VERDICT
        for piece in draft.pieces
    ]
    last = [piece for draft in drafts for piece in draft.pieces][-2:]
    for piece in (*reversed(verdict[-4:]), *reversed(last)):
        block = document.blocks[piece.block]
        begin = max(piece.start, piece.end - 1200)
        text = block.text[begin : piece.end]
        found = None if block.kind is BlockKind.CELL else closing_score(text)
        if found:
            return score_of(document, piece.block, begin, text, found)
    return None


def _review(
    document: Document,
    front: FrontMatter,
    facts: Sequence[HeaderFact],
    header_lines: set[int],
    drafts: list[Draft],
    score: Score | None,
    lines: Sequence[Line] = (),
) -> Review:
    parts: dict[Special, Part] = {}
    sections: list[Section] = []
    special = {
        draft.heading.special: number
        for number, draft in enumerate(drafts)
        if draft.heading and draft.heading.special and (draft.pieces or draft.line)
    }
    chosen = _aspects(front, document)
    for number, draft in enumerate(drafts):
        heading = draft.heading
        if not heading:
            continue
        kind = heading.special
        if kind and kind is not Special.RATING and special.get(kind) == number:
            parts[kind] = _part(document, draft)
        elif draft.pieces or kind is not Special.RATING or front.explicit:
            aspect = chosen.get(
                heading.text, None if kind and not heading.aspect else heading.aspect
            )
            where = draft.line.block if draft.line else None
            span = _span(document, draft)
            sections.append(Section(heading.text, aspect, span, where, tuple(draft.pieces)))
    held: dict[int, bool] = {}
    for number, line in enumerate(lines):
        held[line.block] = held.get(line.block, True) and number in header_lines
    return Review(
        title=_first(facts, HeaderField.TITLE),
        year=_year(facts),
        runtime=_minutes(facts),
        headline=front.headline,
        header=tuple(facts),
        opening=tuple(drafts[0].pieces),
        sections=tuple(sections),
        strengths=parts.get(Special.STRENGTHS),
        weaknesses=parts.get(Special.WEAKNESSES),
        verdict=parts.get(Special.VERDICT),
        score=score,
        header_blocks=tuple(block for block, whole in held.items() if whole),
        metadata=document.metadata,
    )


def _aspects(front: FrontMatter, document: Document) -> dict[str, Aspect | None]:
    """Give the aspects that the front matter sets by hand for headings."""
    chosen = document.metadata.get("aspects")
    if not front.explicit or not isinstance(chosen, dict):
        return {}
    known = {aspect.value: aspect for aspect in Aspect}
    return {str(heading): known.get(str(aspect)) for heading, aspect in chosen.items()}


def _part(document: Document, draft: Draft) -> Part:
    texts = [
        document.blocks[piece.block].text[piece.start : piece.end].strip() for piece in draft.pieces
    ]
    listed = all(
        document.blocks[piece.block].kind in (BlockKind.ITEM, BlockKind.CELL)
        for piece in draft.pieces
    )
    signed = draft.heading is not None and draft.line is None
    # In plain text, points are often lines without a bullet.
    short = len(texts) > 1 and all(len(text) <= 80 and text[-1] not in ".!?" for text in texts)
    points = tuple(texts) if texts and (listed or signed or short) else ()
    where = draft.line.block if draft.line else None
    heading = draft.heading.text if draft.heading else ""
    span = _span(document, draft)
    return Part(heading, "\n\n".join(texts), points, span, where, tuple(draft.pieces))


def _span(document: Document, draft: Draft) -> Span:
    spans = [document.blocks[p.block].span(p.start, p.end) for p in draft.pieces]
    if draft.line:
        spans.insert(0, draft.line.span(document))
    if not spans:
        return Span(0, 0)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _first(facts: Sequence[HeaderFact], field: HeaderField) -> str | None:
    return next((fact.values[0].text for fact in facts if fact.field is field), None)


def _year(facts: Sequence[HeaderFact]) -> int | None:
    written = _first(facts, HeaderField.YEAR) or _first(facts, HeaderField.RELEASED)
    return year_in(written) if written else None


def _minutes(facts: Sequence[HeaderFact]) -> int | None:
    written = _first(facts, HeaderField.RUNTIME)
    return runtime(written.strip(), bare=True) if written else None
