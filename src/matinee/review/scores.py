"""Reads a score as critics write it: 9/10, three out of four, ★★★½, B+, 87%."""

import re
from dataclasses import dataclass

from matinee.review.model import Scale

WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_WORD = "|".join(WORDS)
_VALUE = (
    rf"(?:(?P<num>\d{{1,3}}(?:[.,]\d{{1,2}})?)(?:\s?(?P<part>[½¼¾]|(?<=[\d ])1/2(?![\d/])))?"
    rf"|(?P<only>[½¼¾])|(?P<word>{_WORD})(?P<half>[\s-]and[\s-]a[\s-]half)?)"
)
_OUT_OF = rf"\s?,?\s?\(?\s?out\s+of\s+(?:a\s+possible\s+)?(?P<best>\d{{1,3}}|{_WORD})\b"
_STARS = r"(?:\s|-)?(?P<stars>stars?\b|★|⭐)"
_GLYPHS = (
    r"(?P<glyphs>[★⭐✭✮☆✩✰](?:[ \ufe0f]?[★⭐✭✮☆✩✰½]){0,19}\ufe0f?(?:\s?(?:[½¼¾]|1/2(?![\d/])))?)"
)
_FLAGS = re.IGNORECASE

_SLASH = rf"{_VALUE}\s?/\s?(?P<best>\d{{1,3}})(?![\d/]|[.,]\d)(?:\s*(?P<stars>stars?\b|★|⭐))?"
_STRICT = tuple(
    re.compile(pattern, _FLAGS)
    for pattern in (
        _SLASH,
        rf"{_VALUE}(?:{_STARS})?{_OUT_OF}(?:\s?(?P<after>stars?\b))?\)?",
        rf"{_VALUE}{_STARS}(?!\w)",
        rf"{_GLYPHS}(?:{_OUT_OF}\)?|\s?/\s?(?P<bar>\d{{1,2}})(?![\d/]))?",
    )
)
_LOOSE = (
    re.compile(r"(?P<asterisks>\*{1,5}(?:\s?(?:½|1/2))?)(?![*\w])(?:\s?/\s?(?P<bar>\d{1,2})\b)?"),
    re.compile(r"(?P<percent>\d{1,3}(?:\.\d)?)\s?%"),
    re.compile(r"(?P<letter>[A-F][+−–-]?)(?![\w'’+])"),
)
_BARE = re.compile(r"(?P<num>\d{1,3}(?:[.,]\d{1,2})?)\s?(?P<part>[½¼¾])?(?![\w/%])")
CANDIDATE = re.compile(rf"(?<![\w.,/$£€-])(?:(?:\d|(?:{_WORD})\b)|[½¼¾])|[★⭐✭✮☆✩✰]", _FLAGS)
"""Where a score can begin in running prose."""

_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5}
_BESTS = {4.0, 5.0, 6.0, 10.0, 20.0, 100.0}
_AGES = {12.0, 15.0, 18.0}
_FULL, _EMPTY = "★⭐✭✮", "☆✩✰"


@dataclass(frozen=True, slots=True)
class Mark:
    """A score and its place in a text."""

    value: float | None
    best: float | None
    worst: float | None
    scale: Scale
    start: int
    end: int
    strict: bool


def read_mark(text: str, at: int, *, loose: bool, bare: bool = False) -> Mark | None:
    """Read the score that begins at ``at``.

    ``loose`` also takes asterisks, a percentage and a letter, ``bare`` a number alone: forms that
    are scores only where a label or an empty line says so.
    """
    for pattern in _STRICT:
        match = pattern.match(text, at)
        if match:
            mark = _strict(match)
            if mark:
                return mark
    if not loose:
        return None
    for pattern in _LOOSE:
        match = pattern.match(text, at)
        if match:
            return _loose(match)
    match = _BARE.match(text, at) if bare else None
    if match:
        value = _number(match)
        if value is not None and value <= 100 and value not in _AGES:
            return Mark(value, None, None, Scale.POINTS, at, match.end(), False)
    return None


def _strict(match: re.Match[str]) -> Mark | None:
    found = match.groupdict()
    if found.get("glyphs"):
        return _glyphs(match)
    value = _number(match)
    best = _best(found.get("best"))
    if value is None or (best is not None and (value > best or best not in _BESTS)):
        return None
    stars = bool(found.get("stars") or found.get("after"))
    if best is None and value > 10:
        return None
    scale = Scale.STARS if stars else Scale.POINTS
    return Mark(value, best, None, scale, match.start(), match.end(), True)


def _glyphs(match: re.Match[str]) -> Mark | None:
    glyphs = match["glyphs"]
    value = float(sum(glyphs.count(star) for star in _FULL))
    value += next((size for part, size in _PARTS.items() if part in glyphs), 0.0)
    empty = sum(glyphs.count(star) for star in _EMPTY)
    best = _best(match["best"] or match["bar"])
    if best is None and empty:
        # A half star takes the place of a whole one.
        best = float(int(value + 0.9) + empty)
    if value > 10 or (best is not None and value > best):
        return None
    return Mark(value, best, None, Scale.STARS, match.start(), match.end(), True)


def _loose(match: re.Match[str]) -> Mark | None:
    found = match.groupdict()
    start, end = match.span()
    if found.get("letter"):
        return Mark(None, None, None, Scale.LETTER, start, end, False)
    if found.get("percent"):
        value = float(found["percent"])
        return Mark(value, 100.0, 0.0, Scale.PERCENT, start, end, False) if value <= 100 else None
    stars = found["asterisks"]
    value = stars.count("*") + (0.5 if stars.endswith(("½", "2")) else 0.0)
    best = _best(found.get("bar"))
    if best is not None and value > best:
        return None
    return Mark(value, best, None, Scale.STARS, start, end, False)


def _number(match: re.Match[str]) -> float | None:
    found = match.groupdict()
    if found.get("word"):
        return WORDS.index(found["word"].casefold()) + (0.5 if found.get("half") else 0.0)
    part = _PARTS.get(found.get("part") or found.get("only") or "", 0.0)
    if not found.get("num"):
        return part
    return float(found["num"].replace(",", ".")) + part


def _best(written: str | None) -> float | None:
    if not written:
        return None
    return float(written) if written[0].isdigit() else float(WORDS.index(written.casefold()))
