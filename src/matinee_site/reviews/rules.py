"""The rules of computed collections, each with the words that say it to a reader."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Avg, Case, Count, F, Max, Q, QuerySet, When
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from matinee_site.catalogue.models import Film
from matinee_site.reviews.models import public
from matinee_site.reviews.subjects import SEARCH, SERIES, WORKS
from matinee_site.reviews.told import (
    complete_works,
    found_by_search,
    released_today,
    story_order,
)
from matinee_site.reviews.voices import LEAST, divisive, well_reviewed


def _ours() -> Q:
    return public("reviews__")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a rule chooses from, of whom or what, and today's date."""

    films: QuerySet[Film]
    subject: str
    today: date


@dataclass(frozen=True, slots=True)
class Rule:
    """How a computed collection is made.

    ``formula`` is for the reader, with ``%(subject)s`` where it is of somebody; ``films`` gives
    them in order, and ``signal`` says of a film what was counted.
    """

    formula: Promise
    films: Callable[[Asked], QuerySet[Film] | Sequence[Film]]
    signal: Callable[[Film], str] = lambda film: str(getattr(film, "signal", ""))


RULES: Mapping[str, Rule] = {
    "popular": Rule(
        _(
            "Most reviewed: the number of published reviews that the CC0 table from Wikidata"
            " counts for a film, and those published here."
        ),
        lambda asked: (
            asked.films.annotate(signal=F("fame") + Count("reviews", filter=_ours(), distinct=True))
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
        lambda asked: (
            asked.films.annotate(signal=Max("reviews__published_at", filter=_ours()))
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
        lambda asked: asked.films.filter(public_year__isnull=False).order_by(
            "-public_year", "-fame", "title"
        ),
        lambda film: str(film.public_year),
    ),
    "longest": Rule(
        _("The longest films, by the running time that the catalogue has."),
        lambda asked: asked.films.filter(public_runtime__isnull=False).order_by(
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
        lambda asked: (
            asked.films.annotate(
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
    "well-reviewed": Rule(
        _(
            "The films that all voices together score highest, our own reviews and those of"
            " others that we quote: each score divided by its best, averaged over the film's"
            " voices and %(least)s average ones, so that few voices weigh less. At least"
            " %(least)s voices."
        ),
        lambda asked: well_reviewed(asked.films),
    ),
    "divisive": Rule(
        _(
            "The films on which the voices are furthest apart, our own reviews and those of"
            " others that we quote: the standard deviation of the scores, each divided by its"
            " best. At least %(least)s voices."
        ),
        lambda asked: divisive(asked.films),
    ),
    "today": Rule(
        _("Films that were reviewed here on this day of an earlier year."),
        lambda asked: (
            asked.films.filter(
                _ours(),
                reviews__published_at__month=asked.today.month,
                reviews__published_at__day=asked.today.day,
                reviews__published_at__year__lt=asked.today.year,
            )
            .annotate(signal=Max("reviews__published_at"))
            .order_by("-signal", "title")
        ),
        lambda film: (
            gettext("reviewed %(day)s") % {"day": date_format(film.signal, "j F Y")}
            if film.signal
            else ""
        ),
    ),
    "released-today": Rule(
        _("Films that first came out on this day of an earlier year, the best known first."),
        lambda asked: released_today(asked.films, asked.today),
    ),
    WORKS: Rule(
        _("Everything that the catalogue knows %(subject)s to have worked on, in order of years."),
        lambda asked: complete_works(asked.films, asked.subject),
    ),
    SERIES: Rule(
        _("All films of the series %(subject)s, in the order of its story."),
        lambda asked: story_order(asked.films, asked.subject),
    ),
    SEARCH: Rule(
        _("What a search for “%(subject)s” finds, now."),
        lambda asked: found_by_search(asked.films, asked.subject),
    ),
}


def formula_of(*, rule: str, subject: str) -> str:
    """Say a rule to a reader."""
    return str(RULES[rule].formula) % {"subject": subject, "least": LEAST}
