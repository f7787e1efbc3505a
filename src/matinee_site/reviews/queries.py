"""What the pages ask of the house's own: collections as they are shown, and the edition."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import connection
from django.utils import timezone

from matinee_site.catalogue.models import Film, Load
from matinee_site.catalogue.queries import shown_films
from matinee_site.reviews.models import Collection, CollectionEntry, Edition
from matinee_site.reviews.rules import RULES, Asked, Rule, formula_of

MARK_SQL = (
    f"SELECT (SELECT max(number) FROM {Edition._meta.db_table}),"
    f" (SELECT max(id) FROM {Load._meta.db_table})"
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A collection with the films in it, in order, by their rows' numbers.

    ``rule`` says how a computed one is made; ``notes`` has the editor's words on a film, or what
    the rule counted.
    """

    collection: Collection
    rule: str
    films: Sequence[int]
    notes: Mapping[int, str] = field(default_factory=dict)


def shown_collections() -> Sequence[Shelf]:
    """Give the collections that are shown, in the editor's order."""
    return shelves(Collection.objects.filter(shown=True))


def shown_collection(*, slug: str) -> Shelf | None:
    """Give one collection that is shown."""
    found = shelves(Collection.objects.filter(shown=True, slug=slug))
    return found[0] if found else None


def collections_with(*, film: Film) -> Sequence[Collection]:
    """Give the collections that a film is in, in the editor's order."""
    return [shelf.collection for shelf in shown_collections() if film.pk in shelf.films]


def edition() -> int:
    """Give the number that changes whenever a public page may have changed."""
    return edition_and_load()[0]


def edition_and_load() -> tuple[int, int]:
    """Give the edition, and the number of the newest loading or word of the house's on facts."""
    with connection.cursor() as cursor:
        cursor.execute(MARK_SQL)
        number, loading = cursor.fetchone()
    return number or 0, loading or 0


def shelves(collections: Iterable[Collection]) -> Sequence[Shelf]:
    """Give collections with their films, shown or not."""
    collections, today = list(collections), timezone.localdate()
    curated = [each.pk for each in collections if each.rule not in RULES]
    entries: dict[int, dict[int, str]] = defaultdict(dict)
    for collection, film, note in (
        CollectionEntry.objects.filter(
            collection__in=curated, film__public=True, film__present=True
        )
        .order_by("sort_order", "id")
        .values_list("collection_id", "film_id", "note")
    ):
        entries[collection][film] = note
    return [
        _computed(each, RULES[each.rule], today)
        if each.rule in RULES
        else Shelf(each, "", list(entries[each.pk]), entries[each.pk])
        for each in collections
    ]


def _computed(collection: Collection, rule: Rule, today: date) -> Shelf:
    asked = Asked(shown_films(), collection.subject, today)
    films = list(rule.films(asked)[: collection.size])
    notes = {film.pk: rule.signal(film) for film in films}
    formula = formula_of(rule=collection.rule, subject=collection.subject)
    return Shelf(collection, formula, [film.pk for film in films], notes)
