"""The shapes of credits in prose: strings of types (see ``cues``), some with words of their own.

Each shape stands for many ways of saying one thing: what is said (a role, a thing of it, a post),
what links it to a name, and in which order. Words in capitals are the parts they share.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from matinee.catalogue import Role
from matinee.claims.lexicon.words import CAST_OF, DOES_WELL, FARES_WELL, ON_SCREEN
from matinee.claims.shapes import shape


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


# What a group of a shape stands for, where its type alone does not tell.
WORDS: Mapping[str, frozenset[str]] = {
    "agent": frozenset({"by"}),
    "be": frozenset("is was are were being remains".split()),
    "behind": frozenset({"behind"}),
    "cast": CAST_OF,
    "by": frozenset({"by", "from"}),
    "crafts": frozenset("delivers delivered crafts crafted creates created".split()),
    "directing": frozenset({"directing", "helming"}),
    "how": frozenset("with from in without".split()),
    "it": frozenset({"it", "this"}),
    "latest": frozenset({"latest"}),
    "lead": frozenset("lead role roles part parts".split()),
    "fares": FARES_WELL,
    "in": frozenset({"in"}),
    "makes": frozenset({"made", "makes"}),
    "on": frozenset({"on", "for"}),
    "one": frozenset({"a", "an"}),
    "penned": frozenset("written composed penned scripted edited shot".split()),
    "serves": frozenset(
        "serves served serving works worked acts acted acting signs signed doubles credited listed"
        " billed is was".split()
    ),
    "seems": frozenset(
        "looks look looked seems seem seemed proves prove proved feels felt".split()
    ),
    "shines": DOES_WELL | {"star"},
    "some": frozenset("a an his her another".split()),
    "stage": ON_SCREEN,
    "the": frozenset("the its this".split()),
    "this": frozenset({"this"}),
    "with": frozenset("with here again once and now".split()),
    "written": frozenset({"written"}),
    "wrote": frozenset("wrote penned composed scripted scored shot edited".split()),
}

_MANY = "[PU](?:(?:,[PU])*,?&[PU])?"
# The parts of shapes. WHOM is a list with what may introduce it ("by the great X", "from writer
# X"); OF binds what is before to a film ("of the film", "for *F*"); AT is somebody about to do
# something ("X", "X, who", "X has ably"); DUTY is a post, or a thing or role with a duty ("the
# director's chair", "scoring duties").
_PARTS = {
    "LIST": f"(?P<who>{_MANY})",
    "WHOM": f"(?:(?![rty])[DxX]){{0,4}}R?(?P<who>{_MANY})",
    "ONE": "(?P<who>[PU])",
    "AT": "(?P<who>[PU]),?q?[uz]{0,2}",
    "POST": "(?P<role>[Gd]|R(?=s))s?",
    "DUTY": "(?P<role>d|[GRl](?=s))",
    "OF": "(?:[or]D?[jx]?(?:(?P<film>[FS])|[Mmq]))?",
    "FILM": "(?:D?[mM]|(?P<this>D)[xXYj&,]{0,4}[mj]|(?P<it>q|D(?![xXjmMPUGFS])))",
    "END": "(?=[.,;]|&|$)",
}


def _pattern(
    name: str,
    cue: str,
    text: str,
    strength: float,
    *,
    supporting: bool = False,
    owns: bool | None = None,
    presumes: bool = False,
    roles: tuple[Role, ...] = (),
) -> Pattern:
    for part, spelled in _PARTS.items():
        text = text.replace(part, spelled)
    return Pattern(name, shape(text), cue, strength, supporting, owns, presumes, roles)


def _acts(name: str, cue: str, text: str, *, roles: tuple[Role, ...] = (Role.ACTOR,)) -> Pattern:
    return _pattern(name, cue, text, 0.9, supporting=True, owns=False, roles=roles)


def _owned(name: str, cue: str, text: str) -> Pattern:
    """Make a pattern of what an actor has, "X's performance"; ``who`` is the name."""
    return _pattern(name, cue, text, 0.9, supporting=True, owns=True, roles=(Role.ACTOR,))


_D, _A, _E, _W = (Role.DIRECTOR,), (Role.ACTOR,), (Role.EDITOR,), (Role.WRITER,)
# Several names, of which a possessive at the last is all's: "A and B's script".
_SOME = "[PU](?:,[PU])*,?&[PU]"
# In order of precedence: what one pattern has taken, a later one does not read again.
PATTERNS = (
    # Another film's: "F director X", "the director of F, X", "F, directed by X".
    _pattern("film-role", "RK", r"(?P<film>[FS])(?:\(Y\))?,?(?P<role>[RK])ONE", 0.9),
    _pattern("role-of-film", "R", r"ONE,?\(?D?x?(?P<role>R)oD?(?P<film>F)", 0.9),
    _pattern("role-of-film", "RK", r"(?P<role>[RK])oD?(?P<film>F)(?:,|z?i)LIST", 0.9),
    _pattern("film-by", "B", r"(?P<film>F)(?:\(Y\)|Y)?,?(?P<role>B)[Dx]{0,2}LIST", 0.9),
    # "The score (of F) was ably written by X", "the reins were held by X", "the story is by X".
    _pattern(
        "thing-by", "Gl", r"(?P<role>[Gl])OF,?u?i{0,2}z?(?:[vVp](?:&[vV])?)?z?yWHOM", 0.93,
        presumes=True,
    ),
    _pattern("thing-by", "Gl", r"(?P<role>[Gl])OF,?u?i{0,2}z?(?P<penned>B)WHOM", 0.93),
    _pattern("post-by", "dGRl", r"DUTYs?OF,?u?i{0,2}z?[vVp]z?yWHOM", 0.9),
    # "Directed by X", "directed, with some flair, by X".
    _pattern("by", "B", r"(?P<role>B)WHOM", 0.97, presumes=True),
    _pattern("known-for", "kq", r"(?P<role>R)ONE,?(?:k|qz?V)[Dxo]{0,4}(?P<film>[FS])", 0.9),
    # "Director X", "writer, director and star X", "the director, X,", "Director: X".
    _pattern("role-name", "R", r"(?P<role>R(?:[,/]?&?R){0,3})ONE", 0.93, presumes=True),
    _pattern("roles-names", "K", r"(?P<role>K),?LIST", 0.9, presumes=True),
    _pattern("role-aside", "R", r"(?P<role>R),ONE,", 0.93, presumes=True),
    _pattern("role-aside", "R", r"(?P<the>D)(?P<role>R),ONE(?=[.;])", 0.9, presumes=True),
    _pattern("role-in", "R", r"(?P<role>R)(?P<in>r)LIST", 0.86),
    # "This X-directed adaptation".
    _pattern("name-tied-verb", "V", r"ONE(?P<role>V)x{0,3}[mj]", 0.93),
    _pattern("role-colon", "RGdBl", r"^[Dx]?(?P<role>[RGdBl]);LIST", 0.95),
    # "The director (of the film, this time) is X", "X is the film's director".
    _pattern("role-is", "RK", r"(?P<role>[RK])OFz{0,2}(?P<be>i)z?WHOM", 0.9),
    _pattern("name-aside", "R", r"ONE\((?P<role>RR?)\)", 0.95),
    _pattern("name-is-role", "R", r"ONEz?(?P<be>i)z?(?P<the>D)[xm]{0,2}(?P<role>R)OFz?END", 0.88),
    _pattern("name-is-role", "R", r"ONE,(?P<the>D)m?(?P<role>R)[.,;]", 0.88),
    _pattern("name-role", "R", r"ONE,D[xm]{0,3}(?P<role>R)[,.;]", 0.85, supporting=True),
    # "As director, X", "F has X as its director", "X serves as director".
    _pattern("as-role", "R", r"^a(?P<the>D)?[xm]{0,2}(?P<role>R),ONE", 0.9),
    _pattern("as-role", "R", r"^aDx?(?P<role>R),ONE", 0.85, supporting=True),
    _pattern("has-as-role", "R", r"(?:[Mmq]u|^r)LISTaD?m?(?P<role>R)", 0.88),
    _pattern("serves-as", "R", r"ONE,?q?(?P<serves>[xi])[xDo]{0,4}aD?m?(?P<role>R)", 0.85),
    _pattern("as-role", "R", r"ONEaD?(?P<role>R)", 0.85, supporting=True),
    # "X directed F", "X directs the film", "X, who also directed", "it was X who directed it".
    _pattern("name-verb-film", "V", r"AT(?P<role>V)D?(?P<film>F)", 0.9),
    _pattern("name-verb", "V", r"AT(?P<role>V)z?FILM", 0.93),
    _pattern("name-verb-end", "V", r"^(?:[xzr]{1,2},?|[xzr][Dx]{1,3},)?AT(?P<role>V)[.;]", 0.9),
    _pattern(
        "name-verb-how", "V", r"^(?:[xzr],?)?AT(?P<role>V)z?(?P<how>[ry])", 0.86, presumes=True
    ),
    _pattern("name-cuts", "c", r"ATcFILM", 0.9, roles=_E),
    _pattern("who-verb", "V", r"ONE,?q(?:x{0,6}&)?z?(?P<role>V)(?=[.,;])", 0.9),
    _pattern("one-who-verb", "V", r"^Dxq(?P<role>V)(?:FILM)?iWHOM", 0.9),
    _pattern("done-by", "V", r"(?P<role>V),?[Dxor&]{0,6},?(?P<agent>y)WHOM", 0.93, presumes=True),
    _pattern("done-by", "y", r"^z?(?P<written>v)[Dxor&]{1,5}(?P<agent>y)WHOM", 0.9, roles=_W),
    _pattern(
        "directing", "G", r"ONE,?i?(?P<directing>G)(?=[.,;rzxDMm])", 0.88, owns=False, roles=_D
    ),
    _pattern("directing-is", "G", r"^(?P<directing>G)z?iWHOMEND", 0.9, roles=_D),
    # "X is at the helm", "X takes scoring duties"; "in the director's chair sits X", "on score: X".
    _pattern(
        "post", "dGRl", r"(?:^(?:[zra],?)?|[,;&ra]|[Mmq][xui])AT[iuzvprxD]{0,5}DUTY", 0.9,
        owns=False,
    ),
    _pattern(
        "post-is", "dGR",
        r"^(?:[xz],?)?[Dxz]{0,3}(?:[rvp]|a)[Dxz]{0,3}POST[xz]{0,2}OF[;,]?[iD]?z?WHOMEND", 0.9,
    ),
    _pattern("post-is", "d", r"^[Dxz]{0,3}(?P<role>d)[xz]{0,2}OFiz?WHOMEND", 0.9),
    # "The script (credit) goes to X", "is the work of X", "is X's", "is X's work".
    _pattern("thing-to", "GdRl", r"(?P<role>[Gdl]|R(?=s))s?OFu?z?i?z?etWHOM", 0.9, presumes=True),
    _pattern("work-of", "Gdl", r"(?P<role>[Gdl])OF,?[xiD]{1,3}noWHOM", 0.93, presumes=True),
    _pattern("work-of", "R", r"[Mmj]iDx?no(?P<role>R)LIST", 0.93, presumes=True),
    _pattern("thing-is-names", "Gl", r"(?P<role>[Gl])(?P<be>i)z?ONE(?:n|[.,;])", 0.9, owns=True),
    # "X ably handles the score", "X, who wrote the score", "X is responsible for the score".
    _pattern(
        "name-makes-thing", "Gl", r"ATi?z?(?:v|(?P<wrote>V))(?:&[vV])?D?[xz]{0,3}(?P<role>[Gl])OF",
        0.9,
    ),
    _pattern("name-behind-thing", "G", r"ATi(?P<behind>r)Dx{0,2}(?P<role>G)", 0.86),
    _pattern("name-on-thing", "G", r"^rONE(?P<on>r)D?(?P<role>G)", 0.86),
    _pattern("name-doing", "G", r"^rONE(?P<role>G)[.,;]", 0.86, owns=False),
    # "X's spare direction", "a X score", "the score of X".
    _pattern(
        "name-thing", "G", r"ONE[xz]{0,3}(?:,?&?x){0,2}(?P<role>G)", 0.9, owns=True, presumes=True
    ),
    _pattern("names-thing", "G", rf"(?P<who>{_SOME})x{{0,3}}(?P<role>G)", 0.9, presumes=True),
    _pattern("a-name-thing", "G", r"(?P<one>D)x{0,2}ONE(?P<role>G)", 0.9, owns=False),
    _pattern("thing-of-name", "G", r"(?P<role>G)o(?P<who>P)", 0.9, owns=False, presumes=True),
    _pattern("debut", "b", r"^ONEx{0,2}(?P<role>b)", 0.9, owns=True, presumes=True),
    _pattern("debut", "b", r"^D?x{0,2}(?P<role>b)o(?P<who>P)", 0.9, owns=False, presumes=True),
    # "X's F", "this is X's film", "a film by X", "X made this", "F is a X film".
    _pattern("owner-of-film", "F", r"ONE(?P<film>F)", 0.84, owns=True, roles=_D),
    _pattern("owner-of-film", "F", r"ONEx{1,2},?(?P<film>F)", 0.8, owns=True, roles=_D),
    _pattern(
        "owner-of-film", "F", r"(?P<film>F)(?:\(Y\))?,?(?P<by>y)ONE", 0.8, supporting=True, roles=_D
    ),
    _pattern("owner", "m", r"^(?P<it>[qD])iONEm", 0.88, owns=True, roles=_D),
    _pattern("owner", "m", r"^(?:(?P<it>[qD])iDx?|D)?m(?P<by>y)ONE", 0.88, roles=_D),
    _pattern(
        "owner", "mj", r"^(?:M|(?P<it>q)|Dm)i(?P<one>D)x{0,2}ONE[mj]", 0.84, owns=False, roles=_D
    ),
    _pattern("owner", "p", r"^ONE(?P<makes>p)(?:D?[Mm]|(?P<it>q))", 0.86, roles=_D),
    _pattern("owner", "m", r"^ONEx{0,2}m", 0.8, owns=True, roles=_D),
    _pattern("owner", "j", r"^[Dx,]{0,4}[mj](?P<by>y)ONE", 0.84, roles=_D),
    _pattern("owner", "y", r"^Dx{0,2}(?P<latest>x)(?P<by>y)ONE", 0.86, roles=_D),
    _pattern("owner", "mj", r"^(?:x,)?ONEz?(?P<crafts>v)Dx{0,4}[mj]", 0.84, roles=_D),
    _pattern("owner", "M", r"ONEM", 0.84, owns=True, presumes=True, roles=_D),
    _pattern("praised-thing", "G", r"ONE[x,&]{1,6}(?P<role>G)", 0.85, owns=True, presumes=True),
    _pattern(
        "part-aside", "(", r"[xmRCXj]\((?P<who>[PU](?:[,&/]{1,2}[PU])*)\)", 0.9, roles=_A,
        supporting=True,
    ),
    _pattern("owner", "Y", r"ONE(?P<year>Y)x{0,3}m", 0.84, owns=True, roles=_D),
    _pattern("owned", "mj", r"ONE[x,]{0,3}[mj]", 0.84, supporting=True, owns=True, roles=_D),
)  # fmt: skip
# Who acts, in whatever part: "X plays a con-man", "X as his rival", "X is good in the lead". Nobody
# is ever contradicted by these; the last ones are read only of those who do act in the film.
ACTS = (
    _acts("plays", "L", r"LIST,?q?z?L(?P<some>D)[xzRX]"),
    _acts("acts", "L", r"LIST,?q?z?LD[xzRXC]"),
    _acts("plays", "h", r"h[DxR]{0,3}LIST"),
    _acts("acts", "a", r"LIST(?:,|\()?(?P<gap>[ixz]{0,4})a(?P<some>D)[xX]{0,3}[xR]"),
    _acts("acts", "r", r"LISTz?[ip][xzD]{0,3}rD[xz]{0,3}(?P<lead>[xR])"),
    _acts("acts", "f", r"LIST[zx]?(?P<shines>f)"),
    _acts("acts", "a", r"LIST(?:,|\()?(?P<gap>[ixz]{0,4})aD[xX]{0,3}[xX]"),
    _acts("acts", "G", r"LIST,?q?z?[puv][Dxz,]{0,6}(?P<role>G)", roles=()),
    # "X is simply charming", "X's great here", "X fits the part", "X in the lead", "X's debut".
    _acts("fares", "f", r"LISTz?u?(?:i|(?P<seems>x))[zxD]{0,3}(?P<fares>f)"),
    _owned("fares", "f", r"(?P<who>P)z?(?P<fares>f)(?=[ra.,;&]|$)"),
    _acts("fares", "f", r"LIST,?q?[uzxD]{1,6}(?P<stage>f)"),
    _acts("fares", "fR", r"LIST(?P<in>r)D[xPCX]{0,2}(?P<lead>[fR])"),
    _acts("fares", "g", r"LIST(?P<in>r)D[xR]{0,2}g"),
    _owned("fares", "f", r"(?P<who>P)[xz]{0,4}(?P<stage>f)"),
    _owned("fares", "g", r"(?P<who>P)[xz]{0,4}g"),
    # "X in F", "X's turn in F", "an earlier X film, F".
    _acts("acts-there", "F", r"ONE(?P<in>r)D?(?P<film>F)"),
    _owned("acts-there", "F", r"(?P<who>P)[xz]{0,3}[Gfg](?P<in>r)D?(?P<film>F)"),
    _acts("acts-there", "F", r"ONEm,?(?P<film>F)"),
    # "A cast led by X", "the ensemble, including X and Y", "opposite X".
    _acts("fares", "f", r"(?P<cast>f)[xDzR,(]{0,6}LIST"),
    # "The excellent X".
    _acts("fares", "f", r"(?P<fares>f)LIST"),
)
# Of these only what the film's credits bear out is a statement at all.
OF_ITS_PEOPLE = frozenset({"acts", "acts-there", "fares", "owned"})
ABOUT_ANOTHER = frozenset(
    {"film-role", "film-by", "role-of-film", "known-for", "name-verb-film", "owner-of-film"}
    | {"acts-there"}
)
ROLE_FIRST = frozenset({"role-name", "roles-names"})
VERBS = frozenset({"name-verb", "name-cuts"})
POSTS = frozenset({"post", "as-role", "serves-as"})
