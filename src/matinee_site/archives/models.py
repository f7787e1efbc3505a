"""Tables of what was brought in: each run, each item with what is decided on it, what it became."""

from django.contrib.auth import get_user_model
from django.db import models

from matinee_site.archives.words import Becomes, Fate
from matinee_site.catalogue.models import Film
from matinee_site.reviews.models import Critic, Picture


class ImportRun(models.Model):
    """A look through an archive, and its bringing in."""

    class State(models.TextChoices):
        """How far it is."""

        LOOKING = "looking", "Looking through"
        READY = "ready", "Looked through"
        WORKING = "working", "Bringing in"
        DONE = "done", "Brought in"
        UNDOING = "undoing", "Taking back"
        UNDONE = "undone", "Taken back"
        FAILED = "failed", "Stopped"

    BUSY = (State.LOOKING, State.WORKING, State.UNDOING)

    label = models.CharField("archive", max_length=300)
    path = models.CharField(max_length=1000, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.LOOKING)
    options = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(
        get_user_model(), models.SET_NULL, null=True, blank=True, related_name="+"
    )
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    doing = models.CharField(max_length=40, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    told = models.JSONField(default=dict, blank=True)
    error = models.TextField(blank=True)
    pid = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("-begun_at",)
        verbose_name = "archive brought in"
        verbose_name_plural = "archives brought in"

    def __str__(self) -> str:
        return self.label

    @property
    def busy(self) -> bool:
        """Say whether something is being done."""
        return self.state in self.BUSY

    @property
    def share(self) -> int:
        """Give how much is done, in percent."""
        return min(100, 100 * self.done // self.total) if self.total else 0


class ImportItem(models.Model):
    """One thing of an archive, known again by ``key`` whatever file it comes in next.

    ``proposed`` and ``film`` are Matinee's answer; ``chosen`` and ``chosen_film`` are somebody's,
    which is remembered. ``film_chosen`` without a film says that it is about none.
    """

    key = models.CharField(max_length=400, unique=True)
    run = models.ForeignKey(ImportRun, models.SET_NULL, null=True, related_name="items")
    place = models.PositiveIntegerField(default=0)
    source = models.CharField(max_length=500)
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=1000, blank=True)
    dated = models.CharField(max_length=25, blank=True)
    author = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=64, blank=True)

    proposed = models.CharField(max_length=10, choices=Becomes.choices, default=Becomes.NOTHING)
    decision = models.CharField(max_length=10, blank=True)
    film = models.ForeignKey(Film, models.SET_NULL, null=True, blank=True, related_name="+")
    confidence = models.FloatField(default=0)
    why = models.CharField(max_length=500, blank=True)
    candidates = models.JSONField(default=list, blank=True)

    chosen = models.CharField(max_length=10, choices=Becomes.choices, blank=True)
    chosen_film = models.ForeignKey(Film, models.SET_NULL, null=True, blank=True, related_name="+")
    film_chosen = models.BooleanField(default=False)

    fate = models.CharField(max_length=10, choices=Fate.choices, default=Fate.WAITS)
    made = models.CharField(max_length=10, choices=Becomes.choices, blank=True)
    made_pk = models.PositiveBigIntegerField(null=True, blank=True)
    made_hash = models.CharField(max_length=64, blank=True)
    made_state = models.CharField(max_length=64, blank=True)
    statements = models.PositiveIntegerField(default=0)
    findings = models.PositiveIntegerField(default=0)
    redirects = models.PositiveIntegerField(default=0)
    notes = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("place", "pk")
        indexes = (models.Index(fields=["made", "made_pk"], name="import_made"),)

    def __str__(self) -> str:
        return self.title or self.source

    @property
    def becomes(self) -> str:
        """Give what it becomes: what somebody chose, else what was proposed."""
        return self.chosen or self.proposed

    @property
    def about(self) -> Film | None:
        """Give the film it is about: what somebody chose, else what was found."""
        return self.chosen_film if self.film_chosen else self.film

    @property
    def to_decide(self) -> bool:
        """Say whether somebody should look at it: a review whose film is not clear."""
        wants = self.becomes in (Becomes.REVIEW, Becomes.VIEWING, Becomes.LISTED)
        return wants and not self.film_chosen and self.film_id is None


class Made(models.Model):
    """What a run made, or changed when ``before`` holds what was there; for taking it back."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="made")
    item = models.ForeignKey(ImportItem, models.SET_NULL, null=True, related_name="makings")
    what = models.CharField(max_length=12)
    object_pk = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64, blank=True)
    label = models.CharField(max_length=300, blank=True)
    before = models.JSONField(null=True)

    class Meta:
        indexes = (models.Index(fields=["what", "object_pk"], name="import_object"),)

    def __str__(self) -> str:
        return f"{self.what} {self.label}"


class OldAddress(models.Model):
    """An address of another site that leads to something here that is no piece."""

    path = models.CharField(max_length=500, unique=True)
    critic = models.ForeignKey(Critic, models.CASCADE, null=True, related_name="+")
    picture = models.ForeignKey(Picture, models.CASCADE, null=True, related_name="+")
    run = models.ForeignKey(ImportRun, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name_plural = "old addresses"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(critic__isnull=False) ^ models.Q(picture__isnull=False),
                name="address_of_one_thing",
            ),
        )

    def __str__(self) -> str:
        return self.path
