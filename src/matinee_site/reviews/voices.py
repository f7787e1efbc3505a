"""What all voices say of films: our reviews and others' that are quoted, as shares of the best."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import fmean, pstdev

from django.db.models import QuerySet
from django.utils.translation import gettext

from matinee_site.catalogue.models import Film
from matinee_site.reviews.models import AlsoReviewed, Notice, Review, public

LEAST = 3
"""Voices that a film must have for them to be compared."""


def voices() -> Mapping[int, Sequence[float]]:
    """Give each film's scores, from 0 to 1, by the film's number."""
    found: dict[int, list[float]] = defaultdict(list)
    for rows in (
        Review.objects.filter(public(), film__isnull=False),
        AlsoReviewed.objects.filter(public("review__")),
        Notice.objects.filter(shown=True),
    ):
        for film, value, best in rows.filter(
            score_value__isnull=False, score_best__gt=0
        ).values_list("film_id", "score_value", "score_best"):
            found[film].append(min(1.0, value / best))
    return {film: shares for film, shares in found.items() if len(shares) >= LEAST}


def well_reviewed(films: QuerySet[Film]) -> Sequence[Film]:
    """Give films by the average of their voices, drawn towards that of all films."""
    heard = voices()
    everybody = fmean([share for shares in heard.values() for share in shares]) if heard else 0.0
    drawn = {
        film: (sum(shares) + LEAST * everybody) / (len(shares) + LEAST)
        for film, shares in heard.items()
    }
    return _in_order(films, drawn, heard)


def divisive(films: QuerySet[Film]) -> Sequence[Film]:
    """Give films by how far their voices are apart."""
    heard = voices()
    spread = {film: pstdev(shares) for film, shares in heard.items()}
    return _in_order(films, {film: each for film, each in spread.items() if each > 0}, heard)


def _in_order(
    films: QuerySet[Film], order: Mapping[int, float], heard: Mapping[int, Sequence[float]]
) -> Sequence[Film]:
    """Give the films with the greatest numbers first; ``signal`` says what was heard."""
    found = sorted(films.filter(id__in=order), key=lambda film: (-order[film.pk], film.title))
    for film in found:
        shares = heard[film.pk]
        said = gettext("%(mean)s%% on average, %(low)s%% to %(high)s%%, %(num)s voices")
        film.signal = said % {
            "mean": round(100 * fmean(shares)),
            "low": round(100 * min(shares)),
            "high": round(100 * max(shares)),
            "num": len(shares),
        }
    return found
