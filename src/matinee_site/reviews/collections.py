"""Collections: what each holds, chosen by hand or by a rule that is shown with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Avg, Case, Count, F, Max, Q, QuerySet, When

from matinee_site.catalogue.facts import FilmCard
from matinee_site.catalogue.models import Film
from matinee_site.catalogue.queries import card, shown_films
from matinee_site.reviews.models import Collection

_HERE = Count("reviews", filter=Q(reviews__live=True), distinct=True)


@dataclass(frozen=True, slots=True)
class Item:
    """A film in a collection; ``note`` is the editor's, ``signal`` what the rule went by."""

    film: FilmCard
    note: str = ""
    signal: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """How a computed collection is made: ``formula`` is for the reader."""

    formula: str
    films: Callable[[QuerySet[Film]], QuerySet[Film]]
    signal: Callable[[Film], str]


RULES: Mapping[str, Rule] = {
    "popular": Rule(
        "Most reviewed: the number of published reviews that the CC0 table from Wikidata counts"
        " for a film, and those published here.",
        lambda films: (
            films.annotate(signal=F("fame") + _HERE)
            .filter(signal__gt=0)
            .order_by("-signal", "title")
        ),
        lambda film: _counted(film.signal, "published review"),
    ),
    "reviewed": Rule(
        "Films reviewed here, the newest review first.",
        lambda films: (
            films.annotate(signal=Max("reviews__published_at", filter=Q(reviews__live=True)))
            .filter(reviews__live=True)
            .order_by("-signal", "title")
        ),
        lambda film: f"reviewed {film.signal:%-d %B %Y}" if film.signal else "",
    ),
    "newest": Rule(
        "The films of the newest years that the catalogue has.",
        lambda films: films.filter(public_year__isnull=False).order_by(
            "-public_year", "-fame", "title"
        ),
        lambda film: str(film.public_year),
    ),
    "longest": Rule(
        "The longest films, by the running time that the catalogue has.",
        lambda films: films.filter(public_runtime__isnull=False).order_by(
            "-public_runtime", "title"
        ),
        lambda film: f"{film.public_runtime} minutes",
    ),
    "best": Rule(
        "The films that our own reviews score highest: each score divided by its best, averaged.",
        lambda films: (
            films.annotate(
                signal=Avg(
                    Case(
                        When(
                            reviews__live=True,
                            reviews__score_best__gt=0,
                            then=F("reviews__score_value") / F("reviews__score_best"),
                        )
                    )
                )
            )
            .filter(signal__isnull=False)
            .order_by("-signal", "title")
        ),
        lambda film: f"{film.signal:.0%} of the best score",
    ),
}


def collections() -> Sequence[Collection]:
    """Give the collections that are shown, in the editor's order."""
    return list(Collection.objects.filter(shown=True))


def collection(*, slug: str) -> Collection | None:
    """Give a collection that is shown."""
    return Collection.objects.filter(shown=True, slug=slug).first()


def formula(*, collection: Collection) -> str:
    """Give the rule in words, or '' for a collection chosen by hand."""
    return RULES[collection.rule].formula if collection.rule in RULES else ""


def items(*, collection: Collection, limit: int | None = None) -> Sequence[Item]:
    """Give a collection's films in order; films without a public page are left out."""
    rule = RULES.get(collection.rule)
    if rule:
        films = rule.films(shown_films())[: min(collection.size, limit or collection.size)]
        return [Item(card(film=film), signal=rule.signal(film)) for film in films]
    entries = collection.entries.filter(film__public=True, film__present=True)
    rows = entries.select_related("film").order_by("sort_order", "id")[:limit]
    return [Item(card(film=entry.film), note=entry.note) for entry in rows]


def collections_of_film(*, film_id: int) -> Sequence[Collection]:
    """Give the collections that a film is in, in the editor's order."""
    chosen = set(
        Collection.objects.filter(shown=True, rule="", entries__film=film_id).values_list(
            "id", flat=True
        )
    )
    return [
        collection
        for collection in collections()
        if collection.id in chosen or (collection.rule in RULES and _holds(collection, film_id))
    ]


def _holds(collection: Collection, film_id: int) -> bool:
    films = RULES[collection.rule].films(shown_films())[: collection.size]
    return any(film.id == film_id for film in films)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
