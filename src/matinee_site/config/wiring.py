"""The composition root: which catalogue the site's parts ask, which page previews a review.

The settings name these functions, so that a lower part asks for what it needs without knowing
the part that gives it.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from threading import local

from django.http import HttpRequest, HttpResponse

from matinee.catalogue import Catalogue
from matinee.check import Checker
from matinee.discovery.search import parse_query
from matinee_site.catalogue.gateway import SiteCatalogue
from matinee_site.discovery.queries import film_keys
from matinee_site.pages.queries.articles import page_of_article
from matinee_site.pages.queries.reviews import page_of
from matinee_site.pages.views.answers import show
from matinee_site.reviews.checking import mentions_of
from matinee_site.reviews.models import Article, Piece

_HELD = local()


@cache
def catalogue() -> Catalogue:
    """Give this process's catalogue."""
    return SiteCatalogue()


def checker() -> Checker:
    """Give this thread's checker, which keeps what the next check may need again."""
    held: Checker | None = getattr(_HELD, "checker", None)
    if held is None:
        held = _HELD.checker = Checker(catalogue())
    return held


def finder(query: str, limit: int) -> Sequence[str]:
    """Give the keys of the films that a query of the search finds, in its order."""
    asked = parse_query(query)
    return film_keys(query=replace(asked, begun=False), limit=limit)


def preview(request: HttpRequest, piece: Piece) -> HttpResponse:
    """Show an unpublished version as its public page will."""
    mentions = mentions_of(piece, checker=checker())
    head = {"noindex": True, "canonical": ""}
    if isinstance(piece, Article):
        article = page_of_article(piece, mentions=mentions)
        return show(request, "article", {"page": article, "section": "articles"} | head)
    page = page_of(piece, mentions=mentions)
    return show(request, "review", {"page": page, "section": "reviews"} | head)
