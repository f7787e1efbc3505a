"""Viewings: films that a critic has seen, rated or liked without writing a review."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models

from matinee_site.catalogue.models import Film
from matinee_site.reviews.models.critics import Critic
from matinee_site.reviews.models.edition import Edition
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

    def belongs_to(self, user: AbstractBaseUser) -> bool:
        """Say whether this login is its critic's."""
        return user.pk is not None and user.pk == self.critic.user_id

    def save(self, *args: Any, **options: Any) -> None:
        """Save, and let the public pages be made anew."""
        super().save(*args, **options)
        Edition.next()

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Delete, and let the public pages be made anew."""
        gone = super().delete(*args, **options)
        Edition.next()
        return gone
