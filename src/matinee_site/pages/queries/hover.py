"""Small cards for names and titles in a text: enough to know who or what is meant."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Min

from matinee.catalogue import Role
from matinee_site.catalogue.models import Credit, Person
from matinee_site.catalogue.queries import series_films
from matinee_site.pages.languages import here
from matinee_site.pages.queries.cards import (
    FilmCard,
    cards_in_order,
    film_card,
    public_films,
    published_reviews,
    score_of,
)
from matinee_site.pages.queries.people import billing_of
from matinee_site.pages.scores import Score

_KNOWN_FOR = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmHover:
    """A film with who made it, and the house's score."""

    film: FilmCard
    directors: Sequence[str]
    cast: Sequence[str]
    score: Score | None
    reviewed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHover:
    """A person with what they do and the films they are known for."""

    name: str
    url: str
    roles: Sequence[Role]
    films: int
    first: int | None
    last: int | None
    known_for: Sequence[FilmCard]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesHover:
    """A series with its length and years."""

    name: str
    url: str
    films: Sequence[FilmCard]


def film_hover(slug: str) -> FilmHover | None:
    """Give the card of a film that has a page."""
    film = public_films().filter(slug=slug).first()
    if film is None:
        return None
    people = {each.role: [person.name for person in each.people] for each in billing_of(film)}
    review = published_reviews().filter(film=film).first()
    return FilmHover(
        film=film_card(film),
        directors=people.get(Role.DIRECTOR, []),
        cast=people.get(Role.ACTOR, [])[:3],
        score=score_of(review) if review else None,
        reviewed=review is not None,
    )


def person_hover(slug: str) -> PersonHover | None:
    """Give the card of a person that has a page."""
    person = Person.objects.filter(slug=slug, public=True).first()
    credits = Credit.objects.filter(
        citation__source__publishable=True, person=person, film__public=True, film__present=True
    )
    span = credits.aggregate(
        films=Count("film", distinct=True),
        first=Min("film__public_year"),
        last=Max("film__public_year"),
    )
    if person is None or not span["films"]:
        return None
    roles = credits.values_list("role").annotate(films=Count("film", distinct=True))
    famous = credits.order_by("-film__fame").values_list("film_id", flat=True).distinct()
    return PersonHover(
        name=person.name,
        url=here(f"/people/{person.slug}/"),
        roles=[Role(role) for role, _ in roles.order_by("-films", "role")[:3]],
        films=span["films"],
        first=span["first"],
        last=span["last"],
        known_for=cards_in_order(list(famous[:_KNOWN_FOR])),
    )


def series_hover(slug: str) -> SeriesHover | None:
    """Give the card of a series that has a page."""
    found = series_films(slug=slug)
    if found is None:
        return None
    named, films = found
    return SeriesHover(
        name=named.name,
        url=here(f"/series/{named.slug}/"),
        films=cards_in_order([step.film.id for step in films][:4]),
    )
