"""The rules of computed collections, each with the words that say it to a reader."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import Avg, Case, Count, F, Max, Q, QuerySet, When

from matinee_site.catalogue.models import Film
from matinee_site.reviews.models import public


def _ours() -> Q:
    return public("reviews__")


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
            films.annotate(signal=F("fame") + Count("reviews", filter=_ours(), distinct=True))
            .filter(signal__gt=0)
            .order_by("-signal", "title")
        ),
        lambda film: _counted(film.signal, "published review"),
    ),
    "reviewed": Rule(
        "Films reviewed here, the newest review first.",
        lambda films: (
            films.annotate(signal=Max("reviews__published_at", filter=_ours()))
            .filter(_ours())
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
                            _ours() & Q(reviews__score_best__gt=0),
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


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
