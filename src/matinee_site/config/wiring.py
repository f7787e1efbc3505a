"""The composition root: which catalogue the site's parts ask, which page previews a review.

The settings name these functions, so that a lower part asks for what it needs without knowing
the part that gives it.
"""

from functools import cache

from django.http import HttpRequest, HttpResponse

from matinee.catalogue import Catalogue
from matinee_site.catalogue.gateway import SiteCatalogue
from matinee_site.pages.queries.reviews import page_of
from matinee_site.pages.views.answers import show
from matinee_site.reviews.checking import mentions_of
from matinee_site.reviews.models import Review


@cache
def catalogue() -> Catalogue:
    """Give this process's catalogue."""
    return SiteCatalogue()


def preview(request: HttpRequest, review: Review) -> HttpResponse:
    """Show an unpublished version as its public page will."""
    page = page_of(review, mentions=mentions_of(review, catalogue=catalogue()))
    head = {"section": "reviews", "noindex": True, "canonical": ""}
    return show(request, "review", {"page": page} | head)
