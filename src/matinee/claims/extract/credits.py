"""Credits in prose: "directed by X", "composer X", "X directed the film", "F director X"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matinee.catalogue import FilmRef, Role
from matinee.claims.lexicon import OTHER_JOBS
from matinee.claims.model import Kind
from matinee.claims.nodes import Node
from matinee.claims.sentence import Sentence
from matinee.claims.statement import Said


@dataclass(frozen=True, slots=True)
class Pattern:
    """A shape of typed spans: the groups ``role``, ``who`` (a list) and perhaps ``film``."""

    name: str
    shape: re.Pattern[str]
    strength: float
    supporting: bool = False


def _pattern(name: str, shape: str, strength: float, *, supporting: bool = False) -> Pattern:
    one = "[PU]"
    many = f"{one}(?:(?:,{one})*,?&{one})?"
    shape = shape.replace("LIST", f"(?P<who>{many})").replace("ONE", f"(?P<who>{one})")
    return Pattern(name, re.compile(shape), strength, supporting)


# In order of precedence: what one pattern has taken, a later one does not read again.
PATTERNS = (
    _pattern("film-role", r"(?P<film>[FS]),?(?P<role>[RK])ONE", 0.9),
    _pattern("role-of-film", r"ONE,?\(?D?x?(?P<role>R)o(?P<film>F)", 0.9),
    _pattern("by", r"(?P<role>B)[Dx]{0,2}R?LIST", 0.97),
    _pattern("known-for", r"(?P<role>R)ONE,?k[Dxo]{0,4}(?P<film>[FS])", 0.9),
    _pattern("role-name", r"(?P<role>RR?)ONE", 0.93),
    _pattern("roles-names", r"(?P<role>K)LIST", 0.9),
    _pattern("role-aside", r"(?P<role>R),ONE,", 0.93),
    _pattern("name-aside", r"ONE\((?P<role>RR?)\)", 0.95),
    _pattern("name-role", r"ONE,D[xm]{0,3}(?P<role>R)[,.;]", 0.85, supporting=True),
    _pattern("name-verb-film", r"ONE(?P<role>V)D?(?P<film>F)", 0.9),
    _pattern("name-verb", r"ONE(?P<role>V)D?[Mm]", 0.93),
    _pattern("name-thing", r"ONE(?P<role>G)", 0.9),
)

KNOWN_FOR = re.compile(r"R[PU],?k[Dxo]{0,4}[FS]")


def credits_in(sentence: Sentence) -> Iterator[Said]:
    """Find the credits that a sentence states."""
    codes = sentence.codes
    if not ("P" in codes or "U" in codes):
        return
    taken: set[tuple[int, str]] = set()
    for pattern in PATTERNS:
        for match in pattern.shape.finditer(codes):
            yield from _said(sentence, pattern, match, taken)


def _said(
    sentence: Sentence, pattern: Pattern, match: re.Match[str], taken: set[tuple[int, str]]
) -> Iterator[Said]:
    nodes = sentence.nodes
    role_nodes = nodes[match.start("role") : match.end("role")]
    roles = tuple(dict.fromkeys(role for node in role_nodes for role in node.roles))
    films = _films(match, nodes)
    people = [n for n in nodes[match.start("who") : match.end("who")] if n.code in "PU"]
    if pattern.name == "name-thing" and not sentence.part.tokens[people[0].last].owns:
        return
    if role_nodes[0].code in "RK" and _other_job(sentence, role_nodes[0]):
        return
    if pattern.name == "name-verb" and roles == (Role.PRODUCER,):
        return
    for place, node in enumerate(people):
        for role in roles:
            if (node.first, role.value) in taken:
                continue
            if pattern.name != "known-for":
                taken.add((node.first, role.value))
            if pattern.name in ("film-role", "role-of-film", "name-verb-film") and not films:
                continue
            yield Said(
                Kind.CREDIT,
                sentence.name(node),
                sentence.span(node),
                pattern.name,
                pattern.strength,
                node=node,
                sentence=sentence,
                roles=(role,),
                about=films,
                penalties=_penalties(sentence, pattern, match, place),
                supporting=pattern.supporting,
            )


def _other_job(sentence: Sentence, role: Node) -> bool:
    """Say whether the word before makes it another job: "assistant director"."""
    before = sentence.part.tokens[role.first - 1] if role.first else None
    return before is not None and before.fold in OTHER_JOBS


def _films(match: re.Match[str], nodes: list[Node]) -> tuple[FilmRef, ...]:
    if "film" not in match.re.groupindex or match.start("film") < 0:
        return ()
    node = nodes[match.start("film")]
    if node.code == "S" and node.series:
        return tuple(film for film, _ in node.series.films)
    return tuple(node.films)


def _penalties(
    sentence: Sentence, pattern: Pattern, match: re.Match[str], place: int
) -> tuple[str, ...]:
    start, last = sentence.nodes[match.start()], sentence.nodes[match.end() - 1]
    flags = sentence.flags(start, last)
    if KNOWN_FOR.search(sentence.codes, match.start()):
        # "…, known for his work on F," speaks of F apart; the rest of the sentence is about here.
        flags -= {"other-film", "other-work"}
    if pattern.name in ("film-role", "role-of-film", "known-for", "name-verb-film"):
        flags -= {"other-film", "other-work"}
    if place:
        flags.add("later-in-list")
    if match.start() > 0 and sentence.nodes[match.start() - 1].code in "FSX":
        flags.add("after-a-title")
    if pattern.name == "by" and not _about_this_film(sentence, match.start()):
        flags.add("subject-unclear")
    if pattern.name in ("role-name", "roles-names") and not _acts(sentence, match):
        flags.add("not-the-subject")
    if sentence.words_before(start, 3) & {"by", "from", "of", "with", "to"} and pattern.name in (
        "role-name",
        "roles-names",
    ):
        flags.add("in-a-phrase")
    return tuple(sorted(flags))


def _about_this_film(sentence: Sentence, at: int) -> bool:
    """Say whether a "directed by" stands by the film itself: at the start, or behind its name."""
    codes = sentence.codes[:at]
    if not codes.strip(",;"):
        return True
    clause = re.split("[;.]", codes)[-1]
    return (
        bool(re.search("[Mm]", clause))
        or clause.strip(",&D") in ("", "x")
        or clause.rstrip(",")[-1:] == "G"
    )


def _acts(sentence: Sentence, match: re.Match[str]) -> bool:
    """Say whether the named person is the subject: at a clause's start, a verb or aside behind."""
    codes, at = sentence.codes, match.start()
    if re.search(r"[,;.&]$|^[Dx]{0,2}$|[PU]&$", codes[:at]) is None:
        return False
    return bool(re.match(r"[xXV,]|&[PU]", codes[match.end() :]))
