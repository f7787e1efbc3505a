"""Which texts go out in others' forms: what readers see, drafts only when asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from matinee_site.archives.outward.whole import all_pieces
from matinee_site.catalogue.models import Film
from matinee_site.reviews.linking import linked_parts
from matinee_site.reviews.models import Article, Piece, Review, public
from matinee_site.reviews.parts import bodies

_ENDS = ("Strengths", "Weaknesses", "Verdict")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text: its heading and its HTML, in which addresses are whole."""

    heading: str
    html: str
    markdown: str


def chosen_pieces(*, drafts: bool) -> Iterator[Piece]:
    """Give what readers see, and drafts when asked for."""
    shown = {
        model: set(model.objects.filter(public()).values_list("pk", flat=True))
        for model in (Review, Article)
    }
    for piece, _ in all_pieces():
        if drafts or piece.pk in shown[type(piece)]:
            yield piece


def parts_of(piece: Piece) -> list[Part]:
    """Give the parts of a piece that are not empty, as readers would see them."""
    texts = bodies(piece)
    headings = [block.value["heading"] or "" for block in piece.sections]
    headings += _ENDS if isinstance(piece, Review) else ()
    html = linked_parts(texts, (), film=piece.film)
    return [
        Part(heading, whole_addresses(printed), text)
        for heading, printed, text in zip(headings, html, texts, strict=True)
        if text.strip()
    ]


def whole_addresses(html: str) -> str:
    """Let the addresses in a text lead to this site from wherever it is read."""
    base = settings.BASE_URL.rstrip("/")
    for name in ("href", "src"):
        html = html.replace(f'{name}="/', f'{name}="{base}/')
    return html.replace(f'href="{base}//', 'href="//')


def address_of(piece: Piece) -> str:
    """Give the whole address of a piece."""
    return f"{settings.BASE_URL.rstrip('/')}{piece.get_absolute_url()}"


def film_told(film: Film | None) -> dict[str, Any]:
    """Give what may be told of a film: the identifier alone where no open source names it."""
    if film is None:
        return {}
    told: dict[str, Any] = {"id": film.key, "imdb_id": film.imdb_id}
    if film.public:
        told |= {"title": film.title, "year": film.public_year}
    return {name: value for name, value in told.items() if value}
