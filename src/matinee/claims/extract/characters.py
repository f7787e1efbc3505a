"""Characters in prose: "X as Y", "Y (X)", "Y, played by X", "her portrayal of Y", "follows Y"."""

import re
from collections.abc import Iterator

from matinee.claims.frame import frame_of
from matinee.claims.lexicon.names import NOT_NAMES
from matinee.claims.model import Kind
from matinee.claims.nodes import Node
from matinee.claims.sentence import Sentence
from matinee.claims.shapes import shape
from matinee.claims.statement import Said

# N is whatever may name a character: one of the film's, or capitals that nothing else explains.
_N = "X?(?P<part>[CPUXR])"
_P = "(?P<who>P)"
_IS = frozenset({"is", "was", "makes", "nails"})
# Each with the letter without which it cannot be.
PATTERNS = (
    ("as-actor", "a", shape(rf"aD?{_N},{_P}")),
    ("actor-as", "a", shape(rf"{_P}(?:x{{0,3}}|,x{{0,2}}|\(|x?\)?)aD?x{{0,2}}{_N}")),
    ("actor-plays", "L", shape(rf"{_P}x{{0,2}}LD?{_N}")),
    ("played-by", "h", shape(rf"{_N},?x{{0,2}}h[Dx]{{0,2}}{_P}")),
    (
        "played-by",
        "C",
        shape(rf"(?P<part>C),?x{{0,2}}(?P<played>x)x{{1,3}}(?P<verb>x){_P}"),
    ),
    ("part-aside", "(", shape(rf"(?P<part>[CPUX])\({_P}[),]")),
    ("actor-aside", "(", shape(rf"{_P}\((?P<part>[CUX])\)")),
    ("playing-actor", "L", shape(rf"^LD?{_N},{_P}")),
    ("part-actor", "g", shape(rf"^x?D?gD?{_N},{_P}")),
    ("part-to-actor", "g", shape(rf"gD?{_N}x{{1,2}}(?P<verb>x){_P}")),
    ("actor-is", "C", shape(rf"{_P}(?P<verb>x)D?x{{0,2}}(?P<part>C)(?![XCP])")),
    ("actors-part", "C", shape(rf"{_P}(?P<part>C)(?![XCP])")),
    ("actor-portrayal", "g", shape(rf"{_P}[Dx]{{0,3}}gD?{_N}")),
)
_OWN = shape(r"(?P<owner>D)x{0,2}gD?(?P<part>[CUXP])")
_STORY = shape(r"[Dmx]{0,2}w(?:D?x{0,3})(?P<part>[CUXP])(?![XCP])")


def characters_in(sentence: Sentence) -> Iterator[Said]:
    """Find who is said to play whom, and whom the story is said to be about."""
    codes = sentence.codes
    taken: set[int] = set()
    for name, cue, pattern in PATTERNS if "P" in codes else ():
        for match in pattern.finditer(codes) if cue in codes else ():
            part = sentence.nodes[match.start("part")]
            who = sentence.nodes[match.start("who")]
            if part.first in taken or not _may_be_part(sentence, part, who):
                continue
            if not _fits(sentence, name, match, who):
                continue
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


def _fits(sentence: Sentence, name: str, match: re.Match[str], who: Node) -> bool:
    """Look at the words themselves, where the types alone do not tell."""
    tokens = sentence.part.tokens
    if name == "actors-part":
        return tokens[who.last].owns
    if "played" in match.re.groupindex:
        played = tokens[sentence.nodes[match.start("played")].first].fold
        if played not in ("played", "portrayed"):
            return False
    if name == "part-to-actor" or "played" in match.re.groupindex:
        return tokens[sentence.nodes[match.start("verb")].first].fold in ("to", "by")
    if name == "actor-is":
        verb = sentence.nodes[match.start("verb")]
        return tokens[verb.first].fold in _IS and not tokens[who.last].owns
    return True


def _said(sentence: Sentence, pattern: str, part: Node, who: Node | None) -> Said:
    first, last = sorted((part, who or part), key=lambda node: node.first)
    flags = frame_of(sentence, first, last, presumed=True)
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


def _may_be_part(sentence: Sentence, part: Node, who: Node) -> bool:
    if part is who or _is_somebodys(sentence, part):
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
