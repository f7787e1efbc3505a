"""Years: "this 1954 film", "released in 1985", "Ran (1985)"."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from matinee.claims.frame import frame_of
from matinee.claims.lexicon.doubts import (
    CALLED_FILMS,
    LIKENESS,
    MODALS,
    NEXT_OF_KIN,
    OTHER_THINGS,
    OTHER_TIMES,
)
from matinee.claims.model import Kind
from matinee.claims.nodes import Node
from matinee.claims.sentence import Sentence
from matinee.claims.shapes import shape
from matinee.claims.statement import Said

_TITLE_YEAR = re.compile(r"(?P<film>[MF])\(?(?P<year>Y)\)?")
# "this 1959 mystery-thriller", "a 1987 release, it ...", "Lucio Fulci's 1987 film".
_YEAR_FILM = shape(r"D(?P<year>Y)x{0,3}[mj]")
_YEAR_BEFORE = shape(r"^D(?P<year>Y)x{0,2}(?P<film>[mjx]),(?P<it>[qM]|D(?=m))")
_OWN_YEAR = shape(r"(?P<owner>P)(?P<year>Y)x{0,3}[mj](?!,?[xDj]{0,3}[FS])")
_YEAR_RELEASE = shape(r"^(?P<what>[Mq]|Dx{0,2}m)xD(?P<year>Y)x{0,2}(?:m|x)")
_FROM_YEAR = shape(r"^(?P<what>[Mq]|Dx{0,2}m),?x?(?P<from>x)(?P<year>Y)")
# "In 1983, *F* was released", "From 1983 comes *F*", "1983 gave us *F*".
_IN_YEAR = shape(r"^x?(?P<in>r)(?P<year>Y),?(?P<what>M|Dm|q)")
_YEAR_COMES = shape(r"^(?P<from>x)(?P<year>Y)(?P<verb>x)(?P<what>M|Dx{0,2}[mj])")
_YEAR_GAVE = shape(r"^(?P<year>Y)(?P<verb>x)(?:x|Dxo)(?P<what>M)")
_SHAPES = (
    ("title-year", _TITLE_YEAR),
    ("year-film", _YEAR_FILM),
    ("year-before", _YEAR_BEFORE),
    ("own-year", _OWN_YEAR),
    ("year-release", _YEAR_RELEASE),
    ("from-year", _FROM_YEAR),
    ("in-year", _IN_YEAR),
    ("year-comes", _YEAR_COMES),
    ("year-gave", _YEAR_GAVE),
)
_IT = ("it", "this", "that")
_VERBS = {
    "year-comes": frozenset({"comes", "came", "hails"}),
    "year-gave": frozenset({"gave", "brought", "saw"}),
}
_MADE = frozenset({"release", "production", "effort", "offering"})
_AT_HOME = frozenset("video tape vhs bluray blu ray laserdisc streaming television".split())
_LEAD = 3  # blocks: a heading, a line of facts, a first paragraph
_ADVERBS = frozenset("first only actually originally back when that".split())
_LINKS = frozenset(
    "despite after and but when until since though although while as on upon in".split()
)
_OUT = (
    r"(?:[Rr]eleased|[Pp]remier(?:ed|ing)|debuted|bowed|(?:opened|arrived|appeared|reached"
    r"|shown first|[Ff]irst shown|shown for the first time|[Ff]irst seen"
    r"|first saw (?:it|(?:the|this) film)"
    r"|hit)(?: in| on)?(?: the)?(?: cinemas| theat(?:er|re)s| screens)?"
    r"|came out|[Mm]ade|[Pp]roduced|completed|unveiled|unleashed|screened"
    r"|landed|distributed|put out|issued|had its (?:premi[eè]re|first showing)"
    r"|came to (?:cinemas|screens)|went (?:on|into) (?:general )?release|saw (?:its )?release"
    r"|(?:first )?saw the light(?: of day)?)"
    # "to raves"; a word with a capital may be a place, where it came out later.
    r"(?: (?!in |from |into |over |again|here|uncut|abroad|locally)[a-z]+){0,3}"
)
# "in the summer of", "on July 4,".
_WHEN = (
    r"(?:in\s+|from\s+|to\s+|on\s+)?(?:the\s+)?(?:(?:early|late|spring|summer|autumn|fall|winter|end)"
    r"\s+(?:of\s+)?)?(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    r"(?:[A-Z][a-z]+\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:of\s+)?)?"
)
_RELEASED = re.compile(
    rf"(?<!re-)\b(?:{_OUT}|[Dd]at(?:es|ing)(?: back)?|(?:film|movie|picture) (?:of|from)"
    r"|(?:[Oo]n|[Uu]pon)(?: its)?(?: first| original)? release"
    r"|year of (?:its )?release (?:is|was)|(?:it|film|movie|picture) was new|product of)"
    rf"\s+(?:back\s+)?{_WHEN}(?P<year>(?:18|19|20)\d\d)\b"
    r"|\b(?:[Ii]n|[Bb]ack in) (?P<before>(?:18|19|20)\d\d), when (?:it|(?:this|the) (?:film|movie))"
    rf" (?:was )?(?:first )?{_OUT}"
    r"|\b(?:[Ii]ts|(?:film|movie|picture)['’]s)(?: original| initial| theatrical| first)?"
    r" (?P<its>(?:18|19|20)\d\d) (?:release|premi[eè]re)\b"
)
# Behind "In 1983, the film".
_CAME_OUT = re.compile(rf"\s*(?:(?:was|had|has|is|finally|first)\s+){{0,2}}{_OUT}")


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
            titled = name == "title-year"
            film = sentence.nodes[match.start("film")] if titled else None
            if not _fits(sentence, name, match, node):
                continue
            taken.add(node.first)
            yield Said(
                Kind.YEAR,
                sentence.name(node),
                sentence.span(node),
                name,
                0.95,
                node=node,
                sentence=sentence,
                subject=sentence.nodes[match.start("owner")] if name == "own-year" else None,
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
    if name == "year-before":
        what, it = (sentence.nodes[match.start(group)] for group in ("film", "it"))
        noun = what.code != "x" or tokens[what.first].fold in _MADE
        return before == "a" and noun and (it.code == "M" or tokens[it.first].fold in _IT)
    if name == "own-year":
        # Further on it may be another of theirs, which a catalogue need not know.
        opens = sentence.before is None and sentence.part.index < _LEAD
        return (
            opens and tokens[node.first - 1].owns and not sentence.words_before(node, 5) & LIKENESS
        )
    what = sentence.nodes[match.start("what")]
    known = (*_IT, "the") if name != "year-comes" else ("this",)
    if what.code != "M" and tokens[what.first].fold not in known:
        return False
    if name in _VERBS:
        return tokens[sentence.nodes[match.start("verb")].first].fold in _VERBS[name]
    if name == "in-year":
        end = sentence.part.words.ends[what.last]
        return before == "in" and _CAME_OUT.match(sentence.part.block.text, end) is not None
    if name == "from-year":
        return before == "from"
    behind = sentence.nodes[match.end() - 1]
    return before in ("a", "the") and (behind.code in "mj" or tokens[behind.first].fold in _MADE)


def releases_in(sentence: Sentence) -> Iterator[Said]:
    """Find the year in which a sentence says the film came out, where no other film is named."""
    found = list(_RELEASED.finditer(sentence.text)) if sentence.figures else []
    if not found or sentence.other_films or sentence.folds & (OTHER_THINGS | _AT_HOME):
        return
    for match in found:
        group = match.lastgroup or "year"
        begin, end = sentence.start + match.start(group), sentence.start + match.end(group)
        node = next((n for n in sentence.nodes if n.code == "Y" and _at(sentence, n, begin)), None)
        if node is None or not _of_the_film(sentence, sentence.start + match.start()):
            continue
        yield Said(
            Kind.YEAR,
            match[group],
            sentence.part.block.span(begin, end),
            "released",
            0.93,
            node=node,
            sentence=sentence,
            value=int(match[group]),
            penalties=tuple(sorted(frame_of(sentence, node, node))),
        )


def _of_the_film(sentence: Sentence, start: int) -> bool:
    """Say whether it is the film that came out: what stands before the words at this offset."""
    tokens, nodes = sentence.part.tokens, sentence.nodes
    token = bisect_left(sentence.part.words.starts, start, sentence.first, sentence.stop)
    place = bisect_left(sentence.spelled.firsts, token)
    words = {tokens[node.first].fold for node in nodes[max(0, place - 9) : place]}
    if words & MODALS and "have" in words:
        return False  # "it might as well have been made in 1955"
    heads = (node for node in reversed(nodes[:place]) if node.code not in "uzi")
    head = next((n for n in heads if n.code != "x" or tokens[n.first].fold not in _ADVERBS), None)
    if head is None or head.last < head.first or head.code in "Mj&":
        return True
    if head.code == "m":
        return not sentence.words_before(head, 2) & (OTHER_TIMES | NEXT_OF_KIN)
    if head.films and head.code in "CP":
        return True  # a part that the film is called after
    word = tokens[head.last].fold
    return head.code == "D" or word in _IT or word in CALLED_FILMS or word in _LINKS


def _at(sentence: Sentence, node: Node, start: int) -> bool:
    return sentence.part.words.starts[node.first] == start


def _parenthesised(sentence: Sentence, token: int) -> bool:
    start = sentence.part.words.starts[token]
    return not {"(", "["}.isdisjoint(sentence.part.block.text[max(0, start - 2) : start])
