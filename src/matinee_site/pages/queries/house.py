"""What the house says of itself: how much there is, where facts come from, what was put right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q, Sum

from matinee_site.catalogue.facts import Named
from matinee_site.catalogue.models import Source
from matinee_site.catalogue.queries import last_load
from matinee_site.pages.languages import here
from matinee_site.pages.queries import counted
from matinee_site.pages.queries.articles import published_articles
from matinee_site.pages.queries.cards import published_reviews
from matinee_site.pages.queries.critics import critics
from matinee_site.pages.queries.turning import Turned, turned
from matinee_site.reviews.models import CheckResult, Correction, public

A_PAGE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """What there is here, in numbers, and on whose word."""

    films: int
    reviews: int
    articles: int
    statements: int
    compared: int
    checked_at: datetime | None
    loaded_at: datetime | None
    critics: Sequence[Named]
    sources: Sequence[Source]


@dataclass(frozen=True, slots=True, kw_only=True)
class PutRight:
    """A correction with the piece it was made in."""

    title: str
    url: str
    text: str
    made_at: datetime


def about_page() -> AboutPage:
    """Give what the house says of itself."""
    checked = CheckResult.objects.filter(public("review__")).aggregate(
        statements=Sum("statements"), compared=Sum("compared"), at=Max("checked_at")
    )
    load = last_load()
    return AboutPage(
        films=counted.films(),
        reviews=published_reviews().count(),
        articles=published_articles().count(),
        statements=checked["statements"] or 0,
        compared=checked["compared"] or 0,
        checked_at=checked["at"],
        loaded_at=load.loaded_at if load else None,
        critics=critics(),
        sources=list(Source.objects.filter(publishable=True).order_by("name")),
    )


def corrections(*, page: int) -> Turned[PutRight] | None:
    """Give a page of what was put right in published pieces, newest first."""
    rows = (
        Correction.objects.filter(public=True)
        .filter(Q(public("review__")) | Q(public("article__")))
        .select_related("review", "article")
        .order_by("-made_at", "-pk")
    )
    return turned(rows, _put_right, page=page, size=A_PAGE)


def _put_right(rows: Sequence[Correction]) -> Sequence[PutRight]:
    return [
        PutRight(
            title=row.piece.title,
            url=here(row.piece.get_absolute_url()),
            text=row.text,
            made_at=row.made_at,
        )
        for row in rows
        if row.piece
    ]
