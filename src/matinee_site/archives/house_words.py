"""Lets the house's own word on films, people and series out of a site, and into one."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import Error

from matinee_site.archives.outward.tables import LostError
from matinee_site.catalogue.house import FILM, PERSON, SERIES, HouseFact, Ruling
from matinee_site.catalogue.house_credits import ROLES
from matinee_site.catalogue.house_fields import FIELDS
from matinee_site.catalogue.operations import correct, rule
from matinee_site.catalogue.overlay import standing

Word = HouseFact | Ruling
_LONGEST = 120
_FACT, _RULING = ("kind", "key", "field", "value", "ref"), ("kind", "left", "right", "verdict")


def told_words() -> Iterator[Mapping[str, Any]]:
    """Give what holds: the facts, a title before what is said of its film, then the rulings."""
    facts = sorted(standing(), key=lambda each: (each.kind, each.key, each.field != "title"))
    for fact in facts:
        yield {name: getattr(fact, name) for name in _FACT}
    for ruling in Ruling.objects.filter(taken_back_at=None).order_by("kind", "left", "right"):
        yield {name: getattr(ruling, name) for name in _RULING}


def bring_word(told: Mapping[str, Any], *, now: datetime) -> Word | None:
    """Make a word hold here, and give it; nothing where it holds already.

    Raises ``LostError`` where the house says otherwise here, or the row is none of an export's.
    """
    names = [str(told.get(name, "")) for name in ("kind", "key", "left", "right", "field")]
    if names[0] not in (FILM, PERSON, SERIES) or any(len(name) > _LONGEST for name in names):
        raise LostError("no film, person or series is named")
    try:
        return _ruling(told, now) if "verdict" in told else _fact(told, now)
    except (TypeError, ValueError, LookupError, AttributeError, Error) as error:
        raise LostError(f"{names[1] or names[2]}: {error}") from error


def _fact(told: Mapping[str, Any], now: datetime) -> Word | None:
    kind, key, field, value = (told[name] for name in _FACT[:4])
    ref = str(told.get("ref", ""))[:1000]
    if not key or not ((field in ROLES and kind == FILM) or (kind, field) in FIELDS):
        raise LostError(f"{key}: {field} is no field of a {kind}")
    there = standing(kind, key).filter(field=field).first()
    if there and (there.value, there.ref) != (value, ref):
        raise LostError(f"{key}: the house says otherwise of its {field} here")
    if there:
        return None
    return correct(kind=kind, key=key, field=field, value=value, ref=ref, now=now)


def _ruling(told: Mapping[str, Any], now: datetime) -> Word | None:
    kind, left, right, verdict = (told[name] for name in _RULING)
    if verdict not in Ruling.Verdict.values or not left or not right or left == right:
        raise LostError(f"{left}, {right}: {verdict} is no ruling")
    there = Ruling.objects.filter(
        kind=kind, left__in=(left, right), right__in=(left, right), taken_back_at=None
    ).first()
    if there and (there.left, there.verdict) != (left, verdict):
        raise LostError(f"{left}, {right}: the house rules otherwise here")
    return None if there else rule(kind=kind, left=left, right=right, verdict=verdict, now=now)
