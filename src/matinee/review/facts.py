"""Reads the values behind a header's label, and those that need no label."""

import re
from dataclasses import dataclass, replace

from matinee.review import values
from matinee.review.lexicon import LABELS, ROLES
from matinee.review.model import HeaderField
from matinee.review.terms import TERMS

BARE = re.compile(
    r"(?P<label>directed by|written by|starring|featuring|released|dirs?\.|d\.|dop\.?"
    r"|cast includes):?\s+(?:in\s+)?",
    re.IGNORECASE,
)
"""A label that needs no colon or dash behind it."""

_JOINT = re.compile(r"\s*(?:[/&,]|\band\b)\s*")
_PROSE = re.compile(r"\b(?:it|its|this|the (?:film|movie)|was|is|has|had|found)\b")
_COUNTRY_YEAR = re.compile(r"(?P<country>.{2,30}) (?P<year>\d{4})")
_TITLE_YEAR = re.compile(r"(?P<title>.{1,110}?),?\s+\((?P<year>\d{4})\)")


@dataclass(frozen=True, slots=True)
class Value:
    """The place of a value in the line, and of the character that goes with it."""

    start: int
    end: int
    character: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A header fact with its places in the line; ``labelled`` when a word says what it is."""

    field: HeaderField
    values: tuple[Value, ...]
    start: int
    end: int
    labelled: bool = True


def label_fields(label: str) -> tuple[HeaderField, ...]:
    """Give the fields that a label names ("Written and directed by" names two), or nothing."""
    folded = " ".join(label.casefold().split()).rstrip(":. ")
    folded = folded.removesuffix(" by").rstrip(".")
    if folded in LABELS:
        return (LABELS[folded],)
    parts = [part.rstrip(".") for part in _JOINT.split(folded)]
    if 2 <= len(parts) <= 3 and all(LABELS.get(part) in ROLES for part in parts):
        return tuple(dict.fromkeys(LABELS[part] for part in parts))
    return ()


def value_facts(
    field: HeaderField, text: str, start: int, end: int, *, vague: bool = False
) -> tuple[Fact, ...]:
    """Read what stands behind a label; a list of people may end in a year or a running time."""
    end = values.without_stop(text, start, end)
    value = text[start:end]
    if not value or value[-1] in "!?":
        return ()
    one = (Fact(field, (Value(start, end),), start, end),)
    if field is HeaderField.YEAR:
        if values.year(value):
            return one
        return (replace(one[0], field=HeaderField.RELEASED),) if _is_dated(value) else ()
    if field is HeaderField.RELEASED:
        return one if _is_dated(value) else ()
    if field is HeaderField.RUNTIME:
        return one if values.runtime(value, bare=True) else ()
    if field in (HeaderField.TITLE, HeaderField.ORIGINAL_TITLE):
        dated = _TITLE_YEAR.fullmatch(text, start, end)
        if dated and values.year(dated["year"]):
            named = (field, "title"), (HeaderField.YEAR, "year")
            return tuple(
                Fact(name, (Value(*dated.span(part)),), *dated.span(part)) for name, part in named
            )
        return one if len(value) <= 120 and not re.search(r"[.!?]\s", value) else ()
    if field is HeaderField.CERTIFICATE:
        return one if len(value) <= 12 and re.match(r"[A-Z]|1[258]A?$", value) else ()
    places = values.items(text, start, end)
    if field in ROLES:
        return _people(field, text, places, vague)
    if not places or any(
        stop - begin > 32 or len(text[begin:stop].split()) > 4 for begin, stop in places
    ):
        return ()
    return (_listed(field, places),)


def _is_dated(text: str) -> bool:
    """Say whether it is a date, perhaps with a place; "in 1981, it found few takers" is prose."""
    return len(text) <= 60 and values.year_in(text) is not None and not _PROSE.search(text)


def _listed(field: HeaderField, places: list[tuple[int, int]]) -> Fact:
    return Fact(field, tuple(Value(*place) for place in places), places[0][0], places[-1][1])


def _people(
    field: HeaderField, text: str, places: list[tuple[int, int]], vague: bool
) -> tuple[Fact, ...]:
    people: list[Value] = []
    others: list[Fact] = []
    for begin, stop in places:
        name_end, role = values.character(text, begin, stop)
        known = typed(text, begin, stop) if people else ()
        if known:
            others += known
        elif others or not values.is_name(text[begin:name_end]):
            return ()
        elif field is HeaderField.CAST:
            people.append(Value(begin, name_end, role))
        else:
            people.append(Value(begin, name_end))
    if not people:
        return ()
    if vague and any(" " not in text[value.start : value.end] for value in people):
        return ()
    return (Fact(field, tuple(people), people[0].start, people[-1].end), *others)


def typed(text: str, start: int, end: int) -> tuple[Fact, ...]:
    """Read a value that needs no label: a year, a running time, a country, a genre."""
    value = text[start:end]
    field = TERMS.get(value.casefold())
    if field is None and values.year(value):
        field = HeaderField.YEAR
    if field is None and values.runtime(value):
        field = HeaderField.RUNTIME
    if field:
        return (Fact(field, (Value(start, end),), start, end, labelled=False),)
    pair = _COUNTRY_YEAR.fullmatch(value)
    if pair and values.year(pair["year"]):
        country = typed(text, start, start + pair.end("country"))
        if country:
            return (*country, *typed(text, start + pair.start("year"), end))
    match = BARE.match(text, start, end)
    if match and values.is_name(text[match.end() : end]):
        field = label_fields(match["label"])[0]
        return (Fact(field, (Value(match.end(), end),), match.end(), end),) if field else ()
    return ()


def joined(facts: list[Fact]) -> list[Fact]:
    """Make neighbours of one field one fact."""
    found: list[Fact] = []
    for fact in facts:
        last = found[-1] if found else None
        if last and last.field is fact.field and not fact.labelled and not last.labelled:
            found[-1] = replace(last, values=last.values + fact.values, end=fact.end)
        else:
            found.append(fact)
    return found
