"""Reads the front matter's fields: header facts, headline and score, each placed in its line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from matinee.document import Document, Span
from matinee.review.facts import Fact, Value, label_fields, value_facts
from matinee.review.header_line import title_facts
from matinee.review.model import HeaderFact, HeaderField, HeaderValue, Scale, Score
from matinee.review.score_lines import headed_score
from matinee.review.values import character, runtime, year

LAYOUT_KEY = "matinee"
"""The front matter field by which a rendered review says that its structure is explicit."""

_FENCE_END = re.compile(r"^(?:---|\+\+\+)[ \t]*$", re.MULTILINE)
_SCORE_KEYS = ("score", "rating", "grade", "stars", "review_rating", "star_rating")
_SKIPPED = frozenset({"language", "languages", "with", "d", "w", "characters", "release", "length"})
_FILM_ID = re.compile(r"tt\d{5,}|Q\d+|[\w-]+:\S+")
_NAMED = {field.value: field for field in HeaderField}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says of the film and of the review."""

    facts: tuple[HeaderFact, ...] = ()
    headline: str | None = None
    score: Score | None = None
    explicit: bool = False


def read_metadata(document: Document) -> FrontMatter:
    """Read the fields that a review's front matter has."""
    fields = document.metadata
    if not fields:
        return FrontMatter()
    reader = _Reader(document)
    explicit = LAYOUT_KEY in fields
    facts: list[HeaderFact] = []
    for key, value in fields.items():
        field = _field(key, fields, explicit)
        if field:
            read = reader.exact if explicit else reader.facts
            facts += _merged(list(read(key, field, value)))
    headline = fields.get("headline")
    if headline is None and "title" in fields and not explicit and _names_film(fields.get("film")):
        headline = fields["title"]
    return FrontMatter(
        tuple(facts), str(headline) if headline is not None else None, reader.score(), explicit
    )


def _field(key: str, fields: Mapping[str, Any], explicit: bool) -> HeaderField | None:
    if explicit:
        return _NAMED.get(key)
    if key in _NAMED and key not in ("title", "language"):
        return _NAMED[key]
    if key == "title":
        return None if _names_film(fields.get("film")) else HeaderField.TITLE
    if key in _SKIPPED or (key in _SCORE_KEYS and key != "rating"):
        return None
    found = label_fields(key.replace("_", " ").replace("-", " "))
    return found[0] if found else None


def _names_film(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and not _FILM_ID.fullmatch(value.strip())


def _merged(facts: list[HeaderFact]) -> list[HeaderFact]:
    """Make the facts of one field of the front matter one fact for each kind."""
    found: dict[HeaderField, HeaderFact] = {}
    for fact in facts:
        last = found.get(fact.field)
        found[fact.field] = replace(last, values=last.values + fact.values) if last else fact
    return list(found.values())


def _words(value: object) -> list[str]:
    """Give the strings of a scalar or of a list of scalars."""
    if isinstance(value, bool) or value is None:
        return []
    if isinstance(value, list | tuple):
        return [word for part in value if not isinstance(part, list) for word in _words(part)]
    if isinstance(value, dict):
        named = value.get("name") or value.get("title")
        return [str(named)] if named else []
    return [str(value).strip()] if str(value).strip() else []


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        first = document.source.find("\n") + 1
        end = _FENCE_END.search(document.source, first)
        self._inside = (first, end.start() if end else first)

    def place(self, key: str, text: str) -> Span:
        """Give where the value stands in the field's lines, or else the field's line."""
        start, end = self._field(key)
        at = self._document.source.find(text, start, end)
        return Span(start, end) if at == -1 or not text else Span(at, at + len(text))

    def _field(self, key: str) -> tuple[int, int]:
        source, (first, last) = self._document.source, self._inside
        label = re.compile(rf"^[\"']?{re.escape(key)}[\"']?\s*[:=]", re.MULTILINE | re.IGNORECASE)
        match = label.search(source, first, last)
        if not match:
            return first, last
        after = re.compile(r"^[^\s\-\]#]", re.MULTILINE).search(source, match.end(), last)
        end = after.start() if after else last
        while end > match.end() and source[end - 1].isspace():
            end -= 1
        return match.start(), end

    def facts(self, key: str, field: HeaderField, value: object) -> Iterator[HeaderFact]:
        """Read a field as people write it: a string may list several values."""
        if field in (HeaderField.YEAR, HeaderField.RUNTIME, HeaderField.RELEASED):
            yield from self._number(key, field, value)
            return
        several = isinstance(value, list | tuple)
        for text in _words(value):
            if field is HeaderField.CERTIFICATE and headed_score(text):
                continue
            if field is HeaderField.TITLE:
                found = title_facts(text, heading=True)
                found = found or _whole(field, text)
                if _FILM_ID.fullmatch(text):
                    continue
            elif field is HeaderField.LANGUAGE and len(text) <= 2:
                continue
            elif several:
                stop, role = character(text, 0, len(text))
                if field is HeaderField.CAST and role:
                    found = (Fact(field, (Value(0, stop, role),), 0, len(text)),)
                else:
                    found = _whole(field, text)
            else:
                found = value_facts(field, text, 0, len(text))
            for fact in found:
                yield self._placed(key, text, fact)

    def exact(self, key: str, field: HeaderField, value: object) -> Iterator[HeaderFact]:
        """Read a field of a rendered review: every value is one value."""
        values: list[HeaderValue] = []
        for part in value if isinstance(value, list) else [value]:
            role = part.get("character") if isinstance(part, dict) else None
            for text in _words(part):
                who = HeaderValue(str(role), self.place(key, str(role))) if role else None
                values.append(HeaderValue(text, self.place(key, text), who))
        if values:
            yield HeaderFact(field, tuple(values), Span(*self._field(key)))

    def _role(self, key: str, text: str, role: tuple[int, int]) -> HeaderValue:
        return HeaderValue(text[slice(*role)], self.place(key, text[slice(*role)]))

    def _number(self, key: str, field: HeaderField, value: object) -> Iterator[HeaderFact]:
        for text in _words(value)[:1]:
            good = year(text) if field is HeaderField.YEAR else runtime(text, bare=True)
            if good or field is HeaderField.RELEASED:
                yield self._placed(key, text, _whole(field, text)[0])

    def _placed(self, key: str, text: str, fact: Fact) -> HeaderFact:
        values = []
        for value in fact.values:
            written = text[value.start : value.end]
            who = self._role(key, text, value.character) if value.character else None
            values.append(HeaderValue(written, self.place(key, written), who))
        return HeaderFact(fact.field, tuple(values), Span(*self._field(key)))

    def score(self) -> Score | None:
        """Read the first field that gives a score."""
        fields = self._document.metadata
        for key in _SCORE_KEYS:
            value = fields.get(key)
            if isinstance(value, dict) and "scale" in value:
                return self._stored(key, value)
            for text in _words(value)[:1]:
                found = headed_score(text)
                if not found:
                    continue
                mark = found.mark
                line = str(fields.get("score_line") or text[slice(*found.line)])
                written = text[mark.start : mark.end]
                scale = Scale.STARS if "stars" in key else mark.scale
                place = self.place(key, written)
                return Score(mark.value, found.best, mark.worst, scale, written, line, place)
        return None

    def _stored(self, key: str, fields: Mapping[str, Any]) -> Score | None:
        scale = str(fields.get("scale"))
        if scale not in tuple(Scale):
            return None
        numbers = [fields.get(name) for name in ("value", "best", "worst")]
        value, best, worst = (
            float(number) if isinstance(number, int | float) else None for number in numbers
        )
        written, line = str(fields.get("written") or ""), str(fields.get("line") or "")
        return Score(value, best, worst, Scale(scale), written, line, self.place(key, written))


def _whole(field: HeaderField, text: str) -> tuple[Fact, ...]:
    if field is HeaderField.CERTIFICATE:
        return value_facts(field, text, 0, len(text))
    return (Fact(field, (Value(0, len(text)),), 0, len(text)),)
