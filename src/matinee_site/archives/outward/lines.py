"""Texts as JSON lines, for programs: one text a line, in the author's Markdown and as HTML."""

from collections.abc import Iterator
from typing import Any

from matinee_site.archives.outward.chosen import (
    address_of,
    chosen_pieces,
    film_told,
    parts_of,
)
from matinee_site.reviews.models import Piece, Review


def line_rows(*, drafts: bool = False) -> Iterator[dict[str, Any]]:
    """Give each text as plain data."""
    for piece in chosen_pieces(drafts=drafts):
        yield {name: value for name, value in _row(piece) if value not in ("", None, [], {})}


def _row(piece: Piece) -> Iterator[tuple[str, Any]]:
    yield "type", "review" if isinstance(piece, Review) else getattr(piece, "kind", "")
    yield "title", piece.title
    yield "url", address_of(piece)
    yield "status", "published" if piece.live else "draft"
    yield "published", piece.published_at.isoformat() if piece.published_at else None
    yield "critic", piece.critic.name
    yield "language", piece.language
    yield "standfirst", piece.standfirst
    yield "tags", list(piece.tags)
    yield "spoilers", piece.spoilers
    yield (
        "parts",
        [
            {"heading": part.heading, "markdown": part.markdown, "html": part.html}
            for part in parts_of(piece)
        ],
    )
    if not isinstance(piece, Review):
        yield "films", [film_told(row.film) for row in piece.films.all()]
        return
    yield "film", film_told(piece.film)
    yield (
        "score",
        {
            name: value
            for name, value in (
                ("value", piece.score_value),
                ("best", piece.score_best),
                ("written", piece.score_written),
                ("line", piece.score_line),
            )
            if value not in ("", None)
        },
    )
    yield "watched", piece.watched_at.isoformat() if piece.watched_at else None
    yield "rewatch", piece.rewatch
    yield "liked", piece.liked
