"""The pages that list: series and browsing."""

from collections.abc import Sequence
from dataclasses import dataclass

from matinee_site.catalogue import queries as catalogue
from matinee_site.catalogue.facts import Named
from matinee_site.pages import wording
from matinee_site.pages.languages import here
from matinee_site.pages.queries import counted
from matinee_site.pages.queries.cards import (
    FilmCard,
    ReviewCard,
    cards_in_order,
    published_reviews,
    review_card,
)
from matinee_site.pages.queries.critics import critics
from matinee_site.pages.queries.film import SeriesStep, series_steps
from matinee_site.pages.queries.pictures import Bar, bars
from matinee_site.pages.scores import Score
from matinee_site.pages.words import gettext

PAGE = 60
MAIN_COUNTRIES = 36
MAIN_LANGUAGES = 24
_NAMES = {
    "genre": wording.genre,
    "country": wording.country,
    "language": wording.spoken_language,
    "decade": lambda name: gettext("The %(decade)s") % {"decade": wording.decade(name)},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A film on the line of a series' years, 0 to 1000 along; ``score`` is the house's newest."""

    card: FilmCard
    at: int
    row: int
    score: Score | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPage:
    """A series, its films in order, and the house's reviews of them."""

    slug: str
    name: str
    ink: int
    steps: Sequence[SeriesStep]
    story: Sequence[FilmCard]
    reviews: Sequence[ReviewCard]
    line: Sequence[Stop]

    @property
    def minutes(self) -> int:
        """Give the whole running time."""
        return sum(step.card.runtime or 0 for step in self.steps)

    @property
    def timed(self) -> bool:
        """Say whether every film's running time is known."""
        return all(step.card.runtime for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseList:
    """A page of the films of a genre, country or decade."""

    slug: str
    kind: str
    name: str
    films: Sequence[FilmCard]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowsePage:
    """The ways into the catalogue."""

    decades: Sequence[Bar]
    genres: Sequence[Named]
    main_countries: Sequence[Named]
    more_countries: Sequence[Named]
    languages: Sequence[Named]
    more_languages: Sequence[Named]
    series: Sequence[Named]
    critics: Sequence[Named]


def series_page(slug: str) -> SeriesPage | None:
    """Give a series in order of release, and in order of story where that differs."""
    found = catalogue.series_films(slug=slug)
    if found is None:
        return None
    named, films = found
    placed = [(f.story_place if f.story_place is not None else f.place, f) for f in films]
    told = [f for place, f in sorted(placed, key=lambda pair: pair[0] or 0)]
    differs = all(place for place, _ in placed) and told != list(films)
    steps = series_steps(slug)
    reviews = [
        review_card(review)
        for review in published_reviews().filter(film__in=[f.film.id for f in films])
    ]
    return SeriesPage(
        slug=slug,
        name=named.name,
        ink=steps[0].card.ink,
        steps=steps,
        story=cards_in_order([f.film.id for f in told]) if differs else (),
        reviews=reviews,
        line=_line(steps, reviews),
    )


def _line(steps: Sequence[SeriesStep], reviews: Sequence[ReviewCard]) -> Sequence[Stop]:
    """Place the films of a series along its years; nothing when they are all of one."""
    dated = [(step.card.year, step.card) for step in steps if step.card.year]
    years = [year for year, _ in dated]
    if len(set(years)) < 2:
        return ()
    scores = {review.film.slug: review.score for review in reversed(reviews) if review.film}
    first, span = min(years), max(years) - min(years)
    stops: list[Stop] = []
    for year, card in dated:
        at = 30 + round(940 * (year - first) / span)
        row = sum(abs(at - stop.at) < 28 for stop in stops)
        stops.append(Stop(card=card, at=at, row=row, score=scores.get(card.slug)))
    return stops


def browse_page() -> BrowsePage:
    """Give the decades, genres, countries and series there are."""
    decades, countries, languages = (
        counted.decades(),
        counted.countries(),
        counted.languages(),
    )
    return BrowsePage(
        decades=bars(
            [(wording.decade(each.name), each.films) for each in decades],
            [here(f"/browse/decade/{each.slug}/") for each in decades],
        ),
        genres=counted.genres(),
        main_countries=countries[:MAIN_COUNTRIES],
        more_countries=countries[MAIN_COUNTRIES:],
        languages=languages[:MAIN_LANGUAGES],
        more_languages=languages[MAIN_LANGUAGES:],
        series=counted.series(),
        critics=critics(),
    )


def browse_list(kind: str, slug: str, *, page: int = 1) -> BrowseList | None:
    """Give a page of films by genre, country, language or decade; None when there is none."""
    offset = (page - 1) * PAGE
    if kind == "genre":
        found = catalogue.films_of_genre(slug=slug, offset=offset, limit=PAGE)
    elif kind == "country":
        found = catalogue.films_of_country(slug=slug, offset=offset, limit=PAGE)
    elif kind == "language":
        spoken = next((each for each in counted.languages() if each.slug == slug), None)
        if spoken is None:
            return None
        shelf = catalogue.films_in_language(name=spoken.name, offset=offset, limit=PAGE)
        found = (spoken, shelf)
    else:
        decade = int(slug[:4])
        shelf = catalogue.films_of_decade(decade=decade, offset=offset, limit=PAGE)
        found = (Named(slug, slug), shelf)
    if found is None or not found[1].films:
        return None
    named, shelf = found
    return BrowseList(
        slug=slug,
        kind=kind,
        name=_NAMES[kind](named.name),
        films=cards_in_order([film.id for film in shelf.films]),
        total=shelf.total,
        page=page,
        pages=-(-shelf.total // PAGE),
    )
