"""Reads one header line ("Dir. X, 2003", "Japan, 1954, 207 min.") into facts, or sees prose."""

import re
from collections.abc import Iterator

from matinee.review import values
from matinee.review.facts import BARE, Fact, Value, joined, label_fields, typed, value_facts
from matinee.review.lexicon import BARE_LABELS, ROLES, VAGUE_LABELS
from matinee.review.model import HeaderField

MAX_LINE = 400

_SEGMENT = re.compile(
    r"\s*[|·•;]\s*|\s+[–—-]\s+|(?<=[a-z]{2})\.\s+(?=[A-Z\d])"
    r"|[.,]?\s+(?=[A-Z][A-Za-z]{1,15}(?: (?:by|time|of release))?:\s)"
)
_COLON = re.compile(r"(?P<label>[^\W\d_][\w '’/&.()-]{0,38}?)\s*(?::|\s[–—=-](?=\s))\s*")
_BY = re.compile(r"(?P<label>[^\W\d_][\w &/]{2,40}?) by:?\s+", re.IGNORECASE)
_TITLE = re.compile(
    r"[“\"‘']?(?P<title>\S.{0,150}?)[”\"’']?,?\s+[(\[](?P<inside>[^()\[\]]{4,90})[)\]]"
)
_LEAD = re.compile(r"\s*[|·•;:,.–—-]*\s*")


def header_facts(text: str, strong: int = 0) -> tuple[Fact, ...]:
    """Read a whole line as header facts; nothing when any part of it is something else.

    ``strong`` is how many of its first characters are bold, as labels often are.
    """
    if len(text) > MAX_LINE:
        return ()
    found: list[Fact] = []
    for start, end in _segments(text):
        facts = _segment(text, start, end, strong if start == 0 else 0)
        if not facts:
            return ()
        found += facts
    count = sum(len(fact.values) for fact in found)
    measured = any(fact.field is HeaderField.RUNTIME for fact in found)
    if any(fact.labelled for fact in found) or measured or count >= 2:
        return tuple(found)
    return ()


def title_facts(text: str, *, heading: bool) -> tuple[Fact, ...]:
    """Read "Ran (1985)" or "Ran (Akira Kurosawa, 1985) – 162 min"; only a heading may run on."""
    if len(text) > MAX_LINE:
        return ()
    match = _TITLE.match(text)
    if not match:
        return ()
    inside = _parenthesis(text, *match.span("inside"))
    if not any(fact.field is HeaderField.YEAR for fact in inside):
        return ()
    title = Fact(HeaderField.TITLE, (Value(*match.span("title")),), 0, match.end("title"))
    rest: list[Fact] = []
    begin = match.end()
    lead = _LEAD.match(text, begin)
    begin = lead.end() if lead else begin
    if begin < len(text):
        for start, end in _segments(text, begin):
            facts = _segment(text, start, end, 0)
            if not facts and not heading:
                return ()
            rest += facts
    return (title, *inside, *rest)


def _segments(text: str, begin: int = 0) -> Iterator[tuple[int, int]]:
    """Give the places of a line's parts; a label cut from its values is joined to them again."""
    held: int | None = None
    for start, end in _cuts(text, begin):
        first = start if held is None else held
        held = None
        if end <= first:
            continue
        if end < len(text) and start == first and label_fields(text[first:end]):
            held = first
            continue
        yield first, end


def _cuts(text: str, start: int) -> Iterator[tuple[int, int]]:
    label_end = _label_end(text, start)
    for match in _SEGMENT.finditer(text, start):
        if match.start() >= label_end:
            yield start, match.start()
            start = match.end()
            label_end = _label_end(text, start)
    yield start, len(text)


def _label_end(text: str, at: int) -> int:
    """Give the end of a label of several words ("Director of Photography") that begins here."""
    match = _COLON.match(text, at)
    return match.end("label") if match and label_fields(match["label"]) else at


def _segment(text: str, start: int, end: int, strong: int) -> tuple[Fact, ...]:
    for pattern in (_COLON, _BY, BARE):
        match = pattern.match(text, start, end)
        if match and match.end() < end:
            facts = _labelled(match["label"], text, match.end(), end, pattern is not _COLON)
            if facts:
                return facts
    if strong and strong < end and label_fields(text[start:strong]):
        after = strong + len(text[strong:end]) - len(text[strong:end].lstrip())
        return _labelled(text[start:strong], text, after, end, False)
    found: list[Fact] = []
    for begin, stop in values.items(text, start, values.without_stop(text, start, end)):
        facts = typed(text, begin, stop)
        if not facts:
            return ()
        found += facts
    return tuple(joined(found))


def _labelled(label: str, text: str, begin: int, end: int, bare: bool) -> tuple[Fact, ...]:
    fields = label_fields(label)
    if bare and fields and fields[0] not in ROLES and label.casefold() not in BARE_LABELS:
        return ()
    folded = label.casefold().strip(" .:")
    vague = folded in VAGUE_LABELS
    found: list[Fact] = []
    for field in fields:
        facts = value_facts(field, text, begin, end, vague=vague)
        if not facts:
            return ()
        found += facts if not found else [fact for fact in facts if fact.field is field]
    return tuple(found)


def _parenthesis(text: str, start: int, end: int) -> tuple[Fact, ...]:
    """Read what stands in brackets behind a title: a year, with a director or a country."""
    found: list[Fact] = []
    names: list[Value] = []
    for begin, stop in values.items(text, start, end):
        facts = typed(text, begin, stop)
        labelled = facts or _segment(text, begin, stop, 0)
        if labelled:
            found += labelled
        elif values.is_name(text[begin:stop]):
            names.append(Value(begin, stop))
        else:
            return ()
    if names:
        found.insert(0, Fact(HeaderField.DIRECTOR, tuple(names), names[0].start, names[-1].end))
    return tuple(joined(found))
