"""What stands beside a review or an article and is no part of its versions."""

import secrets
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models.functions import Coalesce

from matinee_site.reviews.models.articles import Article
from matinee_site.reviews.models.reviews import Review


class Beside(models.Model):
    """Something that belongs to one review or one article."""

    review = models.ForeignKey(
        Review, models.CASCADE, null=True, blank=True, related_name="%(class)ss"
    )
    article = models.ForeignKey(
        Article, models.CASCADE, null=True, blank=True, related_name="%(class)ss"
    )

    class Meta:
        abstract = True

    @property
    def piece(self) -> Review | Article | None:
        """Give what it belongs to."""
        return self.review or self.article


def one_piece(name: str) -> models.CheckConstraint:
    """Give the constraint that a row belongs to exactly one piece."""
    review, article = models.Q(review__isnull=False), models.Q(article__isnull=False)
    return models.CheckConstraint(condition=review ^ article, name=name)


class Correction(Beside):
    """What was put right after publication; readers see it where ``public``."""

    text = models.TextField(max_length=2000)
    public = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at",)
        constraints = (one_piece("correction_of_one_piece"),)

    def __str__(self) -> str:
        return self.text[:80]


class Acceptance(Beside):
    """A finding that its author or an editor lets stand, with the reason.

    ``rule`` and ``words`` name it; one that belongs to no piece holds everywhere.
    """

    rule = models.CharField(max_length=60)
    words = models.CharField(max_length=300)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(
        get_user_model(), models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-made_at",)
        verbose_name = "accepted finding"
        constraints = (
            # A plain constraint takes every row without a piece for another one.
            models.UniqueConstraint(
                "rule", "words", Coalesce("review_id", 0), Coalesce("article_id", 0),
                name="accepted_once",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.words}: {self.reason}"


def new_token() -> str:
    """Give what nobody guesses."""
    return secrets.token_urlsafe(24)


class PreviewLink(Beside):
    """A secret address at which somebody without a login reads the newest version of a draft."""

    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    note = models.CharField("for whom", max_length=200, blank=True)
    made_by = models.ForeignKey(
        get_user_model(), models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at",)
        constraints = (one_piece("preview_of_one_piece"),)

    def __str__(self) -> str:
        return self.note or f"made {self.made_at:%-d %B %Y}"

    def open_at(self, now: datetime) -> bool:
        """Say whether the address still answers."""
        return now < self.expires_at

    def get_absolute_url(self) -> str:
        """Give the secret address."""
        return f"/preview/{self.token}/"


class Note(Beside):
    """A remark of the desk's on a piece, or an answer to one; readers never see it.

    ``words`` are those of the text that it is about, if any.
    """

    by = models.ForeignKey(
        get_user_model(), models.SET_NULL, null=True, blank=True, related_name="+"
    )
    text = models.TextField(max_length=4000)
    words = models.CharField(max_length=500, blank=True)
    answers = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="answered_by"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        get_user_model(), models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("made_at",)
        constraints = (one_piece("note_on_one_piece"),)

    def __str__(self) -> str:
        return self.text[:80]


class Comment(Beside):
    """What a reader wrote under a piece, as an archive brought it; e-mail and IP only if asked."""

    name = models.CharField(max_length=200)
    text = models.TextField()
    posted_at = models.DateTimeField(null=True, blank=True)
    answers = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="answered_by"
    )
    email = models.EmailField(blank=True)
    ip = models.GenericIPAddressField(null=True, blank=True)
    shown = models.BooleanField(default=True)
    source = models.CharField(max_length=200, blank=True, editable=False, db_index=True)

    class Meta:
        ordering = ("posted_at", "pk")
        constraints = (one_piece("comment_on_one_piece"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"


class FormerPath(Beside):
    """A path that a piece had before, here or elsewhere; it answers with a redirect for ever."""

    path = models.CharField(max_length=500, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "former paths"
        constraints = (one_piece("path_of_one_piece"),)

    def __str__(self) -> str:
        return self.path


class Naming(Beside):
    """A film, person or series that a published text names; made anew with each publication."""

    entity = models.CharField(max_length=12)
    key = models.CharField(max_length=120)

    class Meta:
        indexes = (models.Index(fields=["entity", "key"], name="naming_entity"),)
        constraints = (one_piece("naming_in_one_piece"),)

    def __str__(self) -> str:
        return f"{self.entity} {self.key}"
