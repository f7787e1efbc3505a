"""What readers may be shown of where a film is to be seen: licensed places, and only what lasts."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from matinee_site.showings.models import Offer, Screening

_MOST_SCREENINGS = 60


def offers(*, film: int, today: date) -> Sequence[Offer]:
    """Give the offers of a film by the number of its row, by country and service."""
    lasting = Q(until__isnull=True) | Q(until__gte=today)
    return list(
        Offer.objects.filter(lasting, film=film, place__licensed=True).select_related("place")
    )


def screenings(*, film: int, today: date) -> Sequence[Screening]:
    """Give the screenings of a film from today on, the next first."""
    coming = Screening.objects.filter(film=film, place__licensed=True, starts_at__date__gte=today)
    return list(coming.select_related("place")[:_MOST_SCREENINGS])
