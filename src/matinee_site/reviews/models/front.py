"""How the first page is arranged: which review leads, and what follows in which order."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.contrib.settings.models import BaseGenericSetting
from wagtail.models import Orderable

from matinee_site.reviews.models.articles import Article
from matinee_site.reviews.models.collections import Collection
from matinee_site.reviews.models.edition import Edition
from matinee_site.reviews.models.pieces import public
from matinee_site.reviews.models.reviews import Review


class FrontPage(ClusterableModel, BaseGenericSetting):
    """The first page; without parts of its own it has all of them in the usual order."""

    lead = models.ForeignKey(
        Review, models.SET_NULL, null=True, blank=True, related_name="+",
        limit_choices_to=public,
        help_text="The review that leads. Empty: the newest.",
    )  # fmt: skip
    word = models.TextField(
        "a word to the readers", blank=True, max_length=2000,
        help_text="Markdown; shown where the part of that name stands.",
    )  # fmt: skip

    class Meta:
        verbose_name = "front page"

    def save(self, *args: Any, **options: Any) -> None:
        """Save, and let the public pages be made anew."""
        super().save(*args, **options)
        Edition.next()


class FrontPart(Orderable):
    """A part of the first page below the leading review."""

    class Kind(models.TextChoices):
        """What stands there."""

        PICKS = "picks", "Chosen by the editors"
        LATEST = "latest", "Latest reviews"
        ARTICLES = "articles", "Latest articles"
        COLLECTIONS = "collections", "Collections"
        ON_THIS_DAY = "on_this_day", "On this day"
        KINDS = "kinds", "By kind"
        WORD = "word", "A word to the readers"

    front = ParentalKey(FrontPage, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField("part", max_length=12, choices=Kind.choices)
    heading = models.CharField(max_length=120, blank=True, help_text="Empty: the usual one.")
    count = models.PositiveIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text="How many are shown. Empty: as many as usual.",
    )  # fmt: skip

    def __str__(self) -> str:
        return self.heading or self.get_kind_display()


class FrontPick(Orderable):
    """A review, an article or a collection that the editors put on the first page."""

    front = ParentalKey(FrontPage, on_delete=models.CASCADE, related_name="picks")
    review = models.ForeignKey(
        Review, models.CASCADE, null=True, blank=True, related_name="+", limit_choices_to=public
    )
    article = models.ForeignKey(
        Article, models.CASCADE, null=True, blank=True, related_name="+", limit_choices_to=public
    )
    collection = models.ForeignKey(
        Collection, models.CASCADE, null=True, blank=True, related_name="+"
    )

    class Meta(Orderable.Meta):
        constraints = (
            models.CheckConstraint(
                condition=models.Q(review__isnull=False)
                ^ models.Q(article__isnull=False)
                ^ models.Q(collection__isnull=False),
                name="one_pick",
                violation_error_message="Choose one: a review, an article or a collection.",
            ),
        )

    def __str__(self) -> str:
        return str(self.review or self.article or self.collection)
