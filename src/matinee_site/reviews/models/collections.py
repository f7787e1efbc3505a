"""Collections of films."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from matinee_site.catalogue.models import Film
from matinee_site.reviews.models.edition import Edition
from matinee_site.reviews.subjects import subject_problem


class Collection(ClusterableModel):
    """A list of films, chosen one by one or by a rule."""

    class Rule(models.TextChoices):
        """How a computed collection is made; each rule is a line in ``rules``."""

        CURATED = "", "Chosen by hand"
        POPULAR = "popular", "Popular: most published reviews"
        REVIEWED = "reviewed", "Reviewed here, newest first"
        NEWEST = "newest", "Newest films"
        LONGEST = "longest", "Longest films"
        BEST = "best", "Best scores given here"
        WELL_REVIEWED = "well-reviewed", "Well reviewed: all voices, ours and others'"
        DIVISIVE = "divisive", "Divisive: voices furthest apart"
        TODAY = "today", "On this day: reviewed here in earlier years"
        RELEASED_TODAY = "released-today", "On this day: came out in earlier years"
        WORKS = "works", "The complete works of a person"
        SERIES = "series", "A series in the order of its story"
        SEARCH = "search", "A saved search"

        @property
        def of_something(self) -> bool:
            """Say whether the rule must be told of whom, or what."""
            return self in (self.WORKS, self.SERIES, self.SEARCH)

    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    intro = models.TextField(blank=True, help_text="Markdown.")
    essay = models.TextField(blank=True, help_text="Markdown; stands below the films.")
    rule = models.CharField(max_length=20, choices=Rule.choices, default="", blank=True)
    subject = models.CharField(
        "of", max_length=400, blank=True,
        help_text="For a saved search the query, such as genre:western decade:1950s; for complete"
        " works the person; for a series its name.",
    )  # fmt: skip
    size = models.PositiveIntegerField(
        default=24, validators=[MinValueValidator(1), MaxValueValidator(200)],
        help_text="How many films a computed collection shows.",
    )  # fmt: skip
    position = models.IntegerField(default=100, help_text="Lower comes first in the list.")
    shown = models.BooleanField(default=True)
    sample = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ("position", "title")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse a rule that is told of nothing, or of nothing that is here."""
        super().clean()
        if self.rule and self.Rule(self.rule).of_something:
            problem = subject_problem(rule=self.rule, subject=self.subject)
            if problem:
                raise ValidationError({"subject": problem})

    def get_absolute_url(self) -> str:
        """Give the collection's page."""
        return f"/collections/{self.slug}/"

    def save(self, *args: Any, **options: Any) -> None:
        """Save, and let the public pages be made anew."""
        super().save(*args, **options)
        Edition.next()


class CollectionEntry(Orderable):
    """A film in a collection chosen by hand, and why it is there."""

    collection = ParentalKey(Collection, on_delete=models.CASCADE, related_name="entries")
    film = models.ForeignKey(Film, models.PROTECT, related_name="collection_entries")
    note = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return str(self.film)
