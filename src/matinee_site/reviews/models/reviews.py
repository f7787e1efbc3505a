"""Reviews of films."""

from collections.abc import Sequence
from dataclasses import asdict

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from matinee.catalogue import FilmRef
from matinee_site.catalogue.models import Film
from matinee_site.reviews.checking import Outcome, check_review, site_checker
from matinee_site.reviews.linking import linked_parts
from matinee_site.reviews.models.parts import Scored
from matinee_site.reviews.models.pieces import Piece
from matinee_site.reviews.parts import bodies


class Review(Scored, Piece):
    """A critic's review of a film; nothing is asked of it but a film and some text."""

    film = models.ForeignKey(
        Film, models.PROTECT, null=True, blank=True, related_name="reviews",
        help_text="Leave empty while it is not decided which film this is about.",
    )  # fmt: skip
    strengths = models.TextField(blank=True, help_text="Markdown; a list, one strength a line.")
    weaknesses = models.TextField(blank=True, help_text="Markdown; a list, one weakness a line.")
    verdict = models.TextField(blank=True, help_text="Markdown.")
    header = models.JSONField(
        "facts above the text", default=dict, blank=True,
        help_text="As you state them: a line each. They are compared as the text is.",
    )  # fmt: skip
    watched_at = models.DateField("seen on", null=True, blank=True)
    rewatch = models.BooleanField("seen again", default=False)
    liked = models.BooleanField(default=False)

    class Meta(Piece.Meta):
        """Newest first."""

    @property
    def balance(self) -> Sequence[tuple[str, str]]:
        """Give what is weighed after the sections, each under its heading."""
        return (
            ("Strengths", self.strengths),
            ("Weaknesses", self.weaknesses),
            ("Verdict", self.verdict),
        )

    @property
    def further(self) -> Sequence[FilmRef]:
        """Give the other films that are reviewed in the same piece."""
        return [row.film.ref for row in self.also.all()]

    def get_absolute_url(self) -> str:
        """Give the review's page."""
        return f"/reviews/{self.slug}/"

    def keep_check(self) -> None:
        """Check the public text and store what came of it, and the text as it is printed."""
        outcome = check_review(
            review=self,
            film=self.film.ref if self.film else None,
            checker=site_checker(),
            now=timezone.now(),
            accepted=self.accepted(),
        )
        html = linked_parts(bodies(self), outcome.mentions, film=self.film)
        before = CheckResult.objects.filter(review=self).first()
        kept = asdict(outcome) | {"html": html, "turned": _turned(before, outcome)}
        CheckResult.objects.update_or_create(review=self, defaults=kept)
        self.note_mentions(outcome.mentions)


class AlsoReviewed(Scored, Orderable):
    """A further film that is reviewed in the same piece, with a score of its own if it has one."""

    review = ParentalKey(Review, on_delete=models.CASCADE, related_name="also")
    film = models.ForeignKey(Film, models.PROTECT, related_name="also_reviewed")

    class Meta(Orderable.Meta):
        verbose_name = "further film"

    def __str__(self) -> str:
        return str(self.film)


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
    turned = models.JSONField(
        default=list,
        help_text="Findings that a newer catalogue made in a text that stayed the same.",
    )  # fmt: skip
    html = models.JSONField(
        null=True, help_text="Each part of the review as HTML with its names linked to their pages."
    )


def _turned(before: CheckResult | None, after: Outcome) -> list[list[str]]:
    """Give the findings, by rule and words, that a newer catalogue has made in the same text."""
    if before is None or before.text_hash != after.text_hash:
        return []
    had, has = (
        {(claim["rule"], claim["name"]) for claim in claims if claim["severity"]}
        for claims in (before.claims, after.claims)
    )
    known = {(rule, name) for rule, name in before.turned}
    new = has - had if before.fingerprint != after.fingerprint else set()
    return sorted([rule, name] for rule, name in new | (known & has))
