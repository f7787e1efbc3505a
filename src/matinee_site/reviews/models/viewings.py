"""Viewings: films that a critic has seen, rated or liked without writing a review."""

from django.db import models

from matinee_site.catalogue.models import Film
from matinee_site.reviews.models.critics import Critic
from matinee_site.reviews.models.parts import Scored


class Viewing(Scored):
    """A line of a critic's diary.

    ``watched_at`` is the day of the viewing where it is known, ``noted_at`` the day on which it was
    written down or rated.
    """

    film = models.ForeignKey(Film, models.PROTECT, related_name="viewings")
    critic = models.ForeignKey(Critic, models.PROTECT, related_name="viewings")
    watched_at = models.DateField("seen on", null=True, blank=True)
    noted_at = models.DateField("noted on", null=True, blank=True)
    rewatch = models.BooleanField("seen again", default=False)
    liked = models.BooleanField(default=False)
    tags = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("-watched_at", "-noted_at", "-pk")

    def __str__(self) -> str:
        return f"{self.critic} saw {self.film}"
