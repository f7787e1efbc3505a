"""Places that show films, what they offer in which country, and the day that was looked at.

Only places that the operator has confirmed as licensed are shown to readers, and nothing else is
ever linked.
"""

from typing import Any

from babel import Locale
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.utils import timezone

from matinee_site.catalogue.models import Film
from matinee_site.reviews.models.edition import Edition

_WEB = URLValidator(["http", "https"])
_COUNTRY = RegexValidator(r"^[A-Z]{2}$", "A country is written with two letters, as in GB or FR.")


def countries() -> list[tuple[str, str]]:
    """Give the countries to choose from, by their names in English."""
    named = Locale("en").territories.items()
    living = [(code, str(name)) for code, name in named if len(code) == 2 and code not in _NONE]
    return sorted(living, key=lambda pair: pair[1])


_NONE = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AC", "CP", "DG", "EA", "IC", "TA"}


class Renewing(models.Model):
    """Something on the public pages, which are made anew when it changes."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """Save, and let the public pages be made anew."""
        super().save(*args, **options)
        Edition.next()

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Delete, and let the public pages be made anew."""
        gone = super().delete(*args, **options)
        Edition.next()
        return gone


class Place(Renewing):
    """A service on the net or a cinema."""

    class Kind(models.TextChoices):
        """What a place is."""

        SERVICE = "service", "Service on the net"
        CINEMA = "cinema", "Cinema"

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.SERVICE)
    city = models.CharField(max_length=120, blank=True, help_text="Of a cinema.")
    url = models.URLField("address", max_length=1000, blank=True, validators=[_WEB])
    licensed = models.BooleanField(
        "licensed to show what it shows", default=False,
        help_text="I have made sure of it. Until then readers are shown nothing of this place.",
    )  # fmt: skip

    class Meta:
        ordering = ("name", "city")
        constraints = (models.UniqueConstraint(fields=("name", "city", "kind"), name="place_once"),)

    def __str__(self) -> str:
        return f"{self.name}, {self.city}" if self.city else self.name


class Offer(Renewing):
    """A film at a service in a country."""

    class Kind(models.TextChoices):
        """On what terms."""

        INCLUDED = "included", "With a subscription"
        RENT = "rent", "To rent"
        BUY = "buy", "To buy"
        FREE = "free", "Free"
        LIBRARY = "library", "With a library card"

    film = models.ForeignKey(Film, models.PROTECT, related_name="offers")
    place = models.ForeignKey(
        Place, models.CASCADE, related_name="offers",
        limit_choices_to={"kind": Place.Kind.SERVICE}, verbose_name="service",
    )  # fmt: skip
    country = models.CharField(max_length=2, choices=countries, validators=[_COUNTRY])
    kind = models.CharField("terms", max_length=10, choices=Kind.choices, default=Kind.INCLUDED)
    url = models.URLField("address", max_length=1000, blank=True, validators=[_WEB])
    checked_on = models.DateField("checked on", default=timezone.localdate)
    until = models.DateField(null=True, blank=True, help_text="The last day, if it is known.")

    class Meta:
        ordering = ("country", "place__name", "kind")
        constraints = (
            models.UniqueConstraint(fields=("film", "place", "country", "kind"), name="offer_once"),
        )

    def __str__(self) -> str:
        return f"{self.film} at {self.place}, {self.country}"


class Screening(Renewing):
    """A film at a cinema, once."""

    film = models.ForeignKey(Film, models.PROTECT, related_name="screenings")
    place = models.ForeignKey(
        Place, models.CASCADE, related_name="screenings",
        limit_choices_to={"kind": Place.Kind.CINEMA}, verbose_name="cinema",
    )  # fmt: skip
    country = models.CharField(max_length=2, choices=countries, validators=[_COUNTRY])
    starts_at = models.DateTimeField()
    version = models.CharField(
        max_length=120, blank=True, help_text="35 mm, French with English subtitles ..."
    )
    url = models.URLField("address", max_length=1000, blank=True, validators=[_WEB])
    checked_on = models.DateField("checked on", default=timezone.localdate)

    class Meta:
        ordering = ("starts_at", "place__name")
        constraints = (
            models.UniqueConstraint(fields=("film", "place", "starts_at"), name="screening_once"),
        )

    def __str__(self) -> str:
        return f"{self.film} at {self.place}, {self.starts_at:%-d %B %Y}"
