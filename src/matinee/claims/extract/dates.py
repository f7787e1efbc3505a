"""Years: "this 1954 film", "released in 1985", "Ran (1985)"."""

import re
from collections.abc import Iterator

from matinee.claims.frame import frame_of
from matinee.claims.lexicon.doubts import OTHER_THINGS
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
