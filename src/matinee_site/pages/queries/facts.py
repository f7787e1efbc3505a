"""Arranges a film's facts for its page: cast, crew by role, and each fact beside who says it."""

from collections.abc import Sequence
from dataclasses import dataclass

from matinee.catalogue import Role
from matinee_site.catalogue.facts import CreditLine, FilmFacts, Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact in words, and who says so."""

    label: str
    value: str
    said: Sequence[Said]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrewGroup:
    """Everybody in one role."""

    label: str
    lines: Sequence[CreditLine]


def cast_of(facts: FilmFacts) -> Sequence[CreditLine]:
    """Give the actors in billing order."""
    return facts.credited(Role.ACTOR)


def crew_of(facts: FilmFacts) -> Sequence[CrewGroup]:
    """Give everybody else, by role in the order of the profession."""
    groups = [(role, facts.credited(role)) for role in Role if role is not Role.ACTOR]
    return [
        CrewGroup(label=role_label(role, plural=len(lines) > 1), lines=lines)
        for role, lines in groups
        if lines
    ]


def sourced_facts(facts: FilmFacts) -> Sequence[Fact]:
    """Give every plain fact and credit with its sources."""
    plain = (
        ("Title", "title", facts.card.title),
        ("Year", "year", str(facts.card.year or "")),
        ("Running time", "runtime", f"{facts.runtime} minutes" if facts.runtime else ""),
        ("Genre", "genres", ", ".join(genre.name for genre in facts.genres)),
        ("Country", "countries", ", ".join(country.name for country in facts.countries)),
        ("Language", "languages", ", ".join(facts.languages)),
        ("Series", "series", facts.series.name if facts.series else ""),
    )
    rows = [
        Fact(label=label, value=value, said=facts.said.get(field, ()))
        for label, field, value in plain
        if value
    ]
    credits = sorted(facts.credits, key=lambda line: list(Role).index(line.role))
    return rows + [
        Fact(label=role_label(line.role), value=_credited(line), said=line.said) for line in credits
    ]


def _credited(line: CreditLine) -> str:
    return f"{line.person.name} as {line.character}" if line.character else line.person.name


def role_label(role: Role, *, plural: bool = False) -> str:
    """Give a role as a heading: ``Directors``, ``Story``."""
    label = role.label
    if plural and role not in {Role.SCREENPLAY, Role.STORY, Role.CHARACTERS_BY}:
        label = "authors of the source" if role is Role.SOURCE_AUTHOR else f"{label}s"
    return label.capitalize()
