"""The shapes in which critics say who plays whom: strings of types (see ``cues``).

As with credits, a shape stands for many ways of saying one thing: an actor, a part, what links
them, and what may describe either.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from matinee.claims.shapes import shape


@dataclass(frozen=True, slots=True)
class PartPattern:
    """A shape with the groups ``part`` and ``who``.

    ``cue`` is the letter without which it cannot be. Words in the group ``gap`` lie between actor
    and part, those in ``kind`` describe the part; ``of`` is whose brother or boss it is; a group
    named in ``WORDS`` stands for one of those words. ``owns`` says whether the actor's name must
    be a possessive (None: either).
    """

    name: str
    cue: str
    shape: re.Pattern[str]
    owns: bool | None = None


# What a group of a shape stands for, where its type alone does not tell.
WORDS: Mapping[str, frozenset[str]] = {
    "by": frozenset({"by"}),
    "does": frozenset("tackles tackled nails nailed".split()),
    "makes": frozenset("makes made gives does nails".split()),
    "is": frozenset("is was makes nails".split()),
    "life": frozenset({"life"}),
    "named": frozenset("named called".split()),
    "played": frozenset("played portrayed embodied voiced".split()),
    "play": frozenset("play portray voice played".split()),
    "whom": frozenset("whom that who".split()),
    "whose": frozenset({"whose"}),
    "in": frozenset({"in"}),
}
# Between actor and part these begin another clause, or liken.
NOT_BETWEEN = frozenset(
    "no not never hardly opposite against about like who whom that which without between beside"
    " alongside than when while where if but or known famous remembered described regarded such"
    " same soon far long just even until before after because since though although whose opposes"
    " loves meets marries kills hires finds also".split()
)
# Right before "as" these say that two things happen at once: "X looks on as Y leaves".
AT_ONCE = frozenset(
    "watches watch looks on smiles laughs listens waits screams dies walks runs stares nods sits"
    " stands out away just even soon back falls cries sings arrives leaves happens them him her it"
    " refers talks speaks sees".split()
)
# Before an actor these only imagine: "picture X as Y".
IMAGINED = frozenset(
    "no picture imagine see seeing saw envision envisioned wanted want cast".split()
)
# Somebody of a part's, or what it is called after: "X's brother Y" is not X's part.
KIN = frozenset(
    "wife husband son daughter mother father brother sister friend boss partner assistant uncle"
    " aunt cousin lover girlfriend boyfriend fiance fiancee widow nephew niece granddaughter"
    " grandson sidekick rival killer mentor ex maid butler secretary chauffeur stepfather"
    " stepmother dog cat old favorite favourite beloved pal buddy colleague"
    " enemy foe nemesis ally accomplice target victim employer employee captor client crush"
    " guardian pupil protege superior subordinate neighbour neighbor roommate"
    " bride groom heir".split()
)

# Behind "X's Y" these make the name that of a thing: "X's Batman theme".
THINGS = frozenset(
    "theme themes film films movie movies series score scores music comic comics run story stories"
    " book books novel novels costume character role part trilogy franchise saga picture pictures"
    " song songs script screenplay adaptation remake sequel cartoon toys game games show".split()
)

# The parts of shapes. NAME is whatever may name a part: one of the film's, or capitals that nothing
# else explains. A part that is described ("the weary Y", "small-town lawyer Y") must be the film's.
_PARTS = {
    "TWO": "(?P<first>P)&(?P<second>P)",
    "PARTS": "(?P<one>C)&(?P<other>C)",
    "NAME": "(?:X?(?P<part>[CPUXR]))",
    "PART": "(?:(?P<kind>D?[xXRGm]{1,6})(?P<own>C)|D?X?(?P<part>[CPUXR]))",
    "AWHO": "[DxR]{0,3}(?P<who>P)",
    "WHO": "(?P<who>P)",
    "GAP": "(?P<gap>[xDGVRXmMYjk]{1,9})",
    "END": "(?=[.,;)/r]|$|&(?![CPU]))",
}


def _pattern(name: str, cue: str, text: str, *, owns: bool | None = None) -> PartPattern:
    for part, spelled in _PARTS.items():
        text = text.replace(part, spelled)
    return PartPattern(name, cue, shape(text), owns)


# In order of precedence: a part that one pattern has taken, a later one does not read again.
PATTERNS = (
    # "As Y, X does more", "Playing Y is X", "In the role of Y, X".
    _pattern("as-actor", "a", r"aPART,WHO"),
    _pattern("playing-actor", "L", r"^LPART,WHO"),
    _pattern("playing-actor", "L", r"^LPARTiWHO"),
    _pattern("part-actor", "g", r"^x?D?gPART,WHO"),
    # "X as Y", "X shines as Y", "X carries the film as Y", "X, cast as Y".
    _pattern("actor-as", "a", r"WHO(?:,|\(|\))?aD?x{0,2}NAME"),
    _pattern("actor-as", "a", r"WHO(?:,|\(|\))?aPART", owns=False),
    _pattern("actor-as", "a", r"WHOGAPaPARTEND", owns=False),
    _pattern("actor-portrayal", "g", r"WHO[,Dxq]{0,6}gPART"),
    # "X plays Y", "X, who plays the smarmy lawyer Y", "X plays the part of Y".
    _pattern("actor-plays", "L", r"WHO,?q?x{0,2}L(?P<of>C)x{1,3},?(?P<part>C)"),
    _pattern("actor-plays", "L", r"WHO,?q?x{0,2}LPART"),
    _pattern("actor-plays", "L", r"WHO,?q?x{0,2}LD?gPART"),
    _pattern("actor-plays", "L", r"WHO,?q?x{0,2}LD[xR]{1,4},(?P<named>x)(?P<part>C)"),
    _pattern("actor-plays", "L", r"WHO,?q?x{0,2}LD[xR]{1,4},(?P<part>C)(?=[.,;)])"),
    _pattern("actor-portrayal", "g", r"WHO(?P<in>r)D[xR]{0,2}gPART"),
    _pattern("whose-part", "C", r"WHO,(?P<whose>x)x{0,2}(?P<part>C)(?![XCP])"),
    _pattern("actor-makes", "C", r"WHO(?P<makes>x)(?P<kind>[Dx]{1,3})(?P<part>C)(?![XCP])"),
    _pattern("actor-makes", "C", r"WHO(?P<does>x)(?P<part>C)(?![XCP])"),
    _pattern("actor-brings", "C", r"WHOz?pD?(?P<part>C)t(?P<life>x)"),
    # "Y, played (with great care) by X", "Y, a family friend, played by X", "Y (played by X)".
    _pattern("played-by", "h", r"NAME[,(]?x{0,2}hAWHO"),
    _pattern("played-by", "h", r"(?P<part>C),(?P<kind>D[xRXG]{1,5}),?x{0,2}hAWHO"),
    _pattern(
        "played-by", "C", r"(?P<part>C),?z{0,2}(?P<played>x)(?P<gap>[xD]{1,5})(?P<by>y)AWHO"
    ),
    _pattern("whom-plays", "L", r"(?P<part>C),(?P<whom>[xqD])WHOz?L(?=[.,;]|[rz])"),
    # "Y (X)", "X (Y)", "Y, a bundle of nerves (X)".
    _pattern("part-aside", "(", r"(?P<part>[CPUX])\(WHO[),]"),
    _pattern("actor-aside", "(", r"WHO\((?P<part>[CUX])\)"),
    _pattern("part-aside", "(", r"(?P<part>C),(?P<kind>D[xoXRG]{1,6})\(WHO\)"),
    # "The role of Y fell to X", "Y is X", "X is Y", "X's weary Y".
    _pattern("part-to-actor", "g", r"gPART(?:x{1,2}|e|i?e)(?P<to>[ty])WHO"),
    _pattern("part-is", "C", r"^(?P<part>C)iz?WHO(?=[.,;])"),
    _pattern("actor-is", "C", r"WHO(?P<is>x)(?P<kind>D?x{0,2})(?P<part>C)(?![XCP])", owns=False),
    _pattern("actors-part", "C", r"WHO(?P<kind>[xXRG]{0,3})(?P<part>C)(?![XCP])", owns=True),
)  # fmt: skip
# "X and Y play A and B", "A and B (X and Y)": in the same order.
PAIRS = (
    _pattern(
        "pair-plays", "C", r"(?P<first>P)&(?P<second>P)x{0,2}(?P<play>x)(?P<one>C)&(?P<other>C)"
    ),
    _pattern("pair-as", "a", r"TWOx{0,3}aPARTS"),
    _pattern("pair-aside", "(", r"PARTS\(TWO\)"),
)
