"""The rules of computed collections, each with the words that say it to a reader."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import Avg, Case, Count, F, Max, Q, QuerySet, When
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from matinee_site.catalogue.models import Film
from matinee_site.reviews.models import public


def _ours() -> Q:
    return public("reviews__")


@dataclass(frozen=True, slots=True)
class Rule:
    """How a computed collection is made: ``formula`` is for the reader."""

    formula: Promise
    films: Callable[[QuerySet[Film]], QuerySet[Film]]
    signal: Callable[[Film], str]


RULES: Mapping[str, Rule] = {
    "popular": Rule(
        _(
            "Most reviewed: the number of published reviews that the CC0 table from Wikidata"
            " counts for a film, and those published here."
        ),
        lambda films: (
            films.annotate(signal=F("fame") + Count("reviews", filter=_ours(), distinct=True))
            .filter(signal__gt=0)
            .order_by("-signal", "title")
        ),
        lambda film: (
            ngettext("%(num)s published review", "%(num)s published reviews", film.signal)
            % {"num": film.signal}
        ),
    ),
    "reviewed": Rule(
        _("Films reviewed here, the newest review first."),
        lambda films: (
            films.annotate(signal=Max("reviews__published_at", filter=_ours()))
            .filter(_ours())
            .order_by("-signal", "title")
        ),
        lambda film: (
            gettext("reviewed %(day)s") % {"day": date_format(film.signal, "j F Y")}
            if film.signal
            else ""
        ),
    ),
    "newest": Rule(
        _("The films of the newest years that the catalogue has."),
        lambda films: films.filter(public_year__isnull=False).order_by(
            "-public_year", "-fame", "title"
        ),
        lambda film: str(film.public_year),
    ),
    "longest": Rule(
        _("The longest films, by the running time that the catalogue has."),
        lambda films: films.filter(public_runtime__isnull=False).order_by(
            "-public_runtime", "title"
        ),
        lambda film: (
            ngettext("%(count)s minute", "%(count)s minutes", film.public_runtime)
            % {"count": film.public_runtime}
        ),
    ),
    "best": Rule(
        _(
            "The films that our own reviews score highest: each score divided by its best,"
            " averaged."
        ),
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
        lambda film: gettext("%(share)s%% of the best score") % {"share": round(100 * film.signal)},
    ),
}
