"""Lays the house's credits over a film's, and lifts them again.

Of a crew's role the house names everybody. Of the cast it says who is in it with which part, and
who is not; the others stay as their sources have them.
"""

from collections.abc import Mapping
from typing import Any

from matinee.catalogue import Role
from matinee.catalogue.names import fold, slugify
from matinee_site.catalogue.house import HouseFact
from matinee_site.catalogue.house_fields import free_slug, house_citation
from matinee_site.catalogue.models import Citation, Coverage, Credit, Film, Person, PersonName

ROLES = frozenset(role.value for role in Role)
_COLUMNS = (
    "person_id", "role", "character", "character_aliases", "billing", "voice", "uncredited",
    "citation_id", "credited_as",
)  # fmt: skip


def lay_credits(film: Film, fact: HouseFact) -> dict[str, Any]:
    """Make a film's credits in a role those of the house; give the ones that it overrules.

    ``fact.value`` is a list of mappings with ``name`` or ``person`` (a slug) and ``character``; for
    the cast there is ``{"cast": that list, "not": slugs}``.
    """
    cited = house_citation(fact.ref)
    rows = Credit.objects.filter(film=film, role=fact.field)
    if fact.field == Role.ACTOR:
        entries, gone = fact.value["cast"], set(fact.value["not"])
        over = list(rows.filter(person__slug__in=gone))
        for entry in entries:
            others = rows.filter(person=_person(entry)).exclude(character=entry.get("character"))
            over += others.exclude(citation__source=cited.source)
    else:
        entries = fact.value
        keep = [_person(entry).pk for entry in entries]
        over = list(rows.exclude(person__in=keep))
    was = [[getattr(row, column) for column in _COLUMNS] for row in over]
    Credit.objects.filter(pk__in=[row.pk for row in over]).delete()
    made = [_credit(film, fact, entry, place, cited) for place, entry in enumerate(entries, 1)]
    coverage: list[int] = []
    if fact.field != Role.ACTOR:
        coverage.append(Coverage.objects.create(film=film, role=fact.field, citation=cited).pk)
    return {"over": was, "made": [row.pk for row in made], "coverage": coverage}


def lift_credits(film: Film, fact: HouseFact) -> None:
    """Give a film back the credits that the house overruled."""
    made = Credit.objects.filter(pk__in=fact.was["made"])
    people = list(made.values_list("person_id", flat=True))
    made.delete()
    Coverage.objects.filter(pk__in=fact.was["coverage"]).delete()
    # What was noted by an older version lacks the last columns.
    Credit.objects.bulk_create(
        Credit(film=film, **dict(zip(_COLUMNS, row, strict=False))) for row in fact.was["over"]
    )
    for person in Person.objects.filter(pk__in=people):
        stated = Credit.objects.filter(person=person, citation__source__publishable=True)
        person.public = stated.exists()
        person.save(update_fields=["public"])


def _credit(
    film: Film, fact: HouseFact, entry: Mapping[str, Any], place: int, cited: Citation
) -> Credit:
    person = _person(entry)
    if not person.public:
        person.public = True
        person.save(update_fields=["public"])
    return Credit.objects.create(
        film=film, person=person, role=fact.field, character=entry.get("character") or None,
        billing=entry.get("billing", place), citation=cited,
    )  # fmt: skip


def _person(entry: Mapping[str, Any]) -> Person:
    """Give the person of a slug, or the only one of a name, or a new one."""
    slug, name = entry.get("person"), entry["name"]
    found = list(Person.objects.filter(slug=slug)) if slug else []
    if not found:
        found = list(Person.objects.filter(names__folded=fold(name), into=None).distinct()[:2])
    if len(found) == 1:
        return found[0]
    new = slug or free_slug(Person, slugify(name, limit=110) or "person")
    person = Person.objects.create(slug=new, name=name[:300], public=True, house=True)
    PersonName.objects.create(person=person, folded=fold(name), name=name[:300], public=True)
    return person
