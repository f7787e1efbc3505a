"""Tells headings from prose, and what a heading's words announce."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from matinee.document import BlockKind
from matinee.review.lexicon import (
    ASPECTS,
    CONNECTIVES,
    INFORMATION,
    LABELS,
    RATING,
    STRENGTHS,
    VAGUE_LABELS,
    VERDICT,
    WEAKNESSES,
)
from matinee.review.lines import Line
from matinee.review.model import Aspect

_MAX_HEADING = 90
_RUN_IN_BODY = 40
_TRIM = " \t*_:#.–—-!?…"
_TAIL = re.compile(r"\s*(?:[:&–—,(-]|\b(?:and|of|about|in|on|with|for)\b)")
_RUN_IN = re.compile(r"(?P<label>[^\W\d_][^:.!?–—]{1,32}?)\s*(?::|\s[–—-](?=\s))\s*(?=\S)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[&+/–—-]")
_BYLINE = re.compile(
    r"(?:(?:words|review|reviewed|written|posted|published)\s)?by\s", re.IGNORECASE
)


class Special(StrEnum):
    """The sections of a review that are more than sections."""

    STRENGTHS = "strengths"
    WEAKNESSES = "weaknesses"
    VERDICT = "verdict"
    RATING = "rating"


_PHRASES = (
    (Special.STRENGTHS, STRENGTHS),
    (Special.WEAKNESSES, WEAKNESSES),
    (Special.RATING, RATING),
    (Special.VERDICT, VERDICT),
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's words; ``body`` is where the text that runs on in its line begins."""

    text: str
    aspect: Aspect | None
    special: Special | None
    body: int


def _fold(text: str) -> str:
    folded = " ".join(text.casefold().replace("’", "'").split())
    return folded.strip(_TRIM) or folded.strip()


@lru_cache(maxsize=2048)
def special_of(heading: str) -> Special | None:
    """Say whether the heading announces strengths, weaknesses, a verdict or a score.

    One that names strengths and weaknesses together ("Pros & Cons") announces neither.
    """
    folded = _fold(heading)
    for special, phrases in _PHRASES:
        if folded in phrases:
            return special
    found: list[Special] = []
    words = _WORD.findall(folded)
    for special, phrases in _PHRASES:
        for size in (4, 3, 2, 1):
            lead = " ".join(words[:size])
            if lead in phrases and folded.startswith(lead) and lead[0].isalpha():
                if size < len(words) and _TAIL.match(folded, len(lead)):
                    found.append(special)
                break
    if not found or len(words) > 7:
        return None
    rest = set(words[1:])
    if found[0] is Special.STRENGTHS and rest & (WEAKNESSES - {"-", "–", "−"}):
        return None
    if found[0] is Special.WEAKNESSES and rest & (STRENGTHS - {"+"}):
        return None
    return found[0]


@lru_cache(maxsize=2048)
def aspect_of(heading: str) -> Aspect | None:
    """Give the aspect of the first word that names one."""
    for word in _WORD.findall(heading.casefold()[:200]):
        for part in (word, word.removesuffix("'s").removesuffix("’s"), *word.split("-")):
            if part in ASPECTS:
                return ASPECTS[part]
    return None


def is_information(heading: str) -> bool:
    """Say whether the heading announces nothing but header lines ("Details", "Credits")."""
    return _fold(heading) in INFORMATION


def is_byline(text: str) -> bool:
    """Say whether a line begins as the critic's name does ("By Jo Field")."""
    return bool(_BYLINE.match(text))


def all_known(heading: str) -> bool:
    """Say whether every word names an aspect or joins two that do ("Music and Sound")."""
    if special_of(heading):
        return True
    words = _WORD.findall(heading.casefold())
    named = [word for word in words if word not in CONNECTIVES]
    return bool(named) and all(word in ASPECTS for word in named)


def heading_of(line: Line, following: Line | None, *, in_points: bool) -> Heading | None:
    """Read a line as a heading, or as a heading that runs into its text.

    ``following`` is the next line; ``in_points`` says that the line stands among strengths or
    weaknesses, where short and bold lines are points.
    """
    if line.kind is BlockKind.HEADING:
        if line.firm or _stands_out(line, following, in_points=in_points):
            return _heading(line.text, len(line.text))
        return None
    if line.kind in (BlockKind.CELL, BlockKind.QUOTE):
        return None
    if len(line.text) <= _MAX_HEADING and line.kind is BlockKind.PARAGRAPH:
        text = line.text
        if text.endswith(":") and (all_known(text) or (_titled(text) and aspect_of(text))):
            return _heading(text, len(text))
        if line.strong >= len(text.rstrip(":")) and _bold_heading(line, following, in_points):
            return _heading(text, len(text))
        if text in "+-−–" and following is not None:
            return _heading(text, len(text))
    return _run_in(line, in_points)


def _heading(text: str, body: int) -> Heading:
    words = text.strip().rstrip(":").rstrip()
    return Heading(words, aspect_of(words), special_of(words), body)


def _run_in(line: Line, in_points: bool) -> Heading | None:
    match = _RUN_IN.match(line.text)
    if match:
        label, body = match["label"], match.end()
    elif 1 < line.strong <= 40 and line.strong < len(line.text):
        # "**Verdict** A fine film", "**Verdict.** A fine film"
        label = line.text[: line.strong]
        body = line.strong + len(line.text[line.strong :]) - len(line.text[line.strong :].lstrip())
    else:
        return None
    bold = line.strong >= len(label.rstrip(" :."))
    special = special_of(label) if _fold(label) not in ("good", "bad", "overall", "con") else None
    if line.kind is BlockKind.ITEM and (in_points or not special):
        return None
    if special and (bold or _fold(label) in _ALL_PHRASES):
        return _heading(label, body)
    colon = match is not None and ":" in match[0]
    if not bold and (_fold(label) in LABELS and _fold(label) not in VAGUE_LABELS):
        return None
    known = all_known(label) and (bold or (colon and len(line.text) - body >= _RUN_IN_BODY))
    if known or (bold and line.strong <= 40 and _titled(label) and aspect_of(label)):
        return _heading(label.rstrip(". "), body)
    return None


_ALL_PHRASES = frozenset(phrase for _, phrases in _PHRASES for phrase in phrases)


def _stands_out(line: Line, following: Line | None, *, in_points: bool) -> bool:
    """Judge a short line of plain text, which may also be a pull quote, a byline or a point."""
    text = line.text
    if special_of(text) and _fold(text) not in ("good", "bad", "con", "pro"):
        return True
    if following is None or text[-1] in ",;-–—" or text[0] in "\"“”'‘«" or is_byline(text):
        return False
    if following.kind is BlockKind.HEADING or (in_points and len(following.text) < 120):
        return False
    if all_known(text) or (len(text.split()) <= 3 and aspect_of(text)):
        return True
    return _titled(text) and len(following.text) >= 80


def _bold_heading(line: Line, following: Line | None, in_points: bool) -> bool:
    text = line.text
    if all_known(text):
        return True
    if following is None or in_points or len(text.split()) > 8 or text[-1] in '.!,;”"':
        return False
    return _titled(text)


def _titled(text: str) -> bool:
    """Say whether the words are capitalised as a title's are."""
    words = [word for word in text.strip(" :").split() if any(map(str.isalnum, word))]
    if not words or len(words) > 9 or words[0][0].islower():
        return False
    named = [word for word in words if word.casefold() not in CONNECTIVES]
    if len(words) > 1 and not any(word[0].isupper() for word in words[1:]):
        return False
    return all(not word.lstrip("“\"'‘(")[:1].islower() for word in named)
