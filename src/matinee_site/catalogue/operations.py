"""What the house does to the catalogue: it corrects, adds, rules who is one, and takes back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from matinee.catalogue import Role
from matinee.catalogue.names import fold_title, slugify
from matinee_site.catalogue.house import FILM, HouseFact, Ruling
from matinee_site.catalogue.house_fields import HOUSE, free_slug
from matinee_site.catalogue.models import Film, Load
from matinee_site.catalogue.naming import name_films
from matinee_site.catalogue.overlay import join, lay, lift, part, standing

_YEARS = range(1874, 2101)


class FilmError(ValueError):
    """A film that cannot be added; the message says why."""


def add_film(
    *,
    title: str,
    year: int | None,
    now: datetime,
    directors: Sequence[str] = (),
    ref: str = "",
    by: AbstractBaseUser | None = None,
) -> Film:
    """Add a film that no source has, on the house's word; give the one there is if there is one."""
    title = " ".join(title.split())
    directors = [" ".join(name.split()) for name in directors if name.strip()]
    if not title:
        raise FilmError("A film needs a title.")
    if year is not None and year not in _YEARS:
        raise FilmError(f"{year} is no year of a film.")
    known = Film.objects.filter(titles__folded=fold_title(title), year=year, present=True).first()
    if known:
        return known
    slug = free_slug(Film, slugify(f"{title} {year or ''}", limit=110) or "film")
    key = f"{HOUSE}-{slug}"[:100]
    facts: list[tuple[str, Any]] = [("title", title)]
    if year:
        facts.append(("year", year))
    if directors:
        facts.append((Role.DIRECTOR.value, [{"name": name} for name in directors]))
    with transaction.atomic():
        for field, value in facts:
            correct(kind=FILM, key=key, field=field, value=value, ref=ref, by=by, now=now)
    return Film.objects.get(key=key)


@transaction.atomic
def correct(
    *,
    kind: str,
    key: str,
    field: str,
    value: Any,
    now: datetime,
    ref: str = "",
    by: AbstractBaseUser | None = None,
) -> HouseFact:
    """State a fact on the house's word, instead of what it said of it before.

    ``value`` is as ``overlay`` lays it: a text or number, a list of names, for a role a list of
    ``{"name", "person", "character"}``, for the cast ``{"cast": that, "not": slugs}``.
    """
    for before in standing(kind, key).filter(field=field):
        take_back(fact=before, now=now)
    fact = HouseFact.objects.create(
        kind=kind, key=key, field=field, value=value, ref=ref, by=by, made_at=now
    )
    lay(fact)
    _name(kind, key)
    _note_word(now)
    return fact


@transaction.atomic
def take_back(*, fact: HouseFact, now: datetime) -> None:
    """Let a fact hold no longer: what the sources say is shown again."""
    if fact.taken_back_at:
        return
    lift(fact)
    fact.taken_back_at = now
    fact.save(update_fields=["taken_back_at"])
    left = standing(fact.kind, fact.key)
    if fact.kind == FILM and fact.key.startswith(f"{HOUSE}-") and not left.exists():
        Film.objects.filter(key=fact.key).update(present=False)
    _name(fact.kind, fact.key)
    _note_word(now)


@transaction.atomic
def rule(
    *,
    kind: str,
    left: str,
    right: str,
    verdict: str,
    now: datetime,
    by: AbstractBaseUser | None = None,
) -> Ruling:
    """Rule on two films or people by key or slug; of two that are one the ``left`` one stays."""
    for before in Ruling.objects.filter(
        kind=kind, left__in=(left, right), right__in=(left, right), taken_back_at=None
    ):
        take_back_ruling(ruling=before, now=now)
    ruling = Ruling.objects.create(
        kind=kind, left=left, right=right, verdict=verdict, by=by, made_at=now
    )
    if verdict == Ruling.Verdict.SAME:
        join(ruling)
        _name(kind, left, right)
    _note_word(now)
    return ruling


@transaction.atomic
def take_back_ruling(*, ruling: Ruling, now: datetime) -> None:
    """Undo a ruling: those who were made one are two again, each with what it had."""
    if ruling.taken_back_at:
        return
    if ruling.verdict == Ruling.Verdict.SAME:
        part(ruling)
        _name(ruling.kind, ruling.left, ruling.right)
    ruling.taken_back_at = now
    ruling.save(update_fields=["taken_back_at"])
    _note_word(now)


def _name(kind: str, *keys: str) -> None:
    """Choose anew what these are called in the site's languages, where they are films."""
    if kind == FILM:
        name_films(list(Film.objects.filter(key__in=keys).values_list("id", flat=True)))


def _note_word(now: datetime) -> None:
    """Let all that hangs on the catalogue know that it says something else now."""
    last = Load.objects.order_by("-id").first()
    Load.objects.create(
        fingerprint=last.fingerprint if last else "",
        films=Film.objects.filter(present=True).count(),
        loaded_at=now,
        words=(last.words if last else 0) + 1,
        languages=last.languages if last else "",
        origin=last.origin if last else "",
    )
