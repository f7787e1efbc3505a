"""Notices: what others wrote of a film; with the house's own reviews they make its reception."""

from typing import Any

from django.core.validators import URLValidator
from django.db import models

from matinee_site.catalogue.models import Film
from matinee_site.reviews.models.edition import Edition
from matinee_site.reviews.models.parts import Scored


class Notice(Scored):
    """Somebody else's review: where it stands, what it scores, and a sentence of it."""

    film = models.ForeignKey(Film, models.PROTECT, related_name="notices")
    outlet = models.CharField(max_length=200)
    critic = models.CharField(max_length=200, blank=True)
    url = models.URLField(
        "address", max_length=1000, blank=True, validators=[URLValidator(["http", "https"])]
    )
    published_at = models.DateField("date", null=True, blank=True)
    quotation = models.CharField(
        max_length=400, blank=True, help_text="A sentence or two, in its author's own words."
    )
    language = models.CharField(max_length=20, default="en")
    shown = models.BooleanField(default=True)
    sample = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ("-published_at", "outlet")

    def __str__(self) -> str:
        return f"{self.outlet} on {self.film}"

    @property
    def share(self) -> float | None:
        """Give the score as a share of the best, 0 to 1; None without figures, as with letters."""
        if self.score_value is None or not self.score_best:
            return None
        return min(1.0, self.score_value / self.score_best)

    def save(self, *args: Any, **options: Any) -> None:
        """Save, and let the public pages be made anew."""
        super().save(*args, **options)
        Edition.next()

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Delete, and let the public pages be made anew."""
        gone = super().delete(*args, **options)
        Edition.next()
        return gone
