"""Where a film is to be seen, by country, each with the day that was looked at."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from matinee_site.pages.wording import territory
from matinee_site.pages.words import pgettext
from matinee_site.showings.models import Offer
from matinee_site.showings.queries import offers, screenings


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A service and its terms."""

    name: str
    terms: str
    url: str
    checked_on: date
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """A screening at a cinema."""

    name: str
    city: str
    starts_at: datetime
    version: str
    url: str
    checked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Watching:
    """All ways to see a film in one country."""

    country: str
    ways: Sequence[Way]
    shows: Sequence[Show]


def watching(film: int) -> Sequence[Watching]:
    """Give where a film is to be seen, the countries by name."""
    today = timezone.localdate()
    ways: dict[str, list[Way]] = defaultdict(list)
    shows: dict[str, list[Show]] = defaultdict(list)
    for offer in offers(film=film, today=today):
        ways[offer.country].append(
            Way(
                name=offer.place.name,
                terms=terms(offer.kind),
                url=offer.url or offer.place.url,
                checked_on=offer.checked_on,
                until=offer.until,
            )
        )
    for each in screenings(film=film, today=today):
        shows[each.country].append(
            Show(
                name=each.place.name,
                city=each.place.city,
                starts_at=timezone.localtime(each.starts_at),
                version=each.version,
                url=each.url or each.place.url,
                checked_on=each.checked_on,
            )
        )
    found = [
        Watching(country=territory(code), ways=ways[code], shows=shows[code])
        for code in {*ways, *shows}
    ]
    return sorted(found, key=lambda each: each.country)


def terms(kind: str) -> str:
    """Say on what terms a service shows a film."""
    return {
        Offer.Kind.INCLUDED: pgettext("terms", "with a subscription"),
        Offer.Kind.RENT: pgettext("terms", "to rent"),
        Offer.Kind.BUY: pgettext("terms", "to buy"),
        Offer.Kind.FREE: pgettext("terms", "free"),
        Offer.Kind.LIBRARY: pgettext("terms", "with a library card"),
    }[Offer.Kind(kind)]
