"""Finds in a post's heading the titles of films that it may name, likeliest first."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from matinee.catalogue.names import fold_title

_MOST = 24
_LONGEST = 300
_TAG = re.compile(r"<[^<>]{0,200}>")
_MARKED = re.compile(r"<(em|i|cite)\b[^<>]{0,100}>(?P<title>[^<>]{1,150})</\1>", re.IGNORECASE)
_QUOTED = re.compile(
    r"“(?P<a>[^“”]{1,150})”|«\s?(?P<b>[^«»]{1,150}?)\s?»|„(?P<c>[^„“”]{1,150})[“”]"
    r"|(?<!\w)‘(?P<d>[^‘]{1,150}?)’(?!\w)|(?<!\w)\"(?P<e>[^\"]{1,150})\"(?!\w)"
    r"|(?<!\w)'(?P<f>[^']{1,150}?)'(?!\w)|(?<![\w*])\*(?P<g>[^*]{1,150})\*(?![\w*])"
    r"|(?<!\w)_(?P<h>[^_]{1,150})_(?!\w)"
)
_YEAR = r"(?P<year>(?:18[89]|19\d|20\d)\d)"
_DATED = re.compile(
    rf"(?P<title>.{{1,200}}?)\s*[(\[]\s*(?:(?:dir(?:ected\s+by|\.)?:?\s+)?(?P<director>[^()\[\]\d]"
    rf"{{3,80}}?)\s*[,;:–—-]\s*|[^()\[\]\d,;]{{0,30}}[,;]\s*)?{_YEAR}(?:\s*[,;/–—-][^()\[\]]{{0,60}})?\s*[)\]]"
)
_COMMA_DATED = re.compile(rf"(?P<title>.{{1,200}}?)\s*[,–—-]\s*{_YEAR}\s*$")
_SORT = (
    r"(?:film|movie|cinema|dvd|blu-?ray|4k|uhd|vod|streaming|netflix|tv|short|mini|capsule|quick|"
    r"classic|retro|early|advance|festival|double|spoiler-free|home video|criterion|horror|theatre|"
    r"theater|parental|family|book vs\.? film)"
)
_FESTIVAL = (
    r"(?:cannes|venice|berlinale|berlin|sundance|tiff|toronto|sxsw|telluride|nyff|lff|bfi|locarno|"
    r"fantastic fest|fantasia|frightfest|tribeca|iffr|rotterdam|viff|afi fest|middleburg|karlovy"
    r" vary|san sebasti[aá]n|busan)"
)
_BEFORE = re.compile(
    rf"^(?:\[?\(?(?:{_FESTIVAL}\s*(?:film festival\s*)?(?:[’'](?:\d\d)|(?:19|20)\d\d)?\s*)?"
    rf"(?:{_SORT}\s+)*(?:reviews?|critique|kritik|recensione|rese[ñn]a|filmkritik)\]?\)?"
    r"\s*(?:\#\s?\d+\s*)?(?:[:–—|/-]|of\b|(?<=[\])])\s)\s*"
    r"|(?:\#\d{1,4}|\d{1,3})\s*[:.)–—-]\s+"
    rf"|{_FESTIVAL}(?:\s*film festival)?\s*(?:[’']\d\d|(?:19|20)\d\d)?\s*[:–—|-]\s*)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?:\s*[:–—|,(\[/-]\s*|\s+)(?:(?:a|an|the|my|our)\s+)?(?:{_SORT}\s+)*(?:reviews?|reviewed|critique"
    r"|kritik|filmkritik|recensione|rese[ñn]a)[)\]]?\s*$",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"\s*[(\[–—:|-]?\s*(?:[★☆⭐✭½*]{1,10}|\d{1,2}(?:[.,]\d)?\s*/\s*\d{1,3}|\d(?:[.,]\d)?\s*stars?"
    r"|[A-F][+-])\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s*(?::\s|\s[–—|·/-]{1,2}\s|—|\|)\s*")
_OR = re.compile(r"\s+(?:a\.?k\.?a\.?|also known as)\s+|\s*/\s*", re.IGNORECASE)
_BRACKETED = re.compile(r"^(?P<one>[^()\[\]]+?)\s*[(\[](?P<other>[^()\[\]]+)[)\]]\s*$")
_ARTICLE_LAST = re.compile(
    r"^(?P<rest>.+?)(?:,\s*|\s(?=(?:the|a|an)$))(?P<article>the|a|an|le|la|les|l'|l’|el|los|las|il|lo|gli|der|die|das|un|une)$",
    re.IGNORECASE,
)


class How(StrEnum):
    """How a heading names a title: the stronger, the less else is needed."""

    STATED = "stated"
    DATED = "dated"
    MARKED = "marked"
    WHOLE = "whole"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Guess:
    """A title that a heading may name, with the year and the director that stand with it."""

    title: str
    how: How
    year: int | None = None
    director: str = ""


def guesses(heading: str) -> list[Guess]:
    """Give the titles that a heading may name, each once, likeliest first."""
    found: dict[tuple[str, int | None], Guess] = {}
    for guess in _guesses(heading[:_LONGEST]):
        for title in variants(guess.title):
            key = fold_title(title), guess.year
            if key[0] and key not in found:
                found[key] = Guess(title, guess.how, guess.year, guess.director)
    return list(found.values())[:_MOST]


def variants(title: str) -> Iterator[str]:
    """Give a title, then what it may be split or turned into: "Thing, The", "A (B)", "A aka B"."""
    title = title.strip(' \t,;:.–—-|"“”*_') or title.strip()
    yield title
    turned = _ARTICLE_LAST.match(title)
    if turned:
        yield f"{turned['article']} {turned['rest']}"
    bracketed = _BRACKETED.match(title)
    if bracketed and not bracketed["other"].isdigit():
        yield from variants(bracketed["one"])
        yield bracketed["other"].strip()
    parts = _OR.split(title)
    if 1 < len(parts) <= 3:
        for part in parts:
            if len(part.strip()) > 1:
                yield part.strip()


def says_review(heading: str) -> bool:
    """Say whether a heading calls what it heads a review."""
    words = plain(heading)
    return bool(_BEFORE.match(words) or _BEHIND.search(words))


def plain(heading: str) -> str:
    """Give a heading as words: without markup, entities and doubled space."""
    return " ".join(html.unescape(_TAG.sub("", heading)).split())


def _guesses(heading: str) -> Iterator[Guess]:
    marked = [html.unescape(match["title"]).strip() for match in _MARKED.finditer(heading)]
    words = plain(heading)
    bare = _bare(words)
    dated = _DATED.match(bare) or _COMMA_DATED.match(bare)
    year = int(dated["year"]) if dated else None
    director = (dated.groupdict().get("director") or "").strip() if dated else ""
    quoted = [
        next(filter(None, match.groups())).strip(" ,.;:") for match in _QUOTED.finditer(words)
    ]
    for title in (*marked, *quoted):
        yield Guess(title, How.DATED if year else How.MARKED, year, director)
    if dated:
        yield Guess(dated["title"], How.DATED, year, director)
        yield from _parts(_bare(dated["title"]), year, director)
    if bare:
        yield Guess(bare, How.WHOLE)
    if words != bare:
        yield Guess(words, How.WHOLE)
    yield from _parts(bare, year, director)


def _bare(words: str) -> str:
    """Take away what a heading says beside the title: what sort of review, a score."""
    before = None
    while before != words:
        before = words
        words = _BEFORE.sub("", words, count=1)
        words = _BEHIND.sub("", words, count=1) or words
        words = _SCORE.sub("", words, count=1) or words
    return words.strip()


def _parts(words: str, year: int | None, director: str) -> Iterator[Guess]:
    """Give stretches between colons and dashes, the longer and the earlier first."""
    marks = list(_PARTED.finditer(words))[:6]
    if not marks:
        return
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(words)]
    spans = [(i, j) for i in range(len(starts)) for j in range(i, len(ends)) if j - i < len(marks)]
    for i, j in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        part = _bare(words[starts[i] : ends[j]].strip())
        if part:
            yield Guess(part, How.PART, year, director)
