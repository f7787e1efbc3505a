"""What the catalogue says now of a film, person or series, and what a form changes in it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from matinee.catalogue import Role
from matinee_site.catalogue.house import FILM, PERSON, SERIES
from matinee_site.catalogue.models import Credit, Film, Person, Series
from matinee_site.catalogue.operations import correct, take_back
from matinee_site.catalogue.overlay import Entity, standing
from matinee_site.desk.facts.forms import CREW, people

_SERIES = ("series", "place", "story_place")
_FACETS = ("genres", "countries")


def kind_of(row: Entity) -> tuple[str, str]:
    """Give how the house's facts name a row: its kind, and its key or slug."""
    if isinstance(row, Film):
        return FILM, row.key
    return (PERSON if isinstance(row, Person) else SERIES), row.slug


def as_it_is(row: Entity) -> dict[str, Any]:
    """Give the values that the form of a row begins with."""
    if isinstance(row, Series):
        return {"name": row.name}
    if isinstance(row, Person):
        said = standing(PERSON, row.slug).filter(field="aliases").first()
        return {"name": row.name, "aliases": said.value if said else []}
    plain = ("title", "original_title", "year", "runtime", "aliases", "languages")
    values: dict[str, Any] = {name: getattr(row, name) for name in plain}
    values["series"] = row.series.name if row.series else ""
    values |= {"place": row.place, "story_place": row.story_place}
    for facet in _FACETS:
        link = "filmgenre" if facet == "genres" else "filmcountry"
        named = getattr(row, facet).filter(**{f"{link}__film": row}).order_by(f"{link}__position")
        values[facet] = [each.name for each in named]
    for role in CREW:
        values[role.value] = _lines(row, role)
    values[Role.ACTOR.value] = _lines(row, Role.ACTOR)
    return values


def sources_say(row: Entity) -> Mapping[str, str]:
    """Give for each field what is said of it and by whom: ``1999 (Open Films)``."""
    if not isinstance(row, Film):
        return {}
    said: dict[str, dict[str, list[str]]] = {}
    stated = row.statements.values_list("field", "value", "citation__source__name")
    credited = row.credits.values_list("role", "person__name", "citation__source__name")
    for field, value, source in (*stated.order_by("id"), *credited.order_by("id")):
        names = said.setdefault(field, {}).setdefault(value, [])
        if source not in names:
            names.append(source)
    return {
        field: "; ".join(f"{value} ({', '.join(names)})" for value, names in values.items())
        for field, values in said.items()
        if field != Role.ACTOR
    }


def save(
    row: Entity, cleaned: Mapping[str, Any], *, by: AbstractBaseUser, now: datetime
) -> Sequence[str]:
    """State what a form changes as the house's facts; give the fields it was."""
    kind, key = kind_of(row)
    changed = []
    for field, value in _changes(row, as_it_is(row), cleaned, now):
        correct(kind=kind, key=key, field=field, value=value, ref=cleaned["ref"], by=by, now=now)
        changed.append(field)
    return changed


def _changes(
    row: Entity, before: Mapping[str, Any], cleaned: Mapping[str, Any], now: datetime
) -> Iterator[tuple[str, Any]]:
    names = [name for name in before if name not in _SERIES]
    for name in names:
        value = cleaned[name]
        if (value or None) == (before[name] or None):
            continue
        if isinstance(row, Film) and name == Role.ACTOR:
            yield name, _cast(row, value, now)
        elif isinstance(row, Film) and name in {role.value for role in CREW}:
            yield name, people(value, _known(row))
        else:
            yield name, value if value != "" else None
    if isinstance(row, Film) and any(
        (cleaned[name] or None) != (before[name] or None) for name in _SERIES
    ):
        place, story = cleaned["place"], cleaned["story_place"]
        yield "series", {"name": cleaned["series"], "place": place, "story_place": story}


def _cast(film: Film, lines: Sequence[str], now: datetime) -> dict[str, Any]:
    """Give how the cast differs from that of the sources alone."""
    known = _known(film)
    for fact in standing(FILM, film.key).filter(field=Role.ACTOR):
        take_back(fact=fact, now=now)
    known |= _known(film)
    theirs = {tuple(sorted(e.items())) for e in people(_lines(film, Role.ACTOR), _known(film))}
    wanted = people(lines, known)
    named = {entry.get("person") for entry in wanted}
    gone = {dict(entry).get("person") for entry in theirs} - named - {None}
    cast = [
        entry | {"billing": place}
        for place, entry in enumerate(wanted, 1)
        if tuple(sorted(entry.items())) not in theirs
    ]
    return {"cast": cast, "not": sorted(str(slug) for slug in gone)}


def _lines(film: Film, role: Role) -> list[str]:
    rows = Credit.objects.filter(film=film, role=role).order_by("billing", "id")
    crowd: dict[str, set[str]] = {}
    found: dict[str, tuple[str, str]] = {}
    for slug, name, character in rows.values_list("person__slug", "person__name", "character"):
        crowd.setdefault(name, set()).add(slug)
        if slug not in found or (character and not found[slug][1]):
            found[slug] = (name, character or "")
    return [
        (f"{name} [{slug}]" if len(crowd[name]) > 1 else name)
        + (f" = {character}" if character and role is Role.ACTOR else "")
        for slug, (name, character) in found.items()
    ]


def _known(film: Film) -> dict[str, str]:
    return dict(film.credits.values_list("person__name", "person__slug"))
