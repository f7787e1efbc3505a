"""Finds the header lines at the top and the very end of a review, and never in its prose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from matinee.document import BlockKind, Document
from matinee.review import values
from matinee.review.facts import Fact, Value, label_fields
from matinee.review.facts import value_facts as facts_behind
from matinee.review.header_line import header_facts
from matinee.review.headings import all_known, is_information, special_of
from matinee.review.lexicon import TABLE_HEADS
from matinee.review.lines import Line
from matinee.review.model import HeaderFact, HeaderField, HeaderValue
from matinee.review.score_lines import labelled_score, lone_score
from matinee.review.title_line import title_line

_ZONE = 60
_PATIENCE = 3
_BYLINE = re.compile(
    r"(?:(?:words|review|reviewed|written|posted|published)\s)?by:?\s(?P<name>.{3,60})",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Header:
    """The header lines found: their facts, their numbers, and the lines that hold a score."""

    facts: list[HeaderFact] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    headline: str | None = None


def read_header(document: Document, lines: Sequence[Line], title: str | None) -> Header:
    """Read the header; ``title`` is the film's title where the front matter gives it."""
    header = Header()
    reader = _Reader(document, lines, header)
    reader.top(title)
    reader.tail()
    return header


class _Reader:
    def __init__(self, document: Document, lines: Sequence[Line], header: Header) -> None:
        self._document = document
        self._lines = lines
        self._header = header

    def top(self, title: str | None) -> None:
        """Read from the first line on, past a few short lines (a tagline) but no further."""
        found = title_line(self._lines, title) if self._lines else None
        if found:
            self._take(0, found.facts)
            self._header.headline = found.headline
        at, misses = int(found is not None), 0
        while at < min(len(self._lines), _ZONE):
            line = self._lines[at]
            used = self._entry(at, strict=misses > 0)
            if used:
                at, misses = at + used, 0
                continue
            if line.kind is BlockKind.HEADING and (line.firm or all_known(line.text)):
                return
            misses += 1
            if misses > _PATIENCE or len(line.text) > 160:
                return
            at += 1

    def tail(self) -> None:
        """Read back from the last line while lines are header lines."""
        first = max(0, len(self._lines) - _ZONE)
        at = len(self._lines) - 1
        while at >= first and at not in self._header.taken:
            line = self._lines[at]
            if line.kind is BlockKind.CELL:
                start = at
                while start > first and self._lines[start - 1].kind is BlockKind.CELL:
                    start -= 1
                if not self._cells(start, at + 1):
                    return
                at = start - 1
            elif self._entry(at, strict=False, tail=True) or _is_score(line.text):
                at -= 1
            else:
                break
        if 0 <= at < len(self._lines) - 1 and at + 1 in self._header.taken:
            line = self._lines[at]
            if len(line.text) < 40 and is_information(line.text):
                self._header.taken.add(at)

    def _is_entry(self, at: int) -> bool:
        line = self._lines[at]
        return bool(header_facts(line.text, line.strong)) or line.kind is BlockKind.CELL

    def _entry(self, at: int, *, strict: bool, tail: bool = False) -> int:
        """Take the header entry that begins at a line; give how many lines it has."""
        line = self._lines[at]
        if len(line.text) > 400 or line.kind is BlockKind.QUOTE:
            return 0
        if line.kind is BlockKind.CELL and not tail:
            stop = at
            while stop < len(self._lines) and self._lines[stop].kind is BlockKind.CELL:
                stop += 1
            return stop - at if self._cells(at, stop) else 0
        if labelled_score(line.text) or (lone_score(line.text, loose=False) and not strict):
            # The score's own reader takes it; the header goes on behind it.
            return 0 if tail else 1
        facts = header_facts(line.text, line.strong)
        if facts and (not (strict or tail) or any(fact.labelled for fact in facts) or tail):
            self._take(at, facts)
            return 1
        if not tail:
            return self._byline(at) or self._list(at)
        return self._byline(at)

    def _byline(self, at: int) -> int:
        match = _BYLINE.fullmatch(self._lines[at].text)
        if not match or not values.is_name(match["name"].rstrip(".")):
            return 0
        start, end = match.span("name")
        self._take(at, [Fact(HeaderField.CRITIC, (Value(start, end),), 0, end)])
        return 1

    def _list(self, at: int) -> int:
        """Read a label (or "Details") alone on its line, with its values in the lines below."""
        line = self._lines[at]
        if len(line.text) > 40 or at + 1 >= len(self._lines):
            return 0
        below = self._lines[at + 1]
        if is_information(line.text) and self._is_entry(at + 1):
            self._header.taken.add(at)
            return 1
        fields = label_fields(line.text)
        if len(fields) != 1 or below.kind is not BlockKind.ITEM or special_of(line.text):
            return 0
        stop = at + 1
        while stop < len(self._lines) and self._lines[stop].kind is BlockKind.ITEM:
            if label_fields(self._lines[stop].text):
                break
            stop += 1
        found = []
        for number in range(at + 1, min(stop, at + 1 + _ZONE)):
            text = self._lines[number].text
            facts = facts_behind(fields[0], text, 0, len(text), vague=True)
            if not facts:
                return 0
            found.append((number, facts))
        self._header.taken.add(at)
        for number, facts in found:
            self._take(number, facts)
        return stop - at

    def _cells(self, start: int, stop: int) -> bool:
        """Read a table of labels and values; cells that are neither stay in the text."""
        hit = False
        heads: list[int] = []
        at = start
        while at < stop - 1:
            label, value = self._lines[at], self._lines[at + 1]
            fields = label_fields(label.text) if len(label.text) <= 40 else ()
            if len(value.text) <= 400:
                facts = [
                    fact
                    for name in fields
                    for fact in facts_behind(name, value.text, 0, len(value.text))
                ]
                if facts:
                    self._header.taken.add(at)
                    self._take(at + 1, facts)
                    hit = True
                    at += 2
                    continue
            if not fields and label.text.strip(" :").casefold() in TABLE_HEADS:
                heads.append(at)
            at += 1
        if hit:
            self._header.taken.update(heads)
        return hit

    def _take(self, at: int, facts: Sequence[Fact]) -> None:
        line = self._lines[at]
        self._header.taken.add(at)
        for fact in facts:
            found = []
            for value in fact.values:
                who = None
                if value.character:
                    who = self._value(line, *value.character)
                found.append(self._value(line, value.start, value.end, who))
            place = line.span(self._document, fact.start, fact.end)
            self._header.facts.append(HeaderFact(fact.field, tuple(found), place))

    def _value(
        self, line: Line, start: int, end: int, who: HeaderValue | None = None
    ) -> HeaderValue:
        return HeaderValue(line.text[start:end], line.span(self._document, start, end), who)


def _is_score(text: str) -> bool:
    return bool(labelled_score(text) or lone_score(text, loose=True))
