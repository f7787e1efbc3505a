"""What the pages ask of the house's own: collections as they are shown, and the edition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from matinee_site.catalogue.models import Film
from matinee_site.catalogue.queries import shown_films
from matinee_site.reviews.models import Collection, Edition
from matinee_site.reviews.rules import RULES


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
    return [_shelf(collection) for collection in Collection.objects.filter(shown=True)]


def shown_collection(*, slug: str) -> Shelf | None:
    """Give one collection that is shown."""
    collection = Collection.objects.filter(shown=True, slug=slug).first()
    return _shelf(collection) if collection else None


def collections_with(*, film: Film) -> Sequence[Collection]:
    """Give the collections that a film is in, in the editor's order."""
    return [shelf.collection for shelf in shown_collections() if film.pk in shelf.films]


def edition() -> int:
    """Give the number that changes whenever a public page may have changed."""
    return Edition.objects.values_list("number", flat=True).first() or 0


def _shelf(collection: Collection) -> Shelf:
    rule = RULES.get(collection.rule)
    if rule:
        films = list(rule.films(shown_films())[: collection.size])
        notes = {film.pk: rule.signal(film) for film in films}
        return Shelf(collection, rule.formula, [film.pk for film in films], notes)
    rows = collection.entries.filter(film__public=True, film__present=True)
    entries = list(rows.order_by("sort_order", "id").values_list("film_id", "note"))
    return Shelf(collection, "", [film for film, _ in entries], dict(entries))
