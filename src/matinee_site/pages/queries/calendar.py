"""What the house published, by month."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models.functions import TruncMonth

from matinee_site.catalogue.queries import first_releases
from matinee_site.pages.queries.articles import ArticleCard, article_cards, published_articles
from matinee_site.pages.queries.cards import (
    FilmCard,
    ReviewCard,
    cards_by_id,
    published_reviews,
)
from matinee_site.pages.queries.reviews import review_cards
from matinee_site.pages.wording import partial_date

MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month with how much was published in it."""

    year: int
    month: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year with its twelve months; ``most`` is the greatest month of all years."""

    year: int
    count: int
    months: Sequence[Month]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPage:
    """All years with something published, the newest first."""

    years: Sequence[Year]
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPage:
    """What was published in a month, and the months beside it that have something.

    ``released`` has the films reviewed here that first came out in a month of that name.
    """

    first: date
    released: Sequence[FilmCard]
    reviews: Sequence[ReviewCard]
    articles: Sequence[ArticleCard]
    before: date | None
    after: date | None


def calendar_page() -> CalendarPage:
    """Give how much was published in each month."""
    counts = _counts()
    years = sorted({month.year for month in counts}, reverse=True)
    return CalendarPage(
        years=[
            Year(
                year=year,
                count=sum(counts[date(year, month, 1)] for month in MONTHS),
                months=[
                    Month(year=year, month=month, count=counts[date(year, month, 1)])
                    for month in MONTHS
                ],
            )
            for year in years
        ],
        most=max(counts.values(), default=0),
    )


def month_page(year: int, month: int) -> MonthPage | None:
    """Give what was published in a month; None when nothing was."""
    first, months = date(year, month, 1), sorted(_counts())
    if first not in months:
        return None
    place = months.index(first)
    span = {"published_at__year": year, "published_at__month": month}
    return MonthPage(
        first=first,
        reviews=review_cards(published_reviews().filter(**span)),
        articles=article_cards(list(published_articles().filter(**span))),
        released=_released(month),
        before=months[place - 1] if place else None,
        after=months[place + 1] if place + 1 < len(months) else None,
    )


def _released(month: int) -> Sequence[FilmCard]:
    """Give the reviewed films that first came out in this month of any year, by day."""
    reviewed = list(published_reviews().order_by().values_list("film_id", flat=True).distinct())
    days = {
        film: day for film, day in first_releases(films=reviewed).items() if int(day[5:7]) == month
    }
    cards = cards_by_id(days)
    return [
        replace(cards[film], why=partial_date(day))
        for film, day in sorted(days.items(), key=lambda pair: (pair[1][5:], pair[1]))
        if film in cards
    ]


def _counts() -> Counter[date]:
    counts: Counter[date] = Counter()
    for rows in (published_reviews(), published_articles()):
        dated = rows.filter(published_at__isnull=False).order_by()
        for month in dated.annotate(month=TruncMonth("published_at")).values_list(
            "month", flat=True
        ):
            counts[month] += 1
    return counts
