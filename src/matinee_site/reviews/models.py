"""Reviews with drafts, revisions and workflow; critics; collections; results of checking."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.module_loading import import_string
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, TextBlock
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)

from matinee.review.model import Aspect
from matinee_site.catalogue.models import Film
from matinee_site.reviews.checking import check_review, site_catalogue

ASPECTS = [
    (aspect.value, "Style and craft" if aspect is Aspect.STYLE else aspect.value.capitalize())
    for aspect in Aspect
]


class Critic(models.Model):
    """Somebody who reviews here."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    bio = models.TextField(blank=True, help_text="Markdown.")
    user = models.OneToOneField(
        get_user_model(), models.SET_NULL, null=True, blank=True, related_name="critic",
        help_text="The login of this critic, if there is one.",
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


class SectionBlock(StructBlock):
    """A part of a review: a heading, what it is about, and Markdown."""

    heading = CharBlock(required=False, max_length=300)
    aspect = ChoiceBlock(choices=ASPECTS, required=False)
    body = TextBlock(rows=12, help_text="Markdown.")

    class Meta:
        icon = "title"
        label_format = "{heading}"


class Review(
    WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, models.Model
):
    """A critic's review of a film; every text in it is the author's own Markdown."""

    film = models.ForeignKey(
        Film, models.PROTECT, null=True, blank=True, related_name="reviews",
        help_text="Leave empty while it is not decided which film this is about.",
    )  # fmt: skip
    critic = models.ForeignKey(Critic, models.PROTECT, related_name="reviews")
    title = models.CharField(max_length=300)
    slug = models.SlugField(max_length=120, unique=True)
    standfirst = models.TextField(blank=True, help_text="One or two sentences under the title.")
    published_at = models.DateField("date", null=True, blank=True)
    sections = StreamField([("section", SectionBlock())], blank=True)
    strengths = models.TextField(blank=True, help_text="Markdown; a list, one strength a line.")
    weaknesses = models.TextField(blank=True, help_text="Markdown; a list, one weakness a line.")
    verdict = models.TextField(blank=True, help_text="Markdown.")
    score_value = models.FloatField(null=True, blank=True, validators=[MinValueValidator(0)])
    score_best = models.FloatField(
        "out of", null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    score_written = models.CharField(
        "score as written", max_length=60, blank=True, help_text="★★★½, B+, three out of four ..."
    )
    score_line = models.CharField(
        "line with the score", max_length=300, blank=True, help_text="A few words beside the score."
    )
    language = models.CharField(max_length=20, default="en")
    header = models.JSONField(
        default=dict, blank=True, editable=False,
        help_text="The facts that the author wrote above the text, as they were written.",
    )  # fmt: skip
    sample = models.BooleanField(default=False, editable=False)
    source_file = models.CharField(max_length=500, blank=True, editable=False, db_index=True)
    source_hash = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="review",
        for_concrete_model=False,
    )
    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="review",
        for_concrete_model=False,
    )

    class Meta:
        ordering = ("-published_at", "-created_at")

    def __str__(self) -> str:
        return self.title

    @property
    def revisions(self) -> models.Manager:
        """Give the saved versions, as Wagtail asks for them."""
        return self._revisions

    def get_absolute_url(self) -> str:
        """Give the review's page."""
        return f"/reviews/{self.slug}/"

    def publish(self, revision: Revision, **options: Any) -> None:
        """Make a version public, however it came to that: the desk, a schedule or a command."""
        super().publish(revision, **options)
        self.refresh_from_db()
        self.keep_check()
        Edition.next()

    def keep_check(self) -> None:
        """Check the public text and store what came of it."""
        outcome = check_review(
            review=self,
            film=self.film.ref if self.film else None,
            catalogue=site_catalogue(),
            now=timezone.now(),
        )
        CheckResult.objects.update_or_create(review=self, defaults=asdict(outcome))

    def unpublish(self, **options: Any) -> None:
        """Take the review off the public pages."""
        super().unpublish(**options)
        Edition.next()

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show this version as the public page will."""
        return import_string(settings.MATINEE_PREVIEW)(request, self)


class Edition(models.Model):
    """A number that grows whenever a public page may have changed: the key of every cached page."""

    number = models.PositiveBigIntegerField()

    @classmethod
    def next(cls) -> None:
        """Let every cached page be made anew, in all processes."""
        if not cls.objects.update(number=models.F("number") + 1):
            cls.objects.create(number=1)


class CheckResult(models.Model):
    """What the last check of a review's text said; ``claims`` are as in the command's JSON."""

    review = models.OneToOneField(Review, models.CASCADE, related_name="check_result")
    checked_at = models.DateTimeField()
    text_hash = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    sources = models.JSONField(default=list)
    statements = models.IntegerField()
    compared = models.IntegerField()
    contradicted = models.IntegerField()
    findings = models.IntegerField()
    claims = models.JSONField(default=list)


class Collection(ClusterableModel):
    """A list of films, chosen one by one or by a rule."""

    class Rule(models.TextChoices):
        """How a computed collection is made; each rule is a line in ``queries``."""

        CURATED = "", "Chosen by hand"
        POPULAR = "popular", "Popular: most published reviews"
        REVIEWED = "reviewed", "Reviewed here, newest first"
        NEWEST = "newest", "Newest films"
        LONGEST = "longest", "Longest films"
        BEST = "best", "Best scores given here"

    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    intro = models.TextField(blank=True, help_text="Markdown.")
    rule = models.CharField(max_length=20, choices=Rule.choices, default="", blank=True)
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
