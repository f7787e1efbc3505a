"""Credits in prose: "directed by X", "composer X", "X directed the film", "F director X"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from matinee.catalogue import FilmRef, Role
from matinee.claims.cues import PLAIN
from matinee.claims.extract.binding import binding
from matinee.claims.extract.credit_patterns import (
    ABOUT_ANOTHER,
    ACTS,
    PATTERNS,
    POSTS,
    VERBS,
    WORDS,
    Pattern,
)
from matinee.claims.extract.part_patterns import NOT_BETWEEN
from matinee.claims.lexicon.doubts import (
    EARLIER,
    LEAVING,
    NEXT_OF_KIN,
    OTHER_TIMES,
    TITLED,
)
from matinee.claims.lexicon.roles import OTHER_JOBS
from matinee.claims.model import Kind
from matinee.claims.nodes import Node
from matinee.claims.sentence import Sentence
from matinee.claims.statement import Said

# "X's last film" is another one.
_ANOTHER = EARLIER | OTHER_TIMES | NEXT_OF_KIN
_CUES = frozenset(letter for pattern in (*PATTERNS, *ACTS) for letter in pattern.cue)


def credits_in(sentence: Sentence) -> Iterator[Said]:
    """Find the credits that a sentence states."""
    codes = sentence.codes
    if "P" not in codes and "U" not in codes:
        return
    taken: set[tuple[int, str]] = set()
    for pattern in _possible(_CUES.intersection(codes)):
        for match in pattern.shape.finditer(codes):
            if _worded(sentence, match):
                yield from _said(sentence, pattern, match, taken)


@lru_cache(maxsize=4096)
def _possible(present: frozenset[str]) -> Sequence[Pattern]:
    """Give the patterns of which a sentence with these cue letters may hold one."""
    return [pattern for pattern in (*PATTERNS, *ACTS) if not present.isdisjoint(pattern.cue)]


def _worded(sentence: Sentence, match: re.Match[str]) -> bool:
    """Say whether each group that stands for certain words is one of them."""
    for group, words in _words_of(match.re):
        at = match.start(group)
        if at >= 0 and sentence.part.tokens[sentence.spelled.firsts[at]].fold not in words:
            return False
    return True


@cache
def _words_of(shape: re.Pattern[str]) -> Sequence[tuple[str, frozenset[str]]]:
    return [(group, WORDS[group]) for group in shape.groupindex if group in WORDS]


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
            if any((node.first, one.value) in taken for one in role):
                continue
            if pattern.name != "known-for":
                taken.update((node.first, one.value) for one in role)
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
                roles=role,
                about=films,
                value=_year(sentence, match),
                penalties=binding(sentence, pattern, match, place, films),
                supporting=pattern.supporting,
            )
    if "penned" in match.re.groupindex:  # "the score was written by X": X is no writer
        made = sentence.nodes[match.start("penned")].roles
        taken.update((node.first, role.value) for node in people for role in made)


def _roles(
    sentence: Sentence, pattern: Pattern, match: re.Match[str]
) -> Sequence[tuple[Role, ...]]:
    """Give the roles claimed, each with those that may be meant as well ("behind the camera").

    Of "the director and star X" that is the star only, for the two may differ.
    """
    if pattern.roles:
        return (pattern.roles,)
    nodes = sentence.nodes[match.start("role") : match.end("role")]
    named = [node for node in nodes if node.roles]
    if any(node.code == "&" for node in nodes) and not _one_person(sentence, match, named):
        named = named[-1:]
    if named[0].code == "d":
        return (named[0].roles,)
    return [(role,) for role in dict.fromkeys(role for node in named for role in node.roles)]


def _one_person(sentence: Sentence, match: re.Match[str], named: Sequence[Node]) -> bool:
    """Say whether a list of posts is one person's: "Writer, director and star X" at the start."""
    before = sentence.nodes[match.start() - 1].code if match.start() else ""
    if before == "D":
        return False
    return Role.ACTOR not in named[-1].roles or (
        before in ("", "y") and len({role for node in named for role in node.roles}) > 2
    )


def _fits(sentence: Sentence, pattern: Pattern, match: re.Match[str], who: Node) -> bool:
    """Look at the words themselves, where the types alone do not tell."""
    tokens, groups = sentence.part.tokens, match.re.groupindex
    if pattern.owns is not None and tokens[who.last].owns is not pattern.owns:
        return False
    if pattern in ACTS and "role" in groups:
        if Role.ACTOR not in sentence.nodes[match.start("role")].roles:
            return False
    elif "role" in groups:
        role = sentence.nodes[match.start("role")]
        if role.code in "RKG" and other_job(sentence, role):
            return False
        if pattern.name == "name-verb" and role.roles == (Role.PRODUCER,):
            return False
    if pattern.name in VERBS:
        last = sentence.nodes[match.end() - 1]
        if last.code in "mM" and tokens[last.last].owns:
            return False  # "X directed the film's best scene"
    if "gap" in groups and not NOT_BETWEEN.isdisjoint(_inside(sentence, match)):
        return False
    if pattern.name in POSTS and not LEAVING.isdisjoint(_inside(sentence, match)):
        return False
    if pattern.name == "name-tied-verb" and sentence.part.gap(who.last) != "-":
        return False
    if pattern.name == "owned" and not _ANOTHER.isdisjoint(_inside(sentence, match)):
        return False
    return not (pattern.name == "owner" and sentence.words_before(who, 4) & TITLED)


def _inside(sentence: Sentence, match: re.Match[str]) -> set[str]:
    tokens, nodes = sentence.part.tokens, sentence.nodes[match.start() : match.end()]
    return {tokens[node.first].fold for node in nodes if node.code in PLAIN}


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
