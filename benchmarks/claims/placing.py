"""Puts a sentence of ours into a review: at the end of a paragraph, or as one of its own."""

import random
from typing import NamedTuple

from benchmarks.claims.edits import Edit, apply
from benchmarks.claims.plant import Known
from matinee.document import BlockKind, Span

_STOPS = (".", "!", "?")
_SHORTEST = 80


class Placed(NamedTuple):
    """The text with the sentence at ``span``; ``where`` says which manner was chosen."""

    text: str
    span: Span
    where: str


def place(known: Known, sentence: str, chance: random.Random) -> Placed | None:
    """Put a sentence in, or give None when the review has no paragraph to put it beside."""
    ends = []
    for block in known.review.document.blocks:
        words = block.text.rstrip()
        if block.kind is BlockKind.PARAGRAPH and len(words) > _SHORTEST and words[-1] in _STOPS:
            ends.append(block.span(len(words) - 1, len(words)).end)
    if not ends:
        return None
    at = chance.choice(ends)
    alone = known.review.format != "html" and chance.random() < 0.5
    before = "\n\n" if alone else " "
    edited = apply(known.text, [Edit(at, at, before + sentence)])
    (span,) = edited.spans
    return Placed(
        edited.text,
        Span(span.start + len(before), span.end),
        "paragraph of its own" if alone else "end of a paragraph",
    )
