"""Lays the house's word over the tables, and takes it off again.

A load brings what sources say; the house's facts and rulings are laid over that as its last step.
Each fact notes what the tables held before (``was``), and each ruling which rows it moved.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.db import models
from django.db.models import QuerySet

from matinee.catalogue.open_pairs import former_keys, former_people, open_pairs
from matinee_site.catalogue.house import FILM, PERSON, SERIES, Doubt, HouseFact, Ruling
from matinee_site.catalogue.house_credits import ROLES, lay_credits, lift_credits
from matinee_site.catalogue.house_fields import FIELDS, add_missing_film, lay_field, lift_field
from matinee_site.catalogue.models import Film, Person, Series

Entity = Film | Person | Series
_MODELS: dict[str, tuple[type[Entity], str]] = {
    FILM: (Film, "key"),
    PERSON: (Person, "slug"),
    SERIES: (Series, "slug"),
}
_MANY = 500


def entity(kind: str, key: str) -> Entity | None:
    """Give the row that a key or slug names, or None."""
    model, column = _MODELS[kind]
    return model.objects.filter(**{column: key}).first()


def standing(kind: str | None = None, key: str | None = None) -> QuerySet[HouseFact]:
    """Give the house's facts that hold, of everything or of one kind or entity."""
    facts = HouseFact.objects.filter(taken_back_at=None)
    if kind:
        facts = facts.filter(kind=kind)
    return facts.filter(key=key) if key else facts


def lay_over(path: Path) -> None:
    """Lay the house's facts and rulings over tables fresh from a snapshot file."""
    _forget_moved()
    # A film has its title before its credits, so that one which no source has is there for them.
    for fact in sorted(standing(), key=lambda fact: (fact.kind, fact.key, fact.field != "title")):
        lay(fact)
    for ruling in Ruling.objects.filter(taken_back_at=None, verdict=Ruling.Verdict.SAME):
        join(ruling)
    for key, now in former_keys(path):
        before, film = (Film.objects.filter(key=each).first() for each in (key, now))
        if before and film and not before.present and before.into_id != film.pk:
            _merge(film, before)
    _lead_on(former_people(path))
    _note_doubts(path)


def _lead_on(former: Sequence[tuple[str, str]]) -> None:
    """Let the addresses of people who proved to be somebody else lead to those."""
    for at in range(0, len(former), _MANY):
        now = dict(former[at : at + _MANY])
        for person in Person.objects.filter(slug__in=now, house=False):
            stays = Person.objects.filter(slug=now[person.slug]).exclude(pk=person.pk).first()
            if stays:
                _merge(stays, person)


def lay(fact: HouseFact) -> None:
    """Lay one fact over the tables; one of something that is not there waits for it."""
    row = entity(fact.kind, fact.key)
    if row is None and fact.kind == FILM and fact.field == "title":
        row = add_missing_film(fact.key, fact.value)
    if row is None:
        return
    if fact.field in ROLES:
        fact.was = lay_credits(row, fact)
    elif (fact.kind, fact.field) in FIELDS:
        fact.was = lay_field(row, fact)
    fact.save(update_fields=["was"])


def lift(fact: HouseFact) -> None:
    """Give the tables back what they held before a fact was laid over them."""
    row = entity(fact.kind, fact.key)
    if row is None or fact.was is None:
        return
    if fact.field in ROLES:
        lift_credits(row, fact)
    else:
        lift_field(row, fact)


def join(ruling: Ruling) -> None:
    """Make the right one's facts, reviews and all else speak of the left one."""
    stays, goes = (entity(ruling.kind, key) for key in (ruling.left, ruling.right))
    if stays is None or goes is None or isinstance(stays, Series) or isinstance(goes, Series):
        return
    moved = dict(ruling.moved)
    for label, found in _merge(stays, goes).items():
        moved[label] = sorted({*moved.get(label, ()), *found})
    ruling.moved = moved
    ruling.save(update_fields=["moved"])


def _merge(stays: Film | Person, goes: Film | Person) -> dict[str, list[int]]:
    """Make all that speaks of one speak of the other; give the rows, by table and column."""
    moved = {}
    for field in _pointing_at(type(goes)):
        rows = field.model._base_manager
        others = set()
        for unique in field.model._meta.unique_together:
            if field.name in unique:
                rest = [name for name in unique if name != field.name]
                taken = rows.filter(**{field.name: stays}).values_list(*rest)
                for values in taken:
                    same = dict(zip(rest, values, strict=True))
                    clash = rows.filter(**{field.name: goes}, **same)
                    others |= set(clash.values_list("pk", flat=True))
        numbers = rows.filter(**{field.name: goes}).exclude(pk__in=others)
        found = list(numbers.values_list("pk", flat=True))
        rows.filter(pk__in=found).update(**{field.name: stays})
        if found:
            moved[f"{field.model._meta.label}.{field.name}"] = found
    goes.into = stays
    changed = ["into"]
    if isinstance(goes, Film):
        goes.present, changed = False, ["into", "present"]
    goes.save(update_fields=changed)
    return moved


def part(ruling: Ruling) -> None:
    """Give back to the right one what ``join`` moved."""
    stays, goes = (entity(ruling.kind, key) for key in (ruling.left, ruling.right))
    if stays is None or goes is None or isinstance(goes, Series):
        return
    for field in _pointing_at(type(goes)):
        numbers = ruling.moved.get(f"{field.model._meta.label}.{field.name}", ())
        rows = field.model._base_manager.filter(pk__in=numbers, **{field.name: stays})
        rows.update(**{field.name: goes})
    goes.into = None
    changed = ["into"]
    if isinstance(goes, Film):
        goes.present, changed = True, ["into", "present"]
    goes.save(update_fields=changed)
    ruling.moved = {}
    ruling.save(update_fields=["moved"])


def _forget_moved() -> None:
    """Forget the rows of the catalogue that rulings moved: a load makes all of them anew."""
    for ruling in Ruling.objects.filter(taken_back_at=None).exclude(moved={}):
        ruling.moved = {
            label: rows for label, rows in ruling.moved.items() if not label.startswith("catalogue")
        }
        ruling.save(update_fields=["moved"])


def _note_doubts(path: Path) -> None:
    """Take over the pairs that a snapshot file leaves open."""
    Doubt.objects.all().delete()
    Doubt.objects.bulk_create(
        Doubt(kind=pair.kind, left=pair.left, right=pair.right, score=pair.score,
              evidence=pair.evidence)
        for pair in open_pairs(path)
    )  # fmt: skip


def _pointing_at(model: type[Entity]) -> Iterable[models.ForeignKey[Any, Any]]:
    """Give the fields of all tables that speak of a film (or person), but for ``into``."""
    for relation in model._meta.related_objects:
        field = relation.field
        if isinstance(field, models.ForeignKey) and field.model is not model:
            yield field
