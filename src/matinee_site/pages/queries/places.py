"""Every page that search engines are told of, by kind, with the day it last changed.

A film, person or series that the house has not written about is not among them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q

from matinee_site.catalogue.models import Person
from matinee_site.pages.queries import counted
from matinee_site.pages.queries.articles import published_articles
from matinee_site.pages.queries.calendar import calendar_page
from matinee_site.pages.queries.cards import published_reviews
from matinee_site.pages.queries.critics import critics
from matinee_site.pages.queries.diary import with_a_diary
from matinee_site.pages.queries.overview import overview
from matinee_site.reviews.models import Review, public
from matinee_site.reviews.queries import shown_collections

BUILT_IN = ("about-this-site", "corrections", "accessibility", "privacy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page's address in the main language, and the day of its last change, or ''."""

    path: str
    changed: str = ""


def places(kind: str) -> Sequence[Place]:
    """Give the pages of a kind, the newest first where they have a date."""
    return list(KINDS[kind]())


def _pages() -> Iterable[Place]:
    newest = published_reviews().aggregate(at=Max("last_published_at"))["at"]
    yield Place(path="/", changed=_day(newest))
    lists = ["/reviews/", "/collections/", "/browse/", "/calendar/"]
    house = overview()
    lists += ["/articles/"] if house.articles else []
    own = [slug for slug, _, _ in house.standing]
    lists += [url for _, _, url in house.standing]
    lists += [f"/{slug}/" for slug in BUILT_IN if slug not in own]
    lists += [
        f"/calendar/{month.year}/{month.month}/"
        for year in calendar_page().years
        for month in year.months
        if month.count
    ]
    yield from (Place(path=path) for path in lists)


def _reviews() -> Iterable[Place]:
    rows = published_reviews().values_list("slug", "last_published_at")
    return (Place(path=f"/reviews/{slug}/", changed=_day(at)) for slug, at in rows)


def _articles() -> Iterable[Place]:
    rows = published_articles().values_list("slug", "last_published_at")
    return (Place(path=f"/articles/{slug}/", changed=_day(at)) for slug, at in rows)


def _films() -> Iterable[Place]:
    rows = (
        Review.objects.filter(public(), film__public=True, film__present=True)
        .values_list("film__slug")
        .annotate(at=Max("last_published_at"))
        .order_by("-at", "film__slug")
    )
    return (Place(path=f"/films/{slug}/", changed=_day(at)) for slug, at in rows)


def _people() -> Iterable[Place]:
    written = Q(credits__film__reviews__in=Review.objects.filter(public()))
    shown = Q(
        credits__citation__source__publishable=True,
        credits__film__public=True,
        credits__film__present=True,
    )
    rows = Person.objects.filter(written & shown, public=True).values_list("slug", flat=True)
    return (Place(path=f"/people/{slug}/") for slug in rows.distinct().order_by("slug"))


def _series() -> Iterable[Place]:
    rows = (
        Review.objects.filter(public(), film__public=True, film__series__isnull=False)
        .values_list("film__series__slug", flat=True)
        .distinct()
        .order_by("film__series__slug")
    )
    shown = {each.slug for each in counted.series()}
    return (Place(path=f"/series/{slug}/") for slug in rows if slug in shown)


def _lists() -> Iterable[Place]:
    yield from (Place(path=f"/collections/{s.collection.slug}/") for s in shown_collections())
    yield from (Place(path=f"/critics/{each.slug}/") for each in critics())
    diaries = with_a_diary().values_list("slug", flat=True)
    yield from (Place(path=f"/critics/{slug}/diary/") for slug in diaries)
    for kind, named in (
        ("genre", counted.genres()),
        ("country", counted.countries()),
        ("decade", counted.decades()),
        ("language", counted.languages()),
    ):
        yield from (Place(path=f"/browse/{kind}/{each.slug}/") for each in named)


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""


KINDS: dict[str, Callable[[], Iterable[Place]]] = {
    "pages": _pages,
    "reviews": _reviews,
    "articles": _articles,
    "films": _films,
    "people": _people,
    "series": _series,
    "lists": _lists,
}
