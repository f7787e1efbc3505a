"""The shape of a film review: parse a document into its parts, render the parts as Markdown."""

from matinee.review.content import (
    Emphasised,
    FactContent,
    PartContent,
    Passage,
    ReviewContent,
    ScoreContent,
    SectionContent,
)
from matinee.review.model import (
    Aspect,
    HeaderFact,
    HeaderField,
    HeaderValue,
    Part,
    Piece,
    Scale,
    Score,
    Section,
)
from matinee.review.parse import parse_review
from matinee.review.render import render_review
from matinee.review.review import Review

__all__ = [
    "Aspect",
    "Emphasised",
    "FactContent",
    "HeaderFact",
    "HeaderField",
    "HeaderValue",
    "Part",
    "PartContent",
    "Passage",
    "Piece",
    "Review",
    "ReviewContent",
    "Scale",
    "Score",
    "ScoreContent",
    "Section",
    "SectionContent",
    "parse_review",
    "render_review",
]
