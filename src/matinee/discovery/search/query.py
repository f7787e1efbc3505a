"""The query language: words, quoted phrases and ``field:value`` filters, read and written.

Whatever is typed can be read: an unknown field is words, since titles have colons too, and a value
that a field cannot have is left out and told.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from matinee.discovery.search.fields import (
    BY_NAME,
    SORTS,
    Field,
    Values,
    normal_value,
    what_fits,
)

MAX_LENGTH = 400
MAX_WORDS = 12
MAX_FILTERS = 20
MAX_VALUES = 20
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "：": ":"})
_TOKEN = re.compile(
    r"(?P<minus>-?)(?P<field>[A-Za-z_]+):(?P<value>(?:\"[^\"]*(?:\"|$)|[^\s\"])*)"
    r"|\"(?P<phrase>[^\"]*)(?:\"|$)|(?P<word>[^\s\"]+)"
)
_VALUE = re.compile(r"\"[^\"]*(?:\"|$)|[^,\"]+")


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of a query that is not heeded: the field cannot have the value, or nothing has it."""

    field: str
    value: str
    unknown: bool = False

    @property
    def fits(self) -> str:
        """Give examples of what may be written after the field."""
        return ", ".join(SORTS) if self.field == "sort" else what_fits(BY_NAME[self.field])

    def __str__(self) -> str:
        if self.unknown:
            return f"{self.field}:{self.value} is nothing that is known here"
        one = "one of " if self.field == "sort" else ""
        return f"{self.field}:{self.value} is left out: write {one}{self.fits} after {self.field}:"


@dataclass(frozen=True, slots=True)
class Filter:
    """What must hold of everything found: that the field has one of the values, or has none."""

    field: str
    values: tuple[str, ...]
    negated: bool = False

    def __str__(self) -> str:
        return f"{'-' if self.negated else ''}{self.field}:{','.join(map(_quoted, self.values))}"


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was understood; ``str`` writes it so that it is understood the same.

    ``words`` are as typed; ``phrases`` are words that must stand together. ``begun`` says that the
    last word may go on. ``problems`` tell what was left out, and why.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    sort: str = ""
    begun: bool = True
    problems: tuple[Problem, ...] = ()

    def __str__(self) -> str:
        phrases = (f'"{phrase}"' for phrase in self.phrases)
        sort = (f"sort:{self.sort}",) if self.sort else ()
        return " ".join((*self.words, *phrases, *map(str, self.filters), *sort))

    @property
    def text(self) -> str:
        """Give the words that are looked for, without filters."""
        return " ".join((*self.words, *self.phrases))

    def values(self, field: str) -> tuple[str, ...]:
        """Give the values that a field must have, of all its filters."""
        return tuple(
            value for f in self.filters if f.field == field and not f.negated for value in f.values
        )

    def without(self, field: str, value: str = "") -> "Query":
        """Give the query without a field's filters, or without those of one value."""
        kept = (f for f in self.filters if f.field != field or (value and f.values != (value,)))
        return replace(self, filters=tuple(kept))

    def dropping(self, filter: Filter) -> "Query":
        """Give the query without one of its filters."""
        return replace(self, filters=tuple(each for each in self.filters if each != filter))

    def sorted_by(self, sort: str) -> "Query":
        """Give the query in another order; '' is the order of fit."""
        return replace(self, sort=sort)

    def narrowed(self, field: str, value: str) -> "Query":
        """Give the query with a filter more; it takes the place of one that excludes it."""
        base = self.without(field) if BY_NAME[field].exclusive else self.without(field, value)
        # A decade and a year are two ways to say when.
        if field in ("year", "decade"):
            base = base.without("decade" if field == "year" else "year")
        return replace(base, filters=(*base.filters, Filter(field, (value,))))

    def reworded(self, text: str) -> "Query":
        """Give the query with other words and the same filters."""
        plain = text.replace('"', " ").replace(":", " ")
        return replace(self, words=tuple(plain.split()), phrases=())


def parse_query(written: str) -> Query:
    """Read a query; whatever is written is one."""
    text = written[:MAX_LENGTH].translate(_QUOTES)
    tokens = list(_TOKEN.finditer(text))
    words: list[str] = []
    phrases: list[str] = []
    filters: list[Filter] = []
    problems: list[Problem] = []
    sort, open_end = "", False
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        name = (token["field"] or "").lower()
        value, last = token["value"] or "", token
        if name == "sort" or name in BY_NAME:
            if not value and at < len(tokens) and tokens[at]["field"] is None:
                # "director: kurosawa": the value follows after a space.
                last, at = tokens[at], at + 1
                value = f'"{last["phrase"]}"' if last["phrase"] is not None else last[0]
            if name == "sort":
                sort, problem = _sort(value, sort)
            else:
                problem = _filter(BY_NAME[name], value, bool(token["minus"]), filters)
            if problem:
                problems.append(problem)
            open_end = False
        elif token["phrase"] is not None:
            if token["phrase"].strip():
                phrases.append(" ".join(token["phrase"].split()))
            open_end = False
        else:
            words.append(token[0])
            open_end = token.end() == len(text)
    return Query(
        words=tuple(words[:MAX_WORDS]),
        phrases=tuple(phrases[:MAX_WORDS]),
        filters=tuple(filters[:MAX_FILTERS]),
        sort=sort,
        begun=open_end,
        problems=tuple(problems),
    )


def _filter(field: Field, written: str, negated: bool, filters: list[Filter]) -> Problem | None:
    """Add a filter, or give what is wrong with it."""
    if field.values is Values.WORDS:
        parts: Sequence[str] = [written.replace('"', " ")]
    else:
        parts = [part.strip('" ') for part in _VALUE.findall(written)]
    values = [normal_value(field, part) for part in parts if part.strip()]
    if not values or None in values:
        return Problem(field.name, written)
    known = tuple(dict.fromkeys(value for value in values if value is not None))[:MAX_VALUES]
    filter = Filter(field.name, known, negated)
    if filter not in filters:
        filters.append(filter)
    return None


def _sort(written: str, known: str) -> tuple[str, Problem | None]:
    value = written.strip('" ').lower()
    return (value, None) if value in SORTS else (known, Problem("sort", written))


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search(r"[\s,]", value) else value
