"""Characters in prose: "X as Y", "Y (X)", "Y, played by X", "her portrayal of Y", "follows Y"."""

import re
from collections.abc import Iterator

from matinee.claims.extract.part_patterns import (
    AT_ONCE,
    IMAGINED,
    KIN,
    NOT_BETWEEN,
    PAIRS,
    PATTERNS,
    THINGS,
    WORDS,
    PartPattern,
)
from matinee.claims.frame import frame_of
from matinee.claims.lexicon.doubts import OTHER_VERSIONS
from matinee.claims.lexicon.names import NOT_NAMES
from matinee.claims.model import Kind
from matinee.claims.nodes import Node
from matinee.claims.sentence import Sentence
from matinee.claims.shapes import shape
from matinee.claims.statement import Said

# Types of words that lead on from a description: "plays a lawyer in Chan's pay".
_LEADS_ON = frozenset("rtyeup")
_OWN = shape(r"(?P<owner>D)x{0,2}gD?(?P<part>[CUXP])")
_STORY = shape(r"[Dmx]{0,2}w(?:D?x{0,3})(?P<part>[CUXP])(?![XCP])")


def characters_in(sentence: Sentence) -> Iterator[Said]:
    """Find who is said to play whom, and whom the story is said to be about."""
    codes = sentence.codes
    taken: set[int] = set()
    if "P" in codes:
        for name, part, who in (*_in_pairs(sentence), *_one_by_one(sentence)):
            aside = name == "part-aside"  # "the story of Marcus's (X) rise"
            if part.first not in taken and _may_be_part(sentence, part, who, aside=aside):
                taken.add(part.first)
                yield _said(sentence, name, part, who)
    for match in _OWN.finditer(codes) if "g" in codes else ():
        part = sentence.nodes[match.start("part")]
        word = sentence.part.tokens[sentence.nodes[match.start("owner")].first].fold
        who_before = _last_person(sentence, match.start())
        if part.first in taken or word not in ("her", "his", "their") or not who_before:
            continue
        if _may_be_part(sentence, part, who_before):
            taken.add(part.first)
            yield _said(sentence, "own-portrayal", part, who_before)
    for match in _STORY.finditer(codes) if "w" in codes else ():
        part = sentence.nodes[match.start("part")]
        if part.first not in taken and (part.code in "CUX" or part.characters):
            yield _said(sentence, "story-follows", part, None)


def _one_by_one(sentence: Sentence) -> Iterator[tuple[str, Node, Node]]:
    """Give each way of saying who plays whom, the part and the actor."""
    codes, nodes = sentence.codes, sentence.nodes
    for pattern in PATTERNS:
        for match in pattern.shape.finditer(codes) if pattern.cue in codes else ():
            own = "own" in match.re.groupindex and match.start("own") >= 0
            part = nodes[match.start("own" if own else "part")]
            who = nodes[match.start("who")]
            if _fits(sentence, pattern, match, who):
                yield pattern.name, part, who


def _in_pairs(sentence: Sentence) -> Iterator[tuple[str, Node, Node]]:
    """Give the parts and actors of "X and Y play A and B"."""
    codes, nodes = sentence.codes, sentence.nodes
    for pattern in PAIRS:
        for match in pattern.shape.finditer(codes) if pattern.cue in codes else ():
            if not _worded(sentence, match):
                continue
            for part, who in (("one", "first"), ("other", "second")):
                yield pattern.name, nodes[match.start(part)], nodes[match.start(who)]


def _fits(sentence: Sentence, pattern: PartPattern, match: re.Match[str], who: Node) -> bool:
    """Look at the words themselves, where the types alone do not tell."""
    tokens, groups = sentence.part.tokens, match.re.groupindex
    if pattern.owns is not None and tokens[who.last].owns is not pattern.owns:
        return False
    kind, gap = (_words(sentence, match, group) for group in ("kind", "gap"))
    if not NOT_BETWEEN.isdisjoint((*kind, *gap)) or (gap[-1:] and gap[-1] in AT_ONCE):
        return False
    if kind and (
        (pattern.owns and not KIN.isdisjoint(kind)) or _LEADS_ON & set(_codes(match, "kind"))
    ):
        return False
    if not IMAGINED.isdisjoint(sentence.words_before(who, 3)):
        return False
    if pattern.owns and _word_behind(sentence, match) in THINGS:
        return False
    if "of" in groups and not tokens[sentence.nodes[match.start("of")].last].owns:
        return False
    return _worded(sentence, match)


def _worded(sentence: Sentence, match: re.Match[str]) -> bool:
    """Say whether each group that stands for certain words is one of them."""
    tokens = sentence.part.tokens
    return all(
        tokens[sentence.nodes[match.start(group)].first].fold in WORDS[group]
        for group in match.re.groupindex
        if group in WORDS
    )


def _word_behind(sentence: Sentence, match: re.Match[str]) -> str:
    last = sentence.nodes[match.end() - 1].last
    return sentence.part.tokens[last + 1].fold if last + 1 < sentence.stop else ""


def _words(sentence: Sentence, match: re.Match[str], group: str) -> list[str]:
    if group not in match.re.groupindex or match.start(group) < 0:
        return []
    tokens = sentence.part.tokens
    nodes = sentence.nodes[match.start(group) : match.end(group)]
    return [tokens[at].fold for node in nodes for at in range(node.first, node.last + 1)]


def _codes(match: re.Match[str], group: str) -> str:
    return match.string[match.start(group) : match.end(group)]


def _said(sentence: Sentence, pattern: str, part: Node, who: Node | None) -> Said:
    first, last = sorted((part, who or part), key=lambda node: node.first)
    flags = frame_of(sentence, first, last, presumed=True, beyond=False)
    if OTHER_VERSIONS.isdisjoint(sentence.folds):
        flags.discard("other-work")  # "works well as Y", "later" leave the part in this film
    return Said(
        Kind.CHARACTER,
        sentence.name(part),
        sentence.span(part),
        pattern,
        0.95,
        node=part,
        sentence=sentence,
        subject=who,
        subject_name=sentence.name(who) if who else "",
        penalties=tuple(sorted(flags)),
    )


def _may_be_part(sentence: Sentence, part: Node, who: Node, *, aside: bool = False) -> bool:
    if part is who or (_is_somebodys(sentence, part) and not (aside and part.code == "C")):
        return False
    if part.code == "R":
        # "returns as the Director" names a character only when written like one.
        return sentence.part.tokens[part.first].capital
    if part.code == "X":
        return sentence.part.tokens[part.first].fold not in NOT_NAMES
    if part.code == "P":
        return bool(part.characters)
    return True


def _is_somebodys(sentence: Sentence, part: Node) -> bool:
    """Say whether the name only describes: "Chan's assistant", "a Slowik fanboy", "a Swede"."""
    tokens = sentence.part.tokens
    if tokens[part.last].owns:
        return True
    before = tokens[part.first - 1].fold if part.first else ""
    return before in ("a", "an", "another")


def _last_person(sentence: Sentence, at: int) -> Node | None:
    """Give whom "her" or "his" means: the last person named before, here or one sentence back."""
    here = [node for node in sentence.nodes[:at] if node.code == "P"]
    if here:
        return here[-1]
    if sentence.before:
        earlier = [node for node in sentence.before.nodes if node.code == "P"]
        return earlier[0] if len({tuple(n.people) for n in earlier}) == 1 else None
    return None
