"""Turns in careers: "X's directorial debut", "their third collaboration", "reunites with X"."""

from collections.abc import Iterator

from matinee.catalogue import Role
from matinee.claims.cues import PLAIN
from matinee.claims.frame import frame_of
from matinee.claims.lexicon.facts import ORDINALS
from matinee.claims.lexicon.roles import DEBUT_OF, NOT_A_DEBUT, TOGETHER_AGAIN
from matinee.claims.model import Kind
from matinee.claims.nodes import Node
from matinee.claims.sentence import Sentence
from matinee.claims.statement import Said

_BEFORE = 5


def careers_in(sentence: Sentence) -> Iterator[Said]:
    """Find debuts and collaborations that a sentence counts this film as."""
    people = [node for node in sentence.nodes if node.code == "P" and node.people]
    if not people or sentence.other_films or sentence.question or sentence.quoted:
        return
    tokens = sentence.part.tokens
    for at, node in enumerate(sentence.nodes):
        if node.code not in PLAIN and node.code != "b":
            continue
        word = tokens[node.last].fold
        if word == "debut":
            yield from _debut(sentence, at, people)
        elif word in TOGETHER_AGAIN and len(people) > 1:
            yield from _again(sentence, at, people)
        elif word == "collaboration" and len(people) > 1:
            yield from _counted(sentence, at, people)


def _debut(sentence: Sentence, at: int, people: list[Node]) -> Iterator[Said]:
    node, tokens = sentence.nodes[at], sentence.part.tokens
    first = max(sentence.nodes[0].first, node.last - _BEFORE)
    before = [tokens[i].fold for i in range(first, node.last)]
    role = next((DEBUT_OF[word] for word in reversed(before) if word in DEBUT_OF), None)
    if role is None or NOT_A_DEBUT & set(before):
        return
    owner = _owner(sentence, at, people)
    if owner is None:
        return
    yield _said(sentence, "debut", node, (owner,), (role,))


def _owner(sentence: Sentence, at: int, people: list[Node]) -> Node | None:
    """Give whose debut it is: "X's debut", "X makes his debut", "making her debut, X"."""
    node = sentence.nodes[at]
    before = [person for person in people if person.last < node.first]
    if before and node.first - before[-1].last <= _BEFORE + 1:
        return before[-1]
    after = [person for person in people if person.first > node.last]
    if after and after[0].first - node.last <= 2:
        words = sentence.part.words
        gap = words.text[words.ends[node.last] : words.starts[after[0].first]]
        return after[0] if "," in gap or "from" in gap or "by" in gap else None
    return None


def _again(sentence: Sentence, at: int, people: list[Node]) -> Iterator[Said]:
    node = sentence.nodes[at]
    before = [person for person in people if person.last < node.first]
    after = [person for person in people if person.first > node.last]
    if after and before:
        yield _said(sentence, "together-again", node, (before[-1], after[0]), ())
    elif len(after) > 1:
        yield _said(sentence, "together-again", node, (after[0], after[1]), ())


def _counted(sentence: Sentence, at: int, people: list[Node]) -> Iterator[Said]:
    node, tokens = sentence.nodes[at], sentence.part.tokens
    if at == 0:
        return
    number = ORDINALS.get(tokens[sentence.nodes[at - 1].last].fold)
    if number is None or number < 2:
        return
    nearest = sorted(people, key=lambda person: abs(person.first - node.first))[:2]
    yield _said(sentence, "collaboration", sentence.nodes[at - 1], tuple(nearest), (), number)


def _said(
    sentence: Sentence,
    pattern: str,
    node: Node,
    people: tuple[Node, ...],
    roles: tuple[Role, ...],
    value: int | None = None,
) -> Said:
    flags = frame_of(sentence, min(node, *people, key=_first), max(node, *people, key=_first))
    return Said(
        Kind.CAREER,
        sentence.name(node),
        sentence.span(node),
        pattern,
        0.85,
        node=people[0],
        sentence=sentence,
        roles=roles,
        subject=people[-1] if len(people) > 1 else None,
        subject_name=sentence.name(people[0]),
        value=value,
        penalties=tuple(sorted(flags - {"other-work", "comparison"})),
    )


def _first(node: Node) -> int:
    return node.first
