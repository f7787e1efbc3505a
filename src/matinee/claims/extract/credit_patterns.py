"""The shapes of credits in prose: strings of types (see ``cues``), some with words of their own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from matinee.catalogue import Role


@dataclass(frozen=True, slots=True)
class Pattern:
    """A shape of typed spans: the groups ``role``, ``who`` (a list) and perhaps ``film``.

    A group named in ``WORDS`` stands for one of those words. ``cue`` holds the letters of which a
    sentence needs one. ``owns`` says whether the first name must be a possessive (None: either).
    ``presumes`` marks shapes that take the credit for granted, so that words behind do not bear on
    it. ``roles`` are meant where no span names one. A ``supporting`` one is never contradicted.
    """

    name: str
    shape: re.Pattern[str]
    cue: str
    strength: float
    supporting: bool = False
    owns: bool | None = None
    presumes: bool = False
    roles: tuple[Role, ...] = ()


_CAME = frozenset("comes came done handled provided supplied written composed created".split())
# What a group of a shape stands for, where its type alone does not tell.
WORDS: Mapping[str, frozenset[str]] = {
    "be": frozenset("is was being remains".split()),
    "by": frozenset({"by", "from"}),
    "is": _CAME | {"is", "was"},
    "done": _CAME,
    "it": frozenset({"it", "this"}),
    "one": frozenset({"a", "an"}),
    "to": frozenset({"to"}),
    "with": frozenset("with here again once and".split()),
    "work": frozenset("work courtesy hands product job creation".split()),
    "serves": frozenset("serves served works worked acts acted signs doubles is was".split()),
    "directing": frozenset({"directing", "helming"}),
    "makes": frozenset({"made", "makes"}),
    "made": frozenset(
        "wrote writes pens penned composes composed provides provided supplies supplied handles"
        " handled contributes contributed delivers delivered did does oversees oversaw".split()
    ),
}


_MANY = "[PU](?:(?:,[PU])*,?&[PU])?"


def _pattern(
    name: str,
    cue: str,
    shape: str,
    strength: float,
    *,
    supporting: bool = False,
    owns: bool | None = None,
    presumes: bool = False,
    roles: tuple[Role, ...] = (),
) -> Pattern:
    shape = shape.replace("LIST", f"(?P<who>{_MANY})").replace("ONE", "(?P<who>[PU])")
    return Pattern(name, re.compile(shape), cue, strength, supporting, owns, presumes, roles)


_D, _A = (Role.DIRECTOR,), (Role.ACTOR,)
# Several names, of which a possessive at the last is all's: "A and B's script".
_SOME = "[PU](?:,[PU])*,?&[PU]"
# In order of precedence: what one pattern has taken, a later one does not read again.
PATTERNS = (
    _pattern("film-role", "RK", r"(?P<film>[FS])(?:\(Y\))?,?(?P<role>[RK])ONE", 0.9),
    _pattern("role-of-film", "R", r"ONE,?\(?D?x?(?P<role>R)o(?P<film>F)", 0.9),
    _pattern("film-by", "B", r"(?P<film>F)(?:\(Y\)|Y)?,?(?P<role>B)[Dx]{0,2}LIST", 0.9),
    _pattern("by", "B", r"(?P<role>B)[DxX]{0,4}R?LIST", 0.97, presumes=True),
    _pattern("known-for", "k", r"(?P<role>R)ONE,?k[Dxo]{0,4}(?P<film>[FS])", 0.9),
    _pattern("role-name", "R", r"(?P<role>R(?:[,/]?&?R){0,3})ONE", 0.93, presumes=True),
    _pattern("roles-names", "K", r"(?P<role>K)LIST", 0.9, presumes=True),
    _pattern("role-aside", "R", r"(?P<role>R),ONE,", 0.93, presumes=True),
    _pattern("role-colon", "RG", r"^(?P<role>[RG]);LIST", 0.95),
    _pattern("role-is", "RK", r"(?P<role>[RK])(?P<be>x)LIST", 0.9),
    _pattern("name-aside", "R", r"ONE\((?P<role>RR?)\)", 0.95),
    _pattern("name-is-role", "R", r"ONE(?P<be>x)D(?P<role>R)[,.;]", 0.88),
    _pattern("name-role", "R", r"ONE,D[xm]{0,3}(?P<role>R)[,.;]", 0.85, supporting=True),
    _pattern("as-role", "R", r"ONEa(?P<role>R)", 0.85, supporting=True),
    _pattern("serves-as", "R", r"ONE(?P<serves>x)[xDo]{0,4}aD?(?P<role>R)", 0.85),
    _pattern("name-verb-film", "V", r"ONE(?P<role>V)D?(?P<film>F)", 0.9),
    _pattern("name-verb", "V", r"ONE(?P<role>V)D?[Mm]", 0.93),
    _pattern("name-verb-it", "V", r"^(?:xx?)?,?ONE(?P<role>V)(?P<it>q)", 0.9),
    _pattern("name-verb-end", "V", r"^(?:xx?)?,?ONE(?P<role>V)[.;]", 0.9),
    _pattern("it-is-name-who", "V", r"^qxONEq(?P<role>V)[,.;mM]", 0.93),
    _pattern("name-directing", "x", r"^ONE,(?P<directing>x)x", 0.9, presumes=True, roles=_D),
    _pattern("done-by", "V", r"(?P<role>V)[Dxo]{1,5}(?P<by>x)D?x?R?LIST", 0.93, presumes=True),
    _pattern("who-made", "V", r"ONE,q(?:x{0,6}&)?(?P<role>V)(?:[Mmq]|D[Mm])", 0.9),
    _pattern("idiom", "d", r"(?:^|[,;])(?P<with>x)?ONEx{0,2}(?P<role>d)", 0.9),
    _pattern(
        "thing-by", "G", r"(?P<role>G),?(?P<is>x)?(?P<done>x)?(?P<by>x)LIST", 0.93, presumes=True
    ),
    _pattern("thing-to", "G", r"(?P<role>G)x{1,3}(?P<to>x)LIST", 0.88, presumes=True),
    _pattern("work-of", "G", r"(?P<role>G)[xD]{1,3}(?P<work>x)oLIST", 0.93, presumes=True),
    _pattern("thing-is-names", "G", r"(?P<role>G)(?P<be>x)ONE[,.;]", 0.9, owns=True),
    _pattern("name-makes-thing", "G", r"ONE(?P<made>x)Dx{0,2}(?P<role>G)", 0.9),
    _pattern("name-verb-thing", "G", r"ONEVDx{0,2}(?P<role>G)", 0.9),
    _pattern("name-thing", "G", r"ONEx{0,3}(?:x&x)?(?P<role>G)", 0.9, owns=True, presumes=True),
    _pattern("names-thing", "G", rf"(?P<who>{_SOME})x{{0,3}}(?P<role>G)", 0.9, presumes=True),
    _pattern("a-name-thing", "G", r"(?P<one>D)x{0,2}ONE(?P<role>G)", 0.9, owns=False),
    _pattern("thing-of-name", "G", r"(?P<role>G)o(?P<who>P)", 0.9, owns=False, presumes=True),
    _pattern("debut", "b", r"^ONEx{0,2}(?P<role>b)", 0.9, owns=True, presumes=True),
    _pattern("debut", "b", r"^D?x{0,2}(?P<role>b)o(?P<who>P)", 0.9, owns=False, presumes=True),
    _pattern("owner-of-film", "F", r"ONE(?P<film>F)", 0.84, owns=True, roles=_D),
    _pattern("owner", "m", r"^(?P<it>[qD])xONEm", 0.88, owns=True, roles=_D),
    _pattern("owner", "m", r"^(?:(?P<it>[qD])xDx?|D)?m(?P<by>x)ONE", 0.88, roles=_D),
    _pattern("owner", "x", r"^ONE(?P<makes>x)(?:D?[Mm]|(?P<it>q))", 0.86, roles=_D),
    _pattern("owner", "M", r"ONEM", 0.84, owns=True, presumes=True, roles=_D),
    _pattern("praised-thing", "G", r"ONE[x,&]{1,6}(?P<role>G)", 0.85, owns=True, presumes=True),
    _pattern("part-aside", "(", rf"[xm]\((?P<who>{_MANY})\)", 0.9, roles=_A, supporting=True),
    _pattern("owner", "Y", r"ONE(?P<year>Y)x{0,3}m", 0.84, owns=True, roles=_D),
)
ABOUT_ANOTHER = frozenset(
    {"film-role", "film-by", "role-of-film", "known-for", "name-verb-film", "owner-of-film"}
)
ROLE_FIRST = frozenset({"role-name", "roles-names"})
