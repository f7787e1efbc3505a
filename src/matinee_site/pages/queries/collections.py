"""Collections as their pages show them: the films, who or what chose them, and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.safestring import SafeString

from matinee_site.catalogue.models import FilmCountry
from matinee_site.pages import wording
from matinee_site.pages.languages import here
from matinee_site.pages.queries.cards import FilmCard, cards_by_id
from matinee_site.pages.queries.pictures import Bar, bars
from matinee_site.reviews.models import Collection
from matinee_site.reviews.prose import plain_text, render_prose
from matinee_site.reviews.queries import shown_collection, shown_collections

SHEETS = 4
MOST_COUNTRIES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionCard:
    """A collection in a list, with its first films."""

    id: int
    title: str
    url: str
    intro: str
    rule: str
    count: int
    films: Sequence[FilmCard]


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionPage:
    """A collection; ``rule`` is shown when no editor but a formula chose the films."""

    slug: str
    title: str
    intro: SafeString | None
    summary: str
    rule: str
    search: str
    essay: SafeString | None
    entries: Sequence[FilmCard]
    decades: Sequence[Bar]
    countries: Sequence[Bar]

    @property
    def noted(self) -> bool:
        """Say whether an editor wrote why a film is there."""
        return not self.rule and any(film.note for film in self.entries)


def collection_cards() -> Sequence[CollectionCard]:
    """Give the collections that a reader may see, in the editor's order."""
    shelves = shown_collections()
    cards = cards_by_id({film for shelf in shelves for film in shelf.films[:SHEETS]})
    return [
        CollectionCard(
            id=shelf.collection.pk,
            title=shelf.collection.title,
            url=here(shelf.collection.get_absolute_url()),
            intro=plain_text(shelf.collection.intro, limit=160),
            rule=shelf.rule,
            count=len(shelf.films),
            films=[cards[film] for film in shelf.films[:SHEETS] if film in cards],
        )
        for shelf in shelves
    ]


def collection_page(slug: str) -> CollectionPage | None:
    """Give a collection that is shown, or None."""
    shelf = shown_collection(slug=slug)
    if shelf is None:
        return None
    cards = cards_by_id(shelf.films)
    intro, note = shelf.collection.intro, "why" if shelf.rule else "note"
    return CollectionPage(
        slug=slug,
        title=shelf.collection.title,
        intro=render_prose(intro) if intro else None,
        summary=plain_text(intro, limit=200),
        rule=shelf.rule,
        search=_search(shelf.collection),
        essay=render_prose(shelf.collection.essay) if shelf.collection.essay else None,
        decades=_decades([cards[film] for film in shelf.films if film in cards]),
        countries=_countries([film for film in shelf.films if film in cards]),
        entries=[
            replace(cards[film], **{note: shelf.notes.get(film, "")})
            for film in shelf.films
            if film in cards
        ],
    )


def _search(collection: Collection) -> str:
    """Give the address at which a saved search is made by hand; '' for any other collection."""
    if collection.rule != Collection.Rule.SEARCH:
        return ""
    return here("/search/") + "?" + urlencode({"q": collection.subject})


def _decades(films: Sequence[FilmCard]) -> Sequence[Bar]:
    """Count the films by decade, the empty ones between too; nothing for one decade alone."""
    counts = Counter(film.year // 10 * 10 for film in films if film.year)
    if len(counts) < 2:
        return ()
    span = range(min(counts), max(counts) + 1, 10)
    urls = [here(f"/browse/decade/{decade}s/") if counts[decade] else "" for decade in span]
    return bars([(wording.decade(f"{decade}s"), counts[decade]) for decade in span], urls)


def _countries(films: Sequence[int]) -> Sequence[Bar]:
    """Count the films by country, the first ones by number; nothing for one country alone."""
    counts = Counter(
        FilmCountry.objects.filter(film__in=films, public=True).values_list(
            "country__name", "country__slug"
        )
    )
    if len(counts) < 2:
        return ()
    most = counts.most_common(MOST_COUNTRIES)
    urls = [here(f"/browse/country/{slug}/") for (_, slug), _ in most]
    return bars([(wording.country(name), count) for (name, _), count in most], urls)
