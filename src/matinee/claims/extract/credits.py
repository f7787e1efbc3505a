"""Credits in prose: "directed by X", "composer X", "X directed the film", "F director X"."""

import re
from collections.abc import Iterator

from matinee.catalogue import FilmRef, Role
from matinee.claims.extract.credit_patterns import (
    ABOUT_ANOTHER,
    PATTERNS,
    ROLE_FIRST,
    WORDS,
    Pattern,
)
from matinee.claims.lexicon import OTHER_JOBS, OTHER_THINGS, TITLED
from matinee.claims.model import Kind
from matinee.claims.nodes import Node
from matinee.claims.sentence import Sentence
from matinee.claims.statement import Said

_CUES = frozenset(letter for pattern in PATTERNS for letter in pattern.cue)
KNOWN_FOR = re.compile(r"R[PU],?k[Dxo]{0,4}[FS]")


def credits_in(sentence: Sentence) -> Iterator[Said]:
    """Find the credits that a sentence states."""
    codes = sentence.codes
    present = _CUES.intersection(codes) if "P" in codes or "U" in codes else None
    if not present:
        return
    taken: set[tuple[int, str]] = set()
    for pattern in PATTERNS:
        if present.isdisjoint(pattern.cue):
            continue
        for match in pattern.shape.finditer(codes):
            yield from _said(sentence, pattern, match, taken)


def _said(
    sentence: Sentence, pattern: Pattern, match: re.Match[str], taken: set[tuple[int, str]]
) -> Iterator[Said]:
    people = [n for n in sentence.nodes[match.start("who") : match.end("who")] if n.code in "PU"]
    roles = _roles(sentence, pattern, match)
    films = _films(match, sentence.nodes)
    if not _fits(sentence, pattern, match, people[0]):
        return
    for place, node in enumerate(people):
        for role in roles:
            if (node.first, role.value) in taken:
                continue
            if pattern.name != "known-for":
                taken.add((node.first, role.value))
            if pattern.name in ABOUT_ANOTHER and not films:
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
                value=_year(sentence, match),
                penalties=_penalties(sentence, pattern, match, place),
                supporting=pattern.supporting,
            )


def _roles(sentence: Sentence, pattern: Pattern, match: re.Match[str]) -> tuple[Role, ...]:
    """Give the roles claimed: of "director and star X" the star only, for the two may differ."""
    if pattern.roles:
        return pattern.roles
    nodes = sentence.nodes[match.start("role") : match.end("role")]
    named = [node for node in nodes if node.roles]
    if any(node.code == "&" for node in nodes):
        opened = match.start() > 0 and sentence.nodes[match.start() - 1].code == "D"
        if opened or Role.ACTOR in named[-1].roles:
            named = named[-1:]
    return tuple(dict.fromkeys(role for node in named for role in node.roles))


def _fits(sentence: Sentence, pattern: Pattern, match: re.Match[str], who: Node) -> bool:
    """Look at the words themselves, where the types alone do not tell."""
    tokens, groups = sentence.part.tokens, match.re.groupindex
    if pattern.owns is not None and tokens[who.last].owns is not pattern.owns:
        return False
    if "role" in groups:
        role = sentence.nodes[match.start("role")]
        if role.code in "RKG" and other_job(sentence, role):
            return False
        if pattern.name == "name-verb" and role.roles == (Role.PRODUCER,):
            return False
    if pattern.name == "owner" and sentence.words_before(who, 4) & TITLED:
        return False
    return all(
        tokens[sentence.nodes[match.start(group)].first].fold in WORDS[group]
        for group in groups
        if group in WORDS and match.start(group) >= 0
    )


def _year(sentence: Sentence, match: re.Match[str]) -> int | None:
    if "year" not in match.re.groupindex:
        return None
    return int(sentence.name(sentence.nodes[match.start("year")]))


def other_job(sentence: Sentence, role: Node) -> bool:
    """Say whether the word before makes it another job: "assistant director", "art direction"."""
    before = sentence.part.tokens[role.first - 1].fold if role.first else ""
    return before in OTHER_JOBS and not (role.code == "G" and before in ("original", "musical"))


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
    flags = sentence.flags(start, last, presumed=pattern.presumes)
    if KNOWN_FOR.search(sentence.codes, match.start()):
        # "…, known for his work on F," speaks of F apart; the rest of the sentence is about here.
        flags -= {"other-film", "other-work"}
    if pattern.name in ABOUT_ANOTHER:
        flags -= {"other-film", "other-work"}
    if place:
        flags.add("later-in-list")
    if match.start() > 0 and sentence.nodes[match.start() - 1].code in "FSX":
        flags.add("after-a-title")
    if "role" in match.re.groupindex and _of_something_else(sentence, match.start()):
        flags.add("of-something-else")
    if pattern.name == "by" and not _about_this_film(sentence, match.start()):
        flags.add("subject-unclear")
    if pattern.name == "by" and _some_film(sentence, match.start()):
        flags.add("some-film")
    if pattern.name in ROLE_FIRST:
        if not _acts(sentence, match):
            flags.add("not-the-subject")
        if sentence.words_before(start, 3) & {"by", "from", "of", "with", "to"}:
            flags.add("in-a-phrase")
        if "by" in sentence.words_before(start, 1):
            flags.add("by-in-another-way")
    return tuple(sorted(flags))


def _of_something_else(sentence: Sentence, at: int) -> bool:
    """Say whether the words before speak of a thing that is no film: "The trailer was cut by"."""
    nodes, tokens = sentence.nodes, sentence.part.tokens
    clause = len(re.split("[;.]", sentence.codes[:at])[-1])
    before = nodes[at - clause : at]
    return any(node.code in "xX" and tokens[node.first].fold in OTHER_THINGS for node in before)


def _about_this_film(sentence: Sentence, at: int) -> bool:
    """Say whether a "directed by" stands by the film itself: at the start, or behind its name."""
    codes = sentence.codes[:at]
    if not codes.strip(",;"):
        return True
    clause = re.split("[;/.]", codes)[-1]
    return (
        bool(re.search("[Mm]", clause))
        or clause.strip(",&D") in ("", "x")
        or clause.rstrip(",")[-1:] == "G"
    )


def _some_film(sentence: Sentence, at: int) -> bool:
    """Say whether "a film directed by" speaks of any film: "a" before it, no title beside it."""
    clause = re.split("[;/.]", sentence.codes[:at])[-1]
    if "M" in clause or "m" not in clause:
        return False
    noun = sentence.nodes[at - len(clause) + clause.rindex("m")]
    return bool(sentence.words_before(noun, 4) & {"a", "an", "any", "another"})


def _acts(sentence: Sentence, match: re.Match[str]) -> bool:
    """Say whether the named person is the subject: at a clause's start, a verb or aside behind."""
    codes, at = sentence.codes, match.start()
    if re.search(r"[,;/.&]$|^[Dx]{0,2}$|[PU]&$", codes[:at]) is None:
        return False
    return bool(re.match(r"[xXV,]|&[PU]", codes[match.end() :]))
