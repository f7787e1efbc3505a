"""The page of a film: its facts, what the house wrote of it, and where it leads."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from django.conf import settings

from matinee.discovery.related import Reason
from matinee_site.catalogue.facts import CreditLine, FilmFacts, SeriesFilm
from matinee_site.catalogue.facts import FilmCard as CatalogueCard
from matinee_site.catalogue.film_read import FilmRead, read_film
from matinee_site.catalogue.queries import series_films
from matinee_site.discovery.queries import related_films
from matinee_site.pages.kept import kept
from matinee_site.pages.languages import here
from matinee_site.pages.posters import ink_of
from matinee_site.pages.queries.cards import (
    FilmCard,
    ReviewCard,
    cards_by_id,
    review_card,
)
from matinee_site.pages.queries.facts import (
    CrewGroup,
    Dispute,
    Fact,
    Titles,
    cast_of,
    crew_of,
    disputes,
    other_titles,
    released,
    sourced_facts,
)
from matinee_site.pages.queries.overview import overview
from matinee_site.pages.queries.reception import Reception, reception
from matinee_site.pages.queries.reviews import ReviewText, review_text
from matinee_site.pages.queries.watching import Watching, watching
from matinee_site.pages.wording import listed, reason_said, relation
from matinee_site.pages.words import gettext
from matinee_site.reviews.review_read import reviews_of

RELATED = 6
SAME_SERIES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesStep:
    """A film of a series; ``label`` says its place and what it is."""

    card: FilmCard
    number: int
    label: str
    here: bool

    @property
    def spoken(self) -> str:
        """Say the place: ``fifth film``."""
        return _places().get(self.number) or gettext("film %(number)s") % {"number": self.number}


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmPage:
    """A film with everything its page shows."""

    card: FilmCard
    facts: FilmFacts
    cast: Sequence[CreditLine]
    crew: Sequence[CrewGroup]
    sourced: Sequence[Fact]
    disputes: Sequence[Dispute]
    titles: Sequence[Titles]
    released: str
    remake_of: FilmCard | None
    remakes: Sequence[FilmCard]
    series: Sequence[SeriesStep]
    collections: Sequence[tuple[str, str]]
    related: Sequence[FilmCard]
    review: ReviewText | None
    more_reviews: Sequence[ReviewCard]
    reception: Reception | None
    watching: Sequence[Watching]

    @property
    def directors(self) -> Sequence[CreditLine]:
        """Give who directed."""
        return [line for group in self.crew for line in group.lines if line.role == "director"]

    @property
    def place(self) -> SeriesStep | None:
        """Give the film's own step in its series."""
        return next((step for step in self.series if step.here), None)

    @property
    def decade(self) -> str:
        """Give the film's decade as its address says it: ``1950s``."""
        return f"{(self.card.year or 0) // 10 * 10}s"

    @property
    def summary(self) -> str:
        """Give a sentence for those who list pages."""
        if self.review and self.review.summary:
            return self.review.summary
        named = f"{self.card.title} ({self.card.year})" if self.card.year else self.card.title
        by = listed([line.person.name for line in self.directors])
        if by:
            said = {"film": named, "directors": by}
            return gettext("%(film)s, directed by %(directors)s: facts and sources.") % said
        return gettext("%(film)s: facts and sources.") % {"film": named}


def film_page(slug: str) -> FilmPage | None:
    """Give the page of a film, or None when it has none."""
    read = read_film(slug=slug)
    if read is None:
        return None
    facts, number = read.facts, read.facts.card.id
    reviews = reviews_of(film=number)
    cards = [review_card(review) for review in reviews]
    house = overview()
    series = _steps(read)
    card = _card(facts.card, read.family, facts.runtime)
    return FilmPage(
        card=card,
        facts=facts,
        cast=cast_of(facts),
        crew=crew_of(facts),
        sourced=sourced_facts(facts),
        disputes=disputes(facts, read.stated),
        titles=other_titles(facts, card.title),
        released=_first_release(facts),
        remake_of=_card(facts.remake_of, "", None) if facts.remake_of else None,
        remakes=[_card(each, "", None) for each in facts.remakes],
        series=series,
        collections=[(name, here(url)) for name, url in house.collections.get(number, ())],
        related=_related(slug, {step.card.slug for step in series}),
        review=review_text(reviews[0], heading=3) if reviews else None,
        more_reviews=cards[1:],
        reception=reception(number, cards, settings.SITE_NAME)
        if number in house.noticed or len(cards) > 1
        else None,
        watching=watching(number) if number in house.showing else (),
    )


def _first_release(facts: FilmFacts) -> str:
    """Say when the film first came out, by the earliest day if one is known."""
    days = [line for line in facts.releases if len(line.date) == len("1954-04-26")]
    first = (days or [*facts.releases, None])[0]
    return released(first) if first else ""


def _card(film: CatalogueCard, family: str, runtime: int | None) -> FilmCard:
    return FilmCard(
        slug=film.slug,
        name=film.title,
        year=film.year,
        runtime=runtime,
        ink=ink_of(family),
        original=film.original,
        names=film.names,
    )


def _steps(read: FilmRead) -> Sequence[SeriesStep]:
    return [
        SeriesStep(
            card=_card(step.film, read.family, read.runtimes[step.film.id]),
            number=number,
            label=_place(number, step),
            here=step.film.id == read.facts.card.id,
        )
        for number, step in enumerate(read.series, 1)
    ]


def _place(number: int, step: SeriesFilm) -> str:
    parts = (number, step.film.year, relation(step.relation))
    return " · ".join(str(part) for part in parts if part)


def _related(slug: str, in_series: Collection[str]) -> Sequence[FilmCard]:
    # The series stands on the page in full; beside it, most places go to other films.
    found = _kin(slug)
    same = [each for each in found if each[0].slug in in_series][:SAME_SERIES]
    others = [each for each in found if each[0].slug not in in_series]
    return [replace(card, why=_sentence(reasons)) for card, reasons in [*same, *others][:RELATED]]


@kept
def _kin(slug: str) -> Sequence[tuple[FilmCard, Sequence[Reason]]]:
    """Give the films beside a film with their reasons, which only a loading changes."""
    found = related_films(slug=slug, limit=4 * RELATED)
    cards = cards_by_id([each.film for each in found])
    return [(cards[each.film], each.reasons) for each in found if each.film in cards]


def _sentence(reasons: Sequence[Reason]) -> str:
    said = "; ".join(reason_said(reason) for reason in reasons[:2])
    return said[:1].upper() + said[1:]


def series_steps(slug: str, *, here: str = "") -> Sequence[SeriesStep]:
    """Give the films of a series in order of release."""
    found = series_films(slug=slug)
    if found is None:
        return ()
    cards = cards_by_id([step.film.id for step in found[1]])
    return [
        SeriesStep(
            card=cards[step.film.id],
            number=number,
            label=_place(number, step),
            here=step.film.slug == here,
        )
        for number, step in enumerate(found[1], 1)
    ]


def _places() -> dict[int, str]:
    names = (
        gettext("first film"), gettext("second film"), gettext("third film"),
        gettext("fourth film"), gettext("fifth film"), gettext("sixth film"),
        gettext("seventh film"), gettext("eighth film"), gettext("ninth film"),
        gettext("tenth film"),
    )  # fmt: skip
    return dict(enumerate(names, 1))
