"""Writes reviews and articles as files: the author's Markdown under all that belongs to it."""

from collections.abc import Iterator, Mapping
from typing import Any

from matinee.archive.piece_file import PieceFile, PiecePart, write_piece_file
from matinee_site.archives.outward.pictures import outward
from matinee_site.catalogue.models import Film
from matinee_site.reviews.models import Article, Piece, Review

PLAIN = (
    *("standfirst", "language", "tags", "spoilers", "embargo_until"),
    *("correction", "correction_public", "go_live_at", "expire_at", "sample"),
)
MOMENTS = ("embargo_until", "go_live_at", "expire_at")
OF_REVIEW = ("header", "watched_at", "rewatch", "liked")
SCORE = ("score_scale", "score_value", "score_best", "score_written", "score_line")
_UP = "../"


def folder_of(piece: Piece) -> str:
    """Give the folder that a piece's file lies in."""
    if isinstance(piece, Review):
        return "reviews"
    return "pages" if getattr(piece, "kind", "") == Article.Kind.PAGE else "articles"


def written(piece: Piece, files: Mapping[int, str]) -> str:
    """Write a piece, live or not, as it stands in ``piece``."""

    def out(text: str) -> str:
        return outward(text, files, up=_UP)

    sections = [
        PiecePart(
            block.value["heading"] or "",
            block.value["aspect"] or "",
            out(block.value["body"] or ""),
        )
        for block in piece.sections
    ]
    ends = {}
    if isinstance(piece, Review):
        ends = {n: out(getattr(piece, n)) for n in ("strengths", "weaknesses", "verdict")}
    return write_piece_file(PieceFile(dict(_front(piece)), sections, **ends))


def film_fields(film: Film) -> dict[str, Any]:
    """Give what a film is known by, here and elsewhere; as a title only one that may be shown."""
    told = {
        "film_id": film.key,
        "film_title": film.title if film.public else None,
        "year": film.public_year,
        "imdb_id": film.imdb_id,
    }
    return {name: value for name, value in told.items() if value}


def _front(piece: Piece) -> Iterator[tuple[str, Any]]:
    yield "title", piece.title
    yield "slug", piece.slug
    if isinstance(piece, Article):
        yield "kind", piece.kind
    yield "critic", piece.critic.name
    yield "critic_id", piece.critic.slug
    yield "status", "publish" if piece.live else "draft"
    if piece.published_at:
        yield "date", piece.published_at
    for name in ("first_published_at", "last_published_at", "created_at"):
        if value := getattr(piece, name):
            yield name.removesuffix("_at"), value.isoformat()
    if isinstance(piece, Review):
        if piece.film:
            yield from film_fields(piece.film).items()
        if score := _score(piece):
            yield "score", score
    for name in PLAIN + (OF_REVIEW if isinstance(piece, Review) else ()):
        value = getattr(piece, name)
        if value and not (name == "language" and value == "en"):
            yield (
                name,
                value.isoformat() if name in MOMENTS else value,
            )
    yield from _beside(piece)


def _score(row: Any) -> dict[str, Any]:
    told = {name.removeprefix("score_"): getattr(row, name) for name in SCORE}
    return {name: value for name, value in told.items() if value not in ("", None)}


def _beside(piece: Piece) -> Iterator[tuple[str, Any]]:
    """Give the further films and people of a piece, in order."""
    if isinstance(piece, Review):
        also = [{**film_fields(row.film), "score": _score(row)} for row in piece.also.all()]
        if also:
            yield "also", also
        return
    films = [{**film_fields(row.film), "note": row.note} for row in piece.films.all()]
    people = [{"person": row.person, "name": row.name} for row in piece.people.all()]
    if films:
        yield "films", films
    if people:
        yield "people", people
