"""What the house publishes, review or article: drafts, versions, workflow, locks, publication."""

import re
from collections.abc import Sequence
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.module_loading import import_string
from modelcluster.models import ClusterableModel
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
from matinee.document import Directive, Span
from matinee_site.reviews.checking import Mention
from matinee_site.reviews.models.critics import Critic
from matinee_site.reviews.models.edition import Edition
from matinee_site.reviews.models.parts import SectionBlock

_LANGUAGE = RegexValidator(
    r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "A language is written as en, fr, pt-BR or zh-Hant."
)


def public(prefix: str = "") -> models.Q:
    """Give the condition that a piece may be seen by readers; ``prefix`` leads to the piece."""
    due = models.Q(**{f"{prefix}published_at__lte": timezone.localdate()})
    undated = models.Q(**{f"{prefix}published_at__isnull": True})
    return models.Q(**{f"{prefix}live": True}) & (due | undated)


class Piece(
    WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel
):
    """A text with its life from draft to publication; every text is the author's own Markdown."""

    reserved: ClassVar[Sequence[str]] = ()
    """Address parts that mean something else where this kind of piece has its address."""

    critic = models.ForeignKey(Critic, models.PROTECT, related_name="%(class)ss")
    owner = models.ForeignKey(
        get_user_model(), models.SET_NULL, null=True, blank=True, editable=False,
        related_name="+", help_text="The login that began this piece.",
    )  # fmt: skip
    title = models.CharField(
        max_length=300, blank=True, help_text="Empty: the film's, or Untitled."
    )
    slug = models.SlugField(
        max_length=120, unique=True, blank=True, help_text="Empty: made from the title."
    )
    standfirst = models.TextField(blank=True, help_text="One or two sentences under the title.")
    published_at = models.DateField(
        "date", null=True, blank=True,
        help_text="What is published with a date to come is shown from that day on.",
    )  # fmt: skip
    embargo_until = models.DateTimeField(
        "embargo", null=True, blank=True,
        help_text="Published before this moment, it waits for it.",
    )  # fmt: skip
    sections = StreamField([("section", SectionBlock())], blank=True)
    spoilers = models.BooleanField(
        "gives the plot away", default=False,
        help_text="Readers are warned before the text begins.",
    )  # fmt: skip
    language = models.CharField(
        max_length=20, default="en", validators=[_LANGUAGE],
        help_text="The language of the text: en, fr, pt-BR ...",
    )  # fmt: skip
    tags = models.JSONField(default=list, blank=True)
    correction = models.TextField(
        blank=True, max_length=2000,
        help_text="What was put right since it was published; kept with the next publication.",
    )  # fmt: skip
    correction_public = models.BooleanField(
        "show the correction to readers", default=False,
        help_text="Otherwise only the desk sees it.",
    )  # fmt: skip
    sample = models.BooleanField(default=False, editable=False)
    source_file = models.CharField(max_length=500, blank=True, editable=False, db_index=True)
    source_hash = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="%(class)s",
        for_concrete_model=False,
    )
    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="%(class)s",
        for_concrete_model=False,
    )

    class Meta:
        abstract = True
        ordering = ("-published_at", "-created_at")

    def __str__(self) -> str:
        return self.title

    @property
    def waits(self) -> bool:
        """Say whether it is published with a date that is still to come."""
        return bool(self.live and self.published_at and self.published_at > timezone.localdate())

    def belongs_to(self, user: AbstractBaseUser) -> bool:
        """Say whether this login began the piece, or is its critic's."""
        return user.pk is not None and user.pk in (self.owner_id, self.critic.user_id)

    @property
    def revisions(self) -> models.Manager:
        """Give the saved versions, as Wagtail asks for them."""
        return self._revisions

    def clean(self) -> None:
        """Give a piece a title and an address, so that the first words can be saved."""
        super().clean()
        if not self.title:
            self.title = self.film.title if self.film else "Untitled"
        if not self.slug or self._slug_follows():
            self.slug = self.free_slug(slugify(self.title))
        if self.slug in self.reserved:
            self.slug = self.free_slug(f"{self.slug}-{self._meta.model_name}")

    def free_slug(self, base: str) -> str:
        """Give an address part that no other piece of this kind has."""
        others = type(self)._default_manager.exclude(pk=self.pk)
        base = base[:110] or self._meta.model_name
        slug, number = base, 1
        while slug in self.reserved or others.filter(slug=slug).exists():
            number += 1
            slug = f"{base}-{number}"
        return slug

    def _slug_follows(self) -> bool:
        """Say whether the address was made of a title that has changed before publication."""
        if self.pk is None or self.first_published_at:
            return False
        row = type(self).objects.filter(pk=self.pk).values_list("title", "slug").first()
        if row is None or row[1] != self.slug or row[0] == self.title:
            return False
        return re.fullmatch(rf"{re.escape(slugify(row[0])[:110])}(-\d+)?", self.slug) is not None

    def publish(self, revision: Revision, **options: Any) -> None:
        """Make a version public, however it came to that: the desk, a schedule or a command.

        Before the end of its embargo a version is scheduled for that moment instead.
        """
        revision = _embargoed(revision)
        super().publish(revision, **options)
        self.refresh_from_db()
        if self.live and self.live_revision_id == revision.pk:
            self._published()
        Edition.next()

    def _published(self) -> None:
        """Date a piece by its first publication, and keep what was put right in it."""
        changed: dict[str, Any] = {}
        if self.published_at is None and self.first_published_at:
            changed["published_at"] = self.first_published_at.date()
        if self.correction:
            self.corrections.create(
                text=self.correction, public=self.correction_public, made_at=timezone.now()
            )
            changed |= {"correction": "", "correction_public": False}
        for name, value in changed.items():
            setattr(self, name, value)
        if changed:
            type(self).objects.filter(pk=self.pk).update(**changed)
        self.keep_check()

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Give a version; a correction that was kept with a publication is no longer pending."""
        piece = super().with_content_json(content)
        if piece.correction and self._kept(piece.correction):
            piece.correction, piece.correction_public = "", False
        return piece

    def _kept(self, correction: str) -> bool:
        return self.pk is not None and self.corrections.filter(text=correction).exists()

    def accepted(self) -> list[Directive]:
        """Give the findings that somebody lets stand, here or everywhere."""
        rows = self.acceptances.model.objects.filter(review=None, article=None)
        if self.pk:
            rows = rows | self.acceptances.all()
        told = rows.values_list("rule", "words", "reason")
        return [Directive("allow", *row, Span(0, 0)) for row in told]

    def keep_check(self) -> None:
        """Check the public text and store what came of it."""
        raise NotImplementedError

    def note_mentions(self, mentions: Sequence[Sequence[Mention]]) -> None:
        """Let films, people and series be asked which published texts name them."""
        self.namings.all().delete()
        named = {(entity, key) for found in mentions for entity, key, _, _ in found}
        rows = self.namings.model
        own = {self._meta.model_name: self}
        rows.objects.bulk_create(
            rows(entity=entity, key=key[:120], **own)
            for entity, key in sorted(named)
            if entity != "character"
        )

    def unpublish(self, **options: Any) -> None:
        """Take the piece off the public pages."""
        super().unpublish(**options)
        Edition.next()

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show this version as the public page will."""
        return import_string(settings.MATINEE_PREVIEW)(request, self)


def _embargoed(revision: Revision) -> Revision:
    """Give the version with its publication moved to the end of its embargo, if that is to come."""
    piece = revision.as_object()
    until = piece.embargo_until
    if until is None or until <= timezone.now():
        return revision
    if piece.go_live_at is None or piece.go_live_at < until:
        piece.go_live_at = until
        revision.content = piece.serializable_data()
        revision.save(update_fields=["content"])
    return revision
