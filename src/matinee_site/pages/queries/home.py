"""The first page, as the editors arranged it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString

from matinee_site.catalogue.queries import first_released_on
from matinee_site.pages.queries import counted
from matinee_site.pages.queries.articles import ArticleCard, article_cards, published_articles
from matinee_site.pages.queries.cards import ReviewCard, published_reviews, review_card
from matinee_site.pages.queries.collections import CollectionCard, collection_cards
from matinee_site.pages.queries.reviews import review_cards
from matinee_site.reviews.models import FrontPage, FrontPart, Review
from matinee_site.reviews.prose import render_prose

Kind = FrontPart.Kind
USUAL = (
    Kind.WORD,
    Kind.PICKS,
    Kind.LATEST,
    Kind.ARTICLES,
    Kind.COLLECTIONS,
    Kind.ON_THIS_DAY,
    Kind.KINDS,
)
COUNTS = {
    Kind.LATEST: 9,
    Kind.ARTICLES: 4,
    Kind.COLLECTIONS: 6,
    Kind.ON_THIS_DAY: 4,
    Kind.KINDS: 30,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """Something the editors put forward, by what it is."""

    kind: str
    card: ReviewCard | ArticleCard | CollectionCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the first page: what it is, its heading if it has one of its own, and its rows."""

    kind: str
    heading: str
    rows: Sequence[Any]
    text: SafeString | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The first page; with nothing published yet there is no lead."""

    lead: ReviewCard | None
    parts: Sequence[Part]
    films: int


def home_page() -> HomePage:
    """Give the first page."""
    front = FrontPage.objects.first()
    lead = _lead(front)
    planned = list(front.parts.all()) if front else []
    plan = [(Kind(part.kind), part.heading, part.count) for part in planned]
    parts = [
        _part(kind, heading, count or COUNTS.get(kind, 12), front, lead)
        for kind, heading, count in plan or [(kind, "", None) for kind in USUAL]
    ]
    return HomePage(
        lead=review_card(lead) if lead else None,
        parts=[part for part in parts if part.rows or part.text],
        films=counted.films(),
    )


def on_this_day() -> QuerySet[Review]:
    """Give the reviews of this day of the year in earlier years, and of films that came out on it.

    The newest come first.
    """
    today = timezone.localdate()
    published = Q(
        published_at__month=today.month, published_at__day=today.day, published_at__lt=today
    )
    return published_reviews().filter(published | Q(film__in=first_released_on(day=today)))


def _lead(front: FrontPage | None) -> Review | None:
    chosen = front.lead_id if front else None
    found = published_reviews().filter(pk=chosen).first() if chosen else None
    return found or published_reviews().first()


def _part(
    kind: Kind, heading: str, count: int, front: FrontPage | None, lead: Review | None
) -> Part:
    others = published_reviews().exclude(pk=lead.pk) if lead else published_reviews()
    rows: dict[Kind, Callable[[], Sequence[Any]]] = {
        Kind.PICKS: lambda: _picks(front)[:count],
        Kind.LATEST: lambda: review_cards(others[:count]),
        Kind.ARTICLES: lambda: article_cards(published_articles()[:count]),
        Kind.COLLECTIONS: lambda: collection_cards()[:count],
        Kind.ON_THIS_DAY: lambda: review_cards(on_this_day()[:count]),
        Kind.KINDS: lambda: counted.genres()[:count],
        Kind.WORD: lambda: (),
    }
    word = render_prose(front.word) if front and front.word.strip() and kind is Kind.WORD else None
    return Part(kind=kind.value, heading=heading, rows=rows[kind](), text=word)


def _picks(front: FrontPage | None) -> Sequence[Pick]:
    if front is None:
        return ()
    chosen = list(front.picks.all())
    reviews = {
        each.pk: review_card(each)
        for each in published_reviews().filter(pk__in=[pick.review_id for pick in chosen])
    }
    rows = list(published_articles().filter(pk__in=[pick.article_id for pick in chosen]))
    articles = dict(zip((each.pk for each in rows), article_cards(rows), strict=True))
    shelves = {card.id: card for card in collection_cards()}
    found = [
        ("review", reviews.get(pick.review_id))
        if pick.review_id
        else ("article", articles.get(pick.article_id))
        if pick.article_id
        else ("collection", shelves.get(pick.collection_id))
        for pick in chosen
    ]
    return [Pick(kind=kind, card=card) for kind, card in found if card]
