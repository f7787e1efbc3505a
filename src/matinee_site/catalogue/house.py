"""What the house itself says of films, people and series: no load ever touches these tables.

Films are named by their key, people and series by their slug, so that the house's word outlives the
rows it speaks of. ``overlay.lay_over`` lays it over what a load brought.
"""

from typing import Any

from django.conf import settings
from django.db import models

FILM, PERSON, SERIES = "film", "person", "series"
_KINDS = ((FILM, "Film"), (PERSON, "Person"), (SERIES, "Series"))


class _Word(models.Model):
    """Something the house said; what was taken back is kept, and no longer holds."""

    kind = models.CharField(max_length=10, choices=_KINDS)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


def _once(name: str, *fields: str) -> models.UniqueConstraint:
    """Let only one word on the same stand; those that were taken back do not count."""
    return models.UniqueConstraint(fields=fields, condition=models.Q(taken_back_at=None), name=name)


def _people(entries: list[Any]) -> str:
    named = []
    for entry in entries:
        if isinstance(entry, str):
            named.append(entry)
        else:
            part = f" as {entry['character']}" if entry.get("character") else ""
            named.append(f"{entry['name']}{part}")
    return ", ".join(named)


class HouseFact(_Word):
    """A fact on the house's word, which leads before every source.

    ``field`` is a plain field or a role; ``value`` what ``overlay`` knows to lay over; ``was`` what
    the tables held before, so that it can be taken back.
    """

    key = models.CharField(max_length=120)
    field = models.CharField(max_length=30)
    value = models.JSONField(null=True)
    ref = models.CharField(max_length=1000, blank=True)
    was = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = (_once("house_says_it_once", "kind", "key", "field"),)

    def __str__(self) -> str:
        return f"{self.key}: {self.field}"

    @property
    def label(self) -> str:
        """Give the field's name in words."""
        return "Cast" if self.field == "actor" else self.field.replace("_", " ").capitalize()

    @property
    def words(self) -> str:
        """Give the value in words."""
        value = self.value
        if isinstance(value, dict) and "cast" in value:
            left_out = ", ".join(value["not"])
            return _people(value["cast"]) + (f"; not {left_out}" if left_out else "")
        if isinstance(value, dict):
            place = f", number {value['place']}" if value.get("place") else ""
            return f"{value.get('name') or 'none'}{place}"
        if isinstance(value, list):
            return _people(value) or "none"
        return "unknown" if value is None else str(value)


class Ruling(_Word):
    """The house's word on two films or people: that they are one, two, or to be asked later.

    Of two that are the same the ``left`` one stays. ``moved`` says which rows were made to speak of
    it, so that they can be parted again.
    """

    class Verdict(models.TextChoices):
        """What may be said of a pair."""

        SAME = "same", "The same"
        DIFFERENT = "different", "Different"
        LATER = "later", "Later"

    left = models.CharField(max_length=120)
    right = models.CharField(max_length=120)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    moved = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = (_once("house_rules_it_once", "kind", "left", "right"),)

    def __str__(self) -> str:
        return f"{self.left}, {self.right}: {self.verdict}"


class Doubt(models.Model):
    """A pair that evidence leaves open, as the newest catalogue has it.

    ``evidence`` is a list of lists: what was seen, by name, and what it was seen on.
    """

    kind = models.CharField(max_length=10, choices=_KINDS)
    left = models.CharField(max_length=120)
    right = models.CharField(max_length=120)
    score = models.FloatField()
    evidence = models.JSONField(default=list)

    class Meta:
        unique_together = (("kind", "left", "right"),)

    def __str__(self) -> str:
        return f"{self.left}, {self.right}"
