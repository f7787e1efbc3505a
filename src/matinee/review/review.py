"""Review: what a film review says about itself, each part with its place in the original."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from matinee.document import Document
from matinee.review.content import (
    ReviewContent,
    SectionContent,
    clean,
    header_content,
    part_content,
    passages,
    score_content,
)
from matinee.review.model import HeaderFact, HeaderField, Part, Piece, Score, Section, blocks_of


@dataclass(frozen=True, slots=True)
class Review:
    """The shape of one review.

    ``header_blocks`` are the blocks that hold nothing but header lines (or a bare score), which
    prose checking leaves out. ``headline`` is the top line where it says more than the film.
    """

    title: str | None = None
    year: int | None = None
    runtime: int | None = None
    headline: str | None = None
    header: tuple[HeaderFact, ...] = ()
    opening: tuple[Piece, ...] = ()
    sections: tuple[Section, ...] = ()
    strengths: Part | None = None
    weaknesses: Part | None = None
    verdict: Part | None = None
    score: Score | None = None
    header_blocks: tuple[int, ...] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict)

    @property
    def introduction(self) -> tuple[int, ...]:
        """Give the indexes of the blocks before the first section."""
        return blocks_of(self.opening)

    def content(self, document: Document) -> ReviewContent:
        """Give what the review says without its places, to render, edit or compare.

        White space becomes single spaces, tables become points, links keep only their words.
        """
        return ReviewContent(
            headline=clean(self.headline or "") or None,
            header=header_content(self.header),
            introduction=passages(document, self.opening),
            sections=tuple(
                SectionContent(
                    clean(section.heading), section.aspect, passages(document, section.pieces)
                )
                for section in self.sections
            ),
            strengths=part_content(document, self.strengths),
            weaknesses=part_content(document, self.weaknesses),
            verdict=part_content(document, self.verdict),
            score=score_content(self.score),
        )

    def values(self, field: HeaderField) -> tuple[str, ...]:
        """Give the distinct values the header states for a field, in order."""
        found = (value.text for fact in self.header if fact.field is field for value in fact.values)
        return tuple(dict.fromkeys(found))
