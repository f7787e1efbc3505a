"""Answers for the public addresses: each asks one question and hands the answer to a template."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from matinee_site.pages import structured
from matinee_site.pages.cache import cached, kept_poster
from matinee_site.pages.delivery import deliver, style
from matinee_site.pages.queries import lists
from matinee_site.pages.queries.collections import collection_cards, collection_page
from matinee_site.pages.queries.film import film_page, poster_facts
from matinee_site.pages.queries.person import person_page
from matinee_site.pages.queries.reviews import review_list, review_page

MAX_QUERY = 200
MAX_PAGE = 500
POSTER_AGE = 86_400
STYLE_AGE = 31_536_000
_POSTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def _page(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    number = getattr(context.get("page"), "page", 1)
    canonical = structured.absolute(request.path) + (f"?page={number}" if number != 1 else "")
    return render(request, f"pages/{template}.html", {"canonical": canonical} | context)


def _number(request: HttpRequest) -> int:
    written = request.GET.get("page", "1")
    if not written.isascii() or not written.isdigit() or not 1 <= int(written[:5]) <= MAX_PAGE:
        raise Http404("no such page")
    return int(written[:5])


def _found(answer: Any) -> Any:
    if answer is None:
        raise Http404("nothing at this address")
    return answer


@require_safe
@cached
def home(request: HttpRequest) -> HttpResponse:
    """Answer with the first page."""
    return _page(request, "home", {"page": lists.home_page()})


@require_safe
@cached
def film(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a film; one that the house has not written about is not for search engines."""
    page = _found(film_page(slug))
    data = structured.film_data(page)
    return _page(
        request, "film", {"page": page, "structured": data, "noindex": page.review is None}
    )


@require_safe
@cached
def review(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a published review."""
    page = _found(review_page(slug))
    context = {"page": page, "structured": structured.review_data(page.text), "section": "reviews"}
    return _page(request, "review", context)


@require_safe
@cached
def reviews(request: HttpRequest) -> HttpResponse:
    """Answer with a page of the list of all reviews."""
    page = _found(review_list(page=_number(request)))
    return _page(request, "reviews", {"page": page, "section": "reviews"})


@require_safe
@cached
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a person."""
    page = _found(person_page(slug))
    data = structured.person_data(page.name, request.path)
    return _page(request, "person", {"page": page, "structured": data, "noindex": not page.reviews})


@require_safe
@cached
def series(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a series."""
    page = _found(lists.series_page(slug))
    data = structured.list_data(page.name, [step.card for step in page.steps])
    return _page(request, "series", {"page": page, "structured": data})


@require_safe
@cached
def collections(request: HttpRequest) -> HttpResponse:
    """Answer with the list of collections."""
    context = {"collections": collection_cards(), "section": "collections"}
    return _page(request, "collections", context)


@require_safe
@cached
def collection(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a collection."""
    page = _found(collection_page(slug))
    data = structured.list_data(page.title, list(page.entries))
    return _page(
        request, "collection", {"page": page, "structured": data, "section": "collections"}
    )


@require_safe
@cached
def critic(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a critic."""
    return _page(request, "critic", {"page": _found(lists.critic_page(slug))})


@require_safe
@cached
def browse(request: HttpRequest) -> HttpResponse:
    """Answer with the ways into the catalogue."""
    return _page(request, "browse", {"page": lists.browse_page(), "section": "browse"})


@require_safe
@cached
def browse_list(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Answer with a page of the films of a genre, country or decade."""
    page = _found(lists.browse_list(kind, slug, page=_number(request)))
    return _page(request, "browse_list", {"page": page, "section": "browse"})


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answer with what is found; results are not for search engines."""
    query = " ".join(request.GET.get("q", "")[:MAX_QUERY].split())
    hits = lists.search_hits(query) if query else []
    return _page(request, "search", {"query": query, "hits": hits, "noindex": True})


@require_safe
def poster(request: HttpRequest, slug: str, small: bool = False) -> HttpResponse:
    """Answer with a film's poster, which changes only with the film's facts."""
    sheet = kept_poster(_found(poster_facts(slug)), small=small)
    response = deliver(request, sheet, max_age=POSTER_AGE)
    response["Content-Security-Policy"] = _POSTER_POLICY
    return response


@require_safe
def style_sheet(request: HttpRequest) -> HttpResponse:
    """Answer with the style sheet."""
    return deliver(request, style(), max_age=STYLE_AGE, immutable=True)
