"""Arranges a film's facts for its page: cast, crew by role, and each fact beside who says it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from matinee.catalogue import Role
from matinee_site.catalogue.facts import CreditLine, FilmFacts, ReleaseLine, Said, TitleLine
from matinee_site.pages import wording
from matinee_site.pages.words import gettext

_ORDER = {role: place for place, role in enumerate(Role)}


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
class Titles:
    """Titles of one language or country; ``label`` names it, or says what they are."""

    label: str
    language: str
    texts: Sequence[str]


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
    groups: dict[Role, list[CreditLine]] = defaultdict(list)
    for line in facts.credits:
        groups[line.role].append(line)
    groups.pop(Role.ACTOR, None)
    return [
        CrewGroup(role=role, lines=groups[role]) for role in sorted(groups, key=_ORDER.__getitem__)
    ]


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
    rows[1:1] = [
        Fact(label=title_label(line), value=line.text, said=line.said) for line in facts.titles
    ]
    rows += [
        Fact(label=gettext("Released"), value=released(line), said=line.said)
        for line in facts.releases
    ]
    rows += [
        Fact(
            label=gettext("Another version"),
            value=f"{cut.name}, {wording.minutes(cut.minutes)}",
            said=cut.said,
        )
        for cut in facts.cuts
    ]
    credits = sorted(facts.credits, key=lambda line: _ORDER[line.role])
    return rows + [
        Fact(label=wording.role(line.role), value=_credited(line), said=line.said)
        for line in credits
    ]


def other_titles(facts: FilmFacts, shown: str) -> Sequence[Titles]:
    """Give all titles but the one that is shown: the original first, then by language."""
    groups: dict[tuple[str, str], list[str]] = {}
    for line in facts.titles:
        if line.text != shown:
            groups.setdefault((title_label(line), line.language or ""), []).append(line.text)
    if facts.card.title != shown:
        groups.setdefault((gettext("Also called"), ""), []).append(facts.card.title)
    return [
        Titles(label=label, language=language, texts=texts)
        for (label, language), texts in groups.items()
    ]


def title_label(line: TitleLine) -> str:
    """Say what a title is: of which language or country, or the original one."""
    place = wording.language_coded(line.language) if line.language else ""
    place = place or (wording.place(line.country) if line.country else "")
    if line.original:
        return (
            gettext("Original title (%(place)s)") % {"place": place}
            if place
            else gettext("Original title")
        )
    return wording.capital(place) or gettext("Also called")


def released(line: ReleaseLine) -> str:
    """Say when, and where that is known: ``26 April 1954, Japan``."""
    day = wording.partial_date(line.date)
    return f"{day}, {wording.place(line.country)}" if line.country else day


def disputes(facts: FilmFacts, stated: Sequence[tuple[str, str, str]]) -> Sequence[Dispute]:
    """Give the facts with one true value on which sources differ.

    ``stated`` has field, value and the name of the source, of publishable sources only. That
    somebody gives the length of a version which is known to have its own is no difference.
    """
    cuts = {("runtime", str(cut.minutes)) for cut in facts.cuts}
    labels = {
        "title": gettext("Title"),
        "year": gettext("Year"),
        "runtime": gettext("Running time"),
    }
    sides: dict[str, dict[str, list[str]]] = {}
    for field, value, source in stated:
        if field in labels and (field, value) not in cuts:
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
    name = line.person.name
    if line.credited_as:
        said = {"name": name, "other": line.credited_as}
        name = gettext("%(name)s (credited as %(other)s)") % said
    if not line.character:
        return name
    return gettext("%(name)s as %(character)s") % {"name": name, "character": line.character}
