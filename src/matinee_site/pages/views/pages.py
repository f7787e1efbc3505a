"""Answers with the pages that a reader sees."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from matinee_site.pages import structured
from matinee_site.pages.queries import lists
from matinee_site.pages.queries.articles import article_list, article_page, standing_page
from matinee_site.pages.queries.calendar import calendar_page, month_page
from matinee_site.pages.queries.collections import collection_cards, collection_page
from matinee_site.pages.queries.critics import critic_page
from matinee_site.pages.queries.diary import diary_page
from matinee_site.pages.queries.film import film_page
from matinee_site.pages.queries.home import home_page
from matinee_site.pages.queries.house import about_page, corrections
from matinee_site.pages.queries.hover import film_hover, person_hover, series_hover
from matinee_site.pages.queries.person import person_page
from matinee_site.pages.queries.reviews import review_list, review_page
from matinee_site.pages.views.answers import (
    found,
    once_asked,
    public_page,
    show,
)
from matinee_site.pages.words import gettext

_BUILT_IN: dict[str, Callable[[HttpRequest], dict[str, object]]] = {
    "about-this-site": lambda _: {"page": about_page()},
    "corrections": lambda _: {"page": found(corrections(page=1))},
    "accessibility": lambda _: {},
    "privacy": lambda _: {},
}
_HOVERS = {"films": film_hover, "people": person_hover, "series": series_hover}


@once_asked
@public_page
def home(request: HttpRequest) -> HttpResponse:
    """Answer with the first page."""
    data = structured.home_data()
    return show(request, "home", {"page": home_page(), "structured": data})


@public_page
def film(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a film; one that the house has not written about is not for search engines."""
    page = found(film_page(slug))
    data = structured.film_data(page)
    return show(request, "film", {"page": page, "structured": data, "noindex": page.review is None})


@public_page
def review(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a published review."""
    page = found(review_page(slug))
    context = {"page": page, "structured": structured.review_data(page.text), "section": "reviews"}
    return show(request, "review", context)


@public_page
def reviews(request: HttpRequest, number: str = "1") -> HttpResponse:
    """Answer with a page of the list of all reviews."""
    page = found(review_list(page=int(number)))
    return show(request, "reviews", {"page": page, "section": "reviews"})


@public_page
def articles(request: HttpRequest, number: str = "1") -> HttpResponse:
    """Answer with a page of the list of all articles."""
    page = found(article_list(page=int(number)))
    return show(request, "articles", {"page": page, "section": "articles"})


@public_page
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a published article."""
    page = found(article_page(slug))
    data = structured.article_data(page)
    return show(request, "article", {"page": page, "structured": data, "section": "articles"})


@public_page
def standing(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a page such as "About", the house's own or, where it has none, the built-in."""
    own = standing_page(slug)
    if own:
        return show(request, "article", {"page": own})
    built_in = found(_BUILT_IN.get(slug))
    return show(request, slug.replace("-", "_"), built_in(request))


@public_page
def more_corrections(request: HttpRequest, number: str) -> HttpResponse:
    """Answer with a further page of the log of corrections."""
    return show(request, "corrections", {"page": found(corrections(page=int(number)))})


@public_page
def calendar(request: HttpRequest) -> HttpResponse:
    """Answer with the years and months in which something was published."""
    return show(request, "calendar", {"page": calendar_page(), "section": "reviews"})


@public_page
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Answer with what was published in a month."""
    page = found(month_page(year, month) if 1 <= month <= 12 and year > 1800 else None)
    return show(request, "month", {"page": page, "section": "reviews"})


@public_page
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a person."""
    page = found(person_page(slug))
    data = structured.person_data(page.name, request.path, page.roles, page.names)
    return show(request, "person", {"page": page, "structured": data, "noindex": not page.reviews})


@public_page
def series(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a series."""
    page = found(lists.series_page(slug))
    data = structured.series_data(page.name, request.path, [step.card for step in page.steps])
    context = {"page": page, "structured": data, "noindex": not page.reviews}
    return show(request, "series", context)


@public_page
def collections(request: HttpRequest) -> HttpResponse:
    """Answer with the list of collections."""
    context = {"collections": collection_cards(), "section": "collections"}
    return show(request, "collections", context)


@public_page
def collection(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a collection."""
    page = found(collection_page(slug))
    data = structured.list_data(page.title, page.entries, summary=page.summary)
    return show(request, "collection", {"page": page, "structured": data, "section": "collections"})


@public_page
def critic(request: HttpRequest, slug: str, number: str = "1") -> HttpResponse:
    """Answer with a critic and a page of their reviews."""
    page = found(critic_page(slug, page=int(number)))
    data = structured.person_data(page.name, request.path)
    return show(request, "critic", {"page": page, "structured": data})


@public_page
def diary(request: HttpRequest, slug: str, number: str = "1") -> HttpResponse:
    """Answer with a page of what a critic saw."""
    page = found(diary_page(slug, page=int(number)))
    data = structured.trail_data((page.name, f"/critics/{page.slug}/"), (gettext("Diary"), ""))
    return show(request, "diary", {"page": page, "structured": data})


@public_page
def browse(request: HttpRequest) -> HttpResponse:
    """Answer with the ways into the catalogue."""
    return show(request, "browse", {"page": lists.browse_page(), "section": "browse"})


@public_page
def browse_list(request: HttpRequest, kind: str, slug: str, number: str = "1") -> HttpResponse:
    """Answer with a page of the films of a genre, country or decade."""
    page = found(lists.browse_list(kind, slug, page=int(number)))
    data = structured.trail_data((gettext("Browse"), "/browse/"), (page.name, ""))
    return show(request, "browse_list", {"page": page, "structured": data, "section": "browse"})


@public_page
def hover(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Answer with the small card that is shown beside a link: a part of a page."""
    card = found(_HOVERS[kind](slug))
    return show(request, f"cards/{kind}", {"card": card, "noindex": True})
