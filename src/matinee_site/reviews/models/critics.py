"""Critics."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import models

from matinee_site.reviews.models.edition import Edition
from matinee_site.reviews.models.parts import Scale


class Critic(models.Model):
    """Somebody who reviews here."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    bio = models.TextField(blank=True, help_text="Markdown.")
    user = models.OneToOneField(
        get_user_model(), models.SET_NULL, null=True, blank=True, related_name="critic",
        help_text="The login of this critic, if there is one.",
    )  # fmt: skip
    score_scale = models.CharField(
        "scale", max_length=10, choices=Scale.choices, default=Scale.OTHER, blank=True,
        help_text="The scale that a new review of theirs begins with.",
    )  # fmt: skip
    diary_shown = models.BooleanField(
        "show the diary to readers", default=True,
        help_text="What they saw, day by day: viewings, and reviews with a day.",
    )  # fmt: skip
    sample = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Give the critic's page."""
        return f"/critics/{self.slug}/"

    def save(self, *args: Any, **options: Any) -> None:
        """Save, and let the public pages be made anew."""
        super().save(*args, **options)
        Edition.next()
