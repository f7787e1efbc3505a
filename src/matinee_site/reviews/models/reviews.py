"""Reviews with drafts, revisions and workflow, and what checking said of each."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.module_loading import import_string
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, TextBlock
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)

from matinee.catalogue.names import slugify
from matinee.review import Aspect
from matinee_site.catalogue.models import Film
from matinee_site.reviews.checking import check_review, site_catalogue
from matinee_site.reviews.models.critics import Critic
from matinee_site.reviews.models.edition import Edition

ASPECTS = [
    (aspect.value, "Style and craft" if aspect is Aspect.STYLE else aspect.value.capitalize())
    for aspect in Aspect
]


class SectionBlock(StructBlock):
    """A part of a review: a heading, what it is about, and Markdown."""

    heading = CharBlock(required=False, max_length=300)
    aspect = ChoiceBlock(choices=ASPECTS, required=False)
    body = TextBlock(rows=12, help_text="Markdown.")

    class Meta:
        icon = "title"
        label_format = "{heading}"


def public(prefix: str = "") -> models.Q:
    """Give the condition that a review may be seen by readers; ``prefix`` leads to the review."""
    due = models.Q(**{f"{prefix}published_at__lte": timezone.localdate()})
    undated = models.Q(**{f"{prefix}published_at__isnull": True})
    return models.Q(**{f"{prefix}live": True}) & (due | undated)


def free_slug(base: str) -> str:
    """Give an address part for a review that no other review has."""
    base = base[:110] or "review"
    slug, number = base, 1
    while Review.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug


class Review(
    WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, models.Model
):
    """A critic's review of a film; every text in it is the author's own Markdown."""

    film = models.ForeignKey(
        Film, models.PROTECT, null=True, blank=True, related_name="reviews",
        help_text="Leave empty while it is not decided which film this is about.",
    )  # fmt: skip
    critic = models.ForeignKey(Critic, models.PROTECT, related_name="reviews")
    owner = models.ForeignKey(
        get_user_model(), models.SET_NULL, null=True, blank=True, editable=False,
        related_name="+", help_text="The login that began this review.",
    )  # fmt: skip
    title = models.CharField(max_length=300)
    slug = models.SlugField(
        max_length=120, unique=True, blank=True, help_text="Empty: made from the title."
    )
    standfirst = models.TextField(blank=True, help_text="One or two sentences under the title.")
    published_at = models.DateField(
        "date", null=True, blank=True,
        help_text="A published review with a date to come is shown from that day on.",
    )  # fmt: skip
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
    def waits(self) -> bool:
        """Say whether it is published with a date that is still to come."""
        return bool(self.live and self.published_at and self.published_at > timezone.localdate())

    def belongs_to(self, user: AbstractBaseUser) -> bool:
        """Say whether this login began the review, or is its critic's."""
        return user.pk is not None and user.pk in (self.owner_id, self.critic.user_id)

    @property
    def revisions(self) -> models.Manager:
        """Give the saved versions, as Wagtail asks for them."""
        return self._revisions

    def get_absolute_url(self) -> str:
        """Give the review's page."""
        return f"/reviews/{self.slug}/"

    def clean(self) -> None:
        """Give a review without an address one, so that the first words can be saved."""
        super().clean()
        if not self.slug:
            self.slug = free_slug(slugify(self.title))

    def publish(self, revision: Revision, **options: Any) -> None:
        """Make a version public, however it came to that: the desk, a schedule or a command."""
        super().publish(revision, **options)
        self.refresh_from_db()
        if self.live and self.published_at is None and self.first_published_at:
            self.published_at = self.first_published_at.date()
            type(self).objects.filter(pk=self.pk).update(published_at=self.published_at)
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
    mentions = models.JSONField(
        null=True, help_text="For each part of the review, the names found in its Markdown."
    )
