"""What the house has said of films, people and series, as entries that are changed in place.

Also what it has taken back: an index that was made in between has its word.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from matinee.discovery.search import Entry, Kind
from matinee.discovery.search.assemble import Shelf
from matinee_site.catalogue.house import FILM, PERSON, SERIES, HouseFact, Ruling
from matinee_site.catalogue.models import Credit, Film, Person, Series, Statement
from matinee_site.catalogue.queries import shown_films
from matinee_site.discovery.entries import Films, People, SeriesShelf

WORDED = (Kind.FILM, Kind.PERSON, Kind.SERIES)
_NAMED = {FILM: Kind.FILM, PERSON: Kind.PERSON, SERIES: Kind.SERIES}
_HOUSE = "house"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class HouseWords:
    """Entries that differ by the house's word, and those that are there no longer."""

    entries: Sequence[Entry]
    gone: Sequence[tuple[Kind, str]]


def house_words(changed: Mapping[Kind, Iterable[str]]) -> HouseWords:
    """Gather what the house has ever spoken of; ``changed`` has what was changed in place before.

    Keys are those of films, and slugs of people and series.
    """
    touched = {kind: set(changed.get(kind, ())) for kind in WORDED}
    for kind, key in HouseFact.objects.values_list("kind", "key").distinct():
        touched[_NAMED[kind]].add(key)
    for kind, *pair in Ruling.objects.values_list("kind", "left", "right").distinct():
        touched[_NAMED[kind]].update(pair)
    for model in (Statement, Credit):
        stated = model.objects.filter(citation__source__key=_HOUSE)
        touched[Kind.FILM] |= set(stated.values_list("film__key", flat=True).distinct())
    if not any(touched.values()):
        return HouseWords((), ())
    films = Film.objects.filter(key__in=touched[Kind.FILM])
    # Whom a corrected film names, and what series it is put into or left alone in.
    people = Credit.objects.filter(film__in=films, citation__source__key=_HOUSE)
    touched[Kind.PERSON] |= set(people.values_list("person__slug", flat=True))
    touched[Kind.SERIES] |= set(
        films.filter(series__isnull=False).values_list("series__slug", flat=True)
    )
    entries = [
        *_entries(Films(), shown_films().filter(key__in=touched[Kind.FILM])),
        *_entries(People(), Person.objects.filter(slug__in=touched[Kind.PERSON], into=None)),
        *_entries(
            SeriesShelf(touched[Kind.SERIES]), Series.objects.filter(slug__in=touched[Kind.SERIES])
        ),
    ]
    there = {(entry.kind, entry.key) for entry in entries}
    return HouseWords(
        entries,
        [(kind, key) for kind in WORDED for key in touched[kind] if (kind, key) not in there],
    )


def _entries(shelf: Shelf, rows: QuerySet[Any]) -> Iterator[Entry]:
    numbers = list(rows.order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(numbers), _BATCH):
        yield from shelf.entries(numbers[at : at + _BATCH]).values()
