"""Reads the values of header lines: names, lists, years, running times."""

import re
from collections.abc import Iterator

from matinee.review.terms import PARTICLES

_SEPARATOR = re.compile(r"[,;/]|\s(?:and|with|&|\+)\s", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D)\.?", re.IGNORECASE)
_MORE = re.compile(r"(?:many )?(?:more|others|et al\.?|among others|etc\.?)\.?", re.IGNORECASE)
_LEAD = re.compile(r"\s*(?:(?:and|with|&)\s+)?", re.IGNORECASE)
_CHARACTER = re.compile(
    r"(?P<name>[^()]{1,60}?)\s*(?:\((?:as )?(?P<inner>[^()]{1,80})\)|\sas\s(?P<role>.{1,80}))\s*"
)
_YEAR = re.compile(r"(?:18[89]|19\d|20\d|210)\d")
_RUNTIME = re.compile(
    r"(?:approx(?:imately|\.)?\s|about\s|ca\.?\s)?"
    r"(?:(?P<hours>\d{1,2})\s?(?:h|hr|hrs|hours?)\b\.?,?\s?(?:and\s)?"
    r"(?:(?P<rest>\d{1,2})\s?(?:m|min|mins|minutes?)?\b)?"
    r"|(?P<minutes>\d{1,4})\s?(?:m|min|mins|minutes?|['’′]))\.?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<hours>\d):(?P<rest>[0-5]\d)(?::[0-5]\d)?")


def items(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Give the places of a list's items (", ; / and &"), leaving what stands in brackets whole."""
    end = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    begin = start
    for match in _SEPARATOR.finditer(text, start, end):
        if match.start() < begin or text.count("(", begin, match.start()) > text.count(
            ")", begin, match.start()
        ):
            continue
        found.append((begin, match.start()))
        begin = match.end()
    found.append((begin, end))
    return list(_tidy(text, found))


def _tidy(text: str, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    held: tuple[int, int] | None = None
    for begin, end in found:
        lead = _LEAD.match(text, begin, end)
        begin = lead.end() if lead else begin
        while end > begin and text[end - 1].isspace():
            end -= 1
        if begin == end or _MORE.fullmatch(text, begin, end):
            continue
        if held and _SUFFIX.fullmatch(text, begin, end):
            held = (held[0], end)
            continue
        if held:
            yield held
        held = (begin, end)
    if held:
        yield held


def without_stop(text: str, start: int, end: int) -> int:
    """Give the end of a value without a final full stop (an initial or "Jr." keeps its own)."""
    while end > start and text[end - 1].isspace():
        end -= 1
    if text[start:end].endswith(".") and not re.search(
        r"(?:\b(?:Jr|Sr)|\b[A-Z])\.$", text[max(start, end - 5) : end]
    ):
        return end - 1
    return end


def is_name(text: str) -> bool:
    """Say whether the words could be a person's name (capitals, particles, initials)."""
    words = text.split()
    if not 1 <= len(words) <= 6 or len(text) > 60 or text[-1] in "!?:" or "/" in text:
        return False
    if not any(letter.isalpha() for letter in text) or any(mark in text for mark in ":!?…★☆%"):
        return False
    if words[0].casefold() in ("a", "the", "an", "this"):
        return False
    return all(_name_word(word) for word in words) and not words[-1].islower()


def _name_word(word: str) -> bool:
    if word[0].islower():
        return word in PARTICLES or (word[:2] in ("d'", "d’", "l'", "l’", "al") and len(word) > 2)
    return not (word.endswith(".") and len(word) > 4)


def character(text: str, start: int, end: int) -> tuple[int, tuple[int, int] | None]:
    """Split "Ana (Eve)" or "Ana as Eve": the name's end and the character's place, if any."""
    match = _CHARACTER.fullmatch(text, start, end)
    if not match:
        return end, None
    return match.end("name"), match.span("inner" if match["inner"] else "role")


def year(text: str) -> int | None:
    """Read a text that is nothing but a film's year."""
    return int(text) if _YEAR.fullmatch(text) else None


def year_in(text: str) -> int | None:
    """Give the last year that a date names."""
    found = re.findall(r"(?<!\d)(?:18[89]|19\d|20\d)\d(?!\d)", text[:200])
    return int(found[-1]) if found else None


def runtime(text: str, *, bare: bool = False) -> int | None:
    """Read a running time in minutes; ``bare`` also takes a number alone and "1:42"."""
    match = _RUNTIME.fullmatch(text)
    if not match and bare:
        if text.isascii() and text.isdigit() and len(text) <= 4:
            return _sane(int(text))
        match = _CLOCK.fullmatch(text)
    if not match:
        return None
    found = match.groupdict()
    if found.get("minutes"):
        return _sane(int(found["minutes"]))
    return _sane(int(found["hours"]) * 60 + int(found["rest"] or 0))


def _sane(minutes: int) -> int | None:
    return minutes if 1 <= minutes <= 1500 else None
