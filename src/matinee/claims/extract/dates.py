"""Years and running times: "this 1954 film", "released in 1985", "Ran (1985)", "125 minutes"."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from matinee.claims.frame import frame_of
from matinee.claims.lexicon.doubts import CUTS, MODALITY, NEGATION, OTHER_THINGS
from matinee.claims.model import Kind
from matinee.claims.nodes import Node
from matinee.claims.sentence import Sentence
from matinee.claims.shapes import shape
from matinee.claims.statement import Said

_TITLE_YEAR = re.compile(r"(?P<film>[MF])\(?(?P<year>Y)\)?")
_YEAR_FILM = shape(r"(?:^|[,;.])x?D(?P<year>Y)x{0,2}m")
_YEAR_RELEASE = shape(r"^(?P<what>[Mq]|Dx{0,2}m)xD(?P<year>Y)x{0,2}(?:m|x)")
_FROM_YEAR = shape(r"^(?P<what>[Mq]|Dx{0,2}m),?x?(?P<from>x)(?P<year>Y)")
_SHAPES = (
    ("title-year", _TITLE_YEAR),
    ("year-film", _YEAR_FILM),
    ("year-release", _YEAR_RELEASE),
    ("from-year", _FROM_YEAR),
)
_RELEASED = re.compile(
    r"\b(?:[Rr]eleased|premiered|debuted|bowed|(?:opened|arrived|appeared|shown first|first shown"
    r"|hit)(?: in| on)?(?: the)?(?: cinemas| theat(?:er|re)s| screens)?|came out|[Mm]ade"
    r"|[Dd]at(?:es|ing)(?: back)?|(?:film|movie|picture) (?:of|from))\s+(?:back\s+)?"
    r"(?:in\s+|from\s+|to\s+)?(?:[A-Z][a-z]+\s+)?(?P<year>(?:18|19|20)\d\d)\b"
)
_MINUTES = re.compile(
    r"\b(?:(?P<h>\d)\s*(?:h|hr|hrs|hours?)(?:\s*(?:and|,)?\s*(?P<hm>\d{1,2})\s*"
    r"(?:m|min|mins|minutes)?)?|(?P<m>\d{2,3})[\s-]*(?:minutes?|mins?)\b)",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"\b(?:running time|runtime|run time|runs|clocks in|clocking in|length of|runs for|runs to"
    r"|lasts|\bat (?:(?:a|an|just|only|nearly|over|under|about|around|almost|mere) ){0,3}"
    r"\d+ minutes"
    r"|(?:brisk|breezy|brief|lean|scant|mere|tight|trim|taut|short|whopping) \d+[ -]minutes?"
    r"|(?:throughout|all) (?:its|these|those) \d+ minutes|\brunning (?:to |a |for )?(?:\w+ )?\d+"
    r"|minutes? long\b|over in \d+|up in \d+|comes in at|spans|stretches to|duration"
    r"|minute(?:s)?[ -](?:film|movie|running|runtime|long)|-minute)\b",
    re.IGNORECASE,
)


_PART = frozenset(
    "first last final opening closing another extra additional after within waited until every"
    " next remaining other past some spent".split()
)
_LASTS = frozenset("runs run running lasts goes".split())
_PART_BEHIND = re.compile(
    r"\s(?:of|in|into|later|to go|before|late|left|remaining|mark|more|less|too|ago|from|early)\b"
)


def dates_in(sentence: Sentence) -> Iterator[Said]:
    """Find the years that a sentence gives this film or another one."""
    codes = sentence.codes
    if "Y" not in codes:
        return
    taken: set[int] = set()
    for name, pattern in _SHAPES:
        for match in pattern.finditer(codes):
            node = sentence.nodes[match.start("year")]
            if node.first in taken:
                continue
            taken.add(node.first)
            film = sentence.nodes[match.start("film")] if "film" in match.groupdict() else None
            if not _fits(sentence, name, match, node):
                continue
            yield Said(
                Kind.YEAR,
                sentence.name(node),
                sentence.span(node),
                name,
                0.95,
                node=node,
                sentence=sentence,
                about=film.films if film and film.code == "F" else (),
                value=int(sentence.name(node)),
                penalties=_asserted(sentence, name, film or node, node),
            )


def _asserted(sentence: Sentence, name: str, first: Node, last: Node) -> tuple[str, ...]:
    """Name what takes a year out of assertion; what is said of the film is no doubt of its year.

    A year in brackets behind a title is stated whatever the sentence asks or imagines.
    """
    flags = frame_of(sentence, first, last, presumed=True)
    if name == "title-year":
        return tuple(sorted(flags & {"quotation"}))
    return tuple(sorted(flags - {"other-film", "other-work", "comparison"}))


def _fits(sentence: Sentence, name: str, match: re.Match[str], node: Node) -> bool:
    """Look at the words themselves, where the types alone do not tell."""
    tokens, before = sentence.part.tokens, sentence.part.tokens[node.first - 1].fold
    if name == "title-year":
        return _parenthesised(sentence, node.first)
    if name == "year-film":
        return before == "this"
    what = sentence.nodes[match.start("what")]
    if what.code != "M" and tokens[what.first].fold not in ("it", "this", "the"):
        return False
    if name == "from-year":
        return before == "from"
    behind = sentence.nodes[match.end() - 1]
    return before in ("a", "the") and (
        behind.code == "m" or tokens[behind.first].fold in ("release", "production", "effort")
    )


def releases_in(sentence: Sentence) -> Iterator[Said]:
    """Find the year in which a sentence says the film came out, where no other film is named."""
    found = list(_RELEASED.finditer(sentence.text)) if sentence.figures else []
    if not found or sentence.other_films or sentence.folds & OTHER_THINGS:
        return
    for match in found:
        begin, end = sentence.start + match.start("year"), sentence.start + match.end("year")
        node = next((n for n in sentence.nodes if n.code == "Y" and _at(sentence, n, begin)), None)
        if node is None:
            continue
        yield Said(
            Kind.YEAR,
            match["year"],
            sentence.part.block.span(begin, end),
            "released",
            0.93,
            node=node,
            sentence=sentence,
            value=int(match["year"]),
            penalties=tuple(sorted(frame_of(sentence, node, node))),
        )


def _at(sentence: Sentence, node: Node, start: int) -> bool:
    return sentence.part.words.starts[node.first] == start


def _parenthesised(sentence: Sentence, token: int) -> bool:
    start = sentence.part.words.starts[token]
    return "(" in sentence.part.block.text[max(0, start - 2) : start]


def runtimes_in(sentence: Sentence) -> Iterator[Said]:
    """Find the running time that a sentence gives the film."""
    if not sentence.figures:
        return
    text = sentence.text
    if not _LONG.search(text):
        return
    if sentence.folds & CUTS:
        return
    for match in _MINUTES.finditer(text):
        minutes = read_minutes(match)
        if minutes is None or not 40 <= minutes <= 600 or _part_of_it(text, match):
            continue
        start, end = sentence.start + match.start(), sentence.start + match.end()
        yield Said(
            Kind.RUNTIME,
            match[0],
            sentence.part.block.span(start, end),
            "runtime",
            0.9,
            sentence=sentence,
            value=minutes,
            penalties=_doubts(sentence, start),
        )


def _part_of_it(text: str, match: re.Match[str]) -> bool:
    """Say whether a length is that of a part: "the first 50 minutes", "50 minutes in"."""
    before = text[: match.start()].lower().split()[-3:]
    if before[-1:] == ["for"] and not _LASTS.intersection(before):
        return True
    return bool(_PART.intersection(before)) or _PART_BEHIND.match(text, match.end()) is not None


def _doubts(sentence: Sentence, start: int) -> tuple[str, ...]:
    """Name what makes a length none of the film's: what is said of it is no doubt of it."""
    at = bisect_left(sentence.part.words.starts, start)
    before = {sentence.part.tokens[i].fold for i in range(max(sentence.first, at - 3), at)}
    doubts = {
        "negation": bool(before & NEGATION),
        "modality": bool(before & MODALITY),
        "other-film": bool(sentence.other_films),
        "question": sentence.question,
        "quotation": sentence.quoted,
    }
    return tuple(name for name, holds in doubts.items() if holds)


def read_minutes(match: re.Match[str]) -> int | None:
    """Give the minutes that ``1h 42m`` or ``102 minutes`` says."""
    if match["m"]:
        return int(match["m"])
    return int(match["h"]) * 60 + int(match["hm"] or 0)


def minutes_in(text: str) -> int | None:
    """Give the minutes that a header's value says, or None."""
    match = _MINUTES.search(text)
    if match:
        return read_minutes(match)
    return int(text) if text.strip().isdigit() and len(text.strip()) <= 3 else None
