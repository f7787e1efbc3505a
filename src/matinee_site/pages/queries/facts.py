"""Arranges a film's facts for its page: cast, crew by role, and each fact beside who says it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from matinee.catalogue import Role
from matinee_site.catalogue.facts import CreditLine, FilmFacts, Said
from matinee_site.pages import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact in words, and who says so."""

    label: str
    value: str
    said: Sequence[Said]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewGroup:
    """Everybody in one role."""

    role: Role
    lines: Sequence[CreditLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A fact on which sources differ: each value with those who state it."""

    label: str
    sides: Sequence[tuple[str, Sequence[str]]]


def cast_of(facts: FilmFacts) -> Sequence[CreditLine]:
    """Give the actors in billing order."""
    return facts.credited(Role.ACTOR)


def crew_of(facts: FilmFacts) -> Sequence[CrewGroup]:
    """Give everybody else, by role in the order of the profession."""
    groups = [(role, facts.credited(role)) for role in Role if role is not Role.ACTOR]
    return [CrewGroup(role=role, lines=lines) for role, lines in groups if lines]


def sourced_facts(facts: FilmFacts) -> Sequence[Fact]:
    """Give every plain fact and credit with its sources."""
    plain = (
        (gettext("Title"), "title", facts.card.title),
        (gettext("Year"), "year", str(facts.card.year or "")),
        (
            gettext("Running time"),
            "runtime",
            wording.minutes(facts.runtime) if facts.runtime else "",
        ),
        (gettext("Genre"), "genres", ", ".join(wording.genre(g.name) for g in facts.genres)),
        (
            gettext("Country"),
            "countries",
            ", ".join(wording.country(c.name) for c in facts.countries),
        ),
        (
            gettext("Language"),
            "languages",
            ", ".join(map(wording.spoken_language, facts.languages)),
        ),
        (gettext("Series"), "series", facts.series.name if facts.series else ""),
    )
    rows = [
        Fact(label=label, value=value, said=facts.said.get(field, ()))
        for label, field, value in plain
        if value
    ]
    credits = sorted(facts.credits, key=lambda line: list(Role).index(line.role))
    return rows + [
        Fact(label=wording.role(line.role), value=_credited(line), said=line.said)
        for line in credits
    ]


def disputes(stated: Sequence[tuple[str, str, str]]) -> Sequence[Dispute]:
    """Give the facts with one true value on which sources differ.

    ``stated`` has field, value and the name of the source, of publishable sources only.
    """
    labels = {
        "title": gettext("Title"),
        "year": gettext("Year"),
        "runtime": gettext("Running time"),
    }
    sides: dict[str, dict[str, list[str]]] = {}
    for field, value, source in stated:
        if field in labels:
            by_whom = sides.setdefault(field, {}).setdefault(value, [])
            if source not in by_whom:
                by_whom.append(source)
    return [
        Dispute(
            label=labels[field],
            sides=[(_value(field, value), by_whom) for value, by_whom in values.items()],
        )
        for field, values in sides.items()
        if len(values) > 1
    ]


def _value(field: str, value: str) -> str:
    return wording.minutes(int(value)) if field == "runtime" and value.isdigit() else value


def _credited(line: CreditLine) -> str:
    if not line.character:
        return line.person.name
    return gettext("%(name)s as %(character)s") % {
        "name": line.person.name,
        "character": line.character,
    }
