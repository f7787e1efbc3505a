"""Who wrote what a film is based on: "based on the novel by X", "adapted from X's play"."""

from collections.abc import Iterator

from matinee.catalogue import Role
from matinee.claims.cues import PLAIN
from matinee.claims.frame import frame_of
from matinee.claims.lexicon.facts import BOOKS
from matinee.claims.model import Kind
from matinee.claims.sentence import Sentence
from matinee.claims.statement import Said

_OPENS = frozenset({"based", "adapted"})
_JOINS = frozenset({"on", "upon", "from"})
_REACH = 12
# What may stand between: plain words, titles, a year; no other cue and no character.
_BETWEEN = frozenset(PLAIN + "XDoFMYPU,()&qG")


def based_on_in(sentence: Sentence) -> Iterator[Said]:
    """Find the author of the book, play or story that the film is said to be made from."""
    tokens = sentence.part.tokens
    for at, node in enumerate(sentence.nodes[:-1]):
        if node.code not in PLAIN or tokens[node.first].fold not in _OPENS:
            continue
        joint = sentence.nodes[at + 1]
        if joint.code in PLAIN and tokens[joint.first].fold in _JOINS:
            yield from _author(sentence, at)


def _author(sentence: Sentence, at: int) -> Iterator[Said]:
    nodes, tokens = sentence.nodes, sentence.part.tokens
    book = False
    for place in range(at + 2, min(at + 2 + _REACH, len(nodes))):
        node = nodes[place]
        if node.code not in _BETWEEN:
            return
        word = tokens[node.last].fold if node.last >= node.first else ""
        book = book or word in BOOKS
        if node.code not in "PU":
            continue
        before = nodes[place - 1]
        by = before.last >= before.first and tokens[before.last].fold == "by" and book
        owned = tokens[node.last].owns and any(
            tokens[i].fold in BOOKS for i in range(node.last + 1, min(node.last + 6, len(tokens)))
        )
        if by or owned:
            yield Said(
                Kind.CREDIT,
                sentence.name(node),
                sentence.span(node),
                "based-on",
                0.93,
                node=node,
                sentence=sentence,
                roles=(Role.SOURCE_AUTHOR,),
                penalties=_penalties(sentence, at, place),
            )
        return


def _penalties(sentence: Sentence, at: int, place: int) -> tuple[str, ...]:
    flags = frame_of(sentence, sentence.nodes[at], sentence.nodes[place], presumed=True)
    return tuple(sorted(flags - {"other-work"}))
