"""What is printed on the picture that stands for a page where its address is passed on."""

from collections.abc import Callable

from django.conf import settings

from matinee.catalogue import Role
from matinee_site.catalogue.models import Person
from matinee_site.catalogue.queries import series_films
from matinee_site.pages.cards import CardFacts
from matinee_site.pages.posters import ink_of
from matinee_site.pages.queries.articles import kind_word, published_articles
from matinee_site.pages.queries.cards import (
    FilmCard,
    cards_by_id,
    film_card,
    public_films,
    published_reviews,
    score_of,
)
from matinee_site.pages.queries.critics import critics
from matinee_site.pages.queries.people import billing_of
from matinee_site.pages.scores import Score
from matinee_site.pages.wording import films_counted, listed
from matinee_site.pages.words import gettext
from matinee_site.reviews.queries import shown_collection


def social_card(kind: str, slug: str) -> CardFacts | None:
    """Give what is printed for a page, or None when there is no such page."""
    return _KINDS[kind](slug)


def _site(slug: str) -> CardFacts:
    return CardFacts(house=settings.SITE_NAME, title=gettext("Film reviews"))


def _review(slug: str) -> CardFacts | None:
    review = published_reviews().filter(slug=slug).first()
    if review is None:
        return None
    film = film_card(review.film) if review.film and review.film.public else None
    return CardFacts(
        house=settings.SITE_NAME,
        title=review.title,
        above=_titled(film) if film else "",
        below=gettext("By %(critic)s") % {"critic": review.critic.name},
        score=_figure(score_of(review)),
        length=film.runtime if film else None,
        ink=film.ink if film else None,
    )


def _film(slug: str) -> CardFacts | None:
    film = public_films().filter(slug=slug).first()
    if film is None:
        return None
    card = film_card(film)
    directors = [p.name for b in billing_of(film) if b.role is Role.DIRECTOR for p in b.people]
    review = published_reviews().filter(film=film).first()
    return CardFacts(
        house=settings.SITE_NAME,
        title=card.title,
        above=str(card.year or gettext("Film")),
        below=listed(directors),
        score=_figure(score_of(review)) if review else "",
        length=card.runtime,
        ink=card.ink,
    )


def _article(slug: str) -> CardFacts | None:
    article = published_articles().filter(slug=slug).first()
    if article is None:
        return None
    row = article.films.first()
    cards = cards_by_id([row.film_id]) if row else {}
    return CardFacts(
        house=settings.SITE_NAME,
        title=article.title,
        above=kind_word(article.kind),
        below=gettext("By %(critic)s") % {"critic": article.critic.name},
        ink=next((card.ink for card in cards.values()), None),
    )


def _person(slug: str) -> CardFacts | None:
    person = Person.objects.filter(slug=slug, public=True).first()
    if person is None:
        return None
    return CardFacts(house=settings.SITE_NAME, title=person.name, ink=ink_of(person.slug))


def _collection(slug: str) -> CardFacts | None:
    shelf = shown_collection(slug=slug)
    if shelf is None:
        return None
    cards = cards_by_id(shelf.films[:1])
    return CardFacts(
        house=settings.SITE_NAME,
        title=shelf.collection.title,
        above=gettext("Collection"),
        below=films_counted(len(shelf.films)),
        ink=next((card.ink for card in cards.values()), None),
    )


def _series(slug: str) -> CardFacts | None:
    found = series_films(slug=slug)
    if found is None:
        return None
    named, films = found
    return CardFacts(
        house=settings.SITE_NAME,
        title=named.name,
        above=gettext("Series"),
        below=films_counted(len(films)),
        ink=ink_of(named.name),
    )


def _critic(slug: str) -> CardFacts | None:
    found = next((each for each in critics() if each.slug == slug), None)
    if found is None:
        return None
    return CardFacts(house=settings.SITE_NAME, title=found.name, above=gettext("Critic"))


def _titled(film: FilmCard) -> str:
    return f"{film.title}, {film.year}" if film.year else film.title


def _figure(score: Score | None) -> str:
    if score is None:
        return ""
    return f"{score.figure}/{score.scale}" if score.scale else score.figure[:6]


_KINDS: dict[str, Callable[[str], CardFacts | None]] = {
    "site": _site,
    "reviews": _review,
    "films": _film,
    "articles": _article,
    "people": _person,
    "collections": _collection,
    "series": _series,
    "critics": _critic,
}
KINDS = tuple(_KINDS)
