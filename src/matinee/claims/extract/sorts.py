"""What sort of film it is: "this French comedy", "is a horror film", "a seventies thriller"."""

from collections.abc import Iterator

from matinee.claims.cues import PLAIN
from matinee.claims.frame import frame_of
from matinee.claims.lexicon.facts import DECADES, GENRES, LANGUAGES, NATIONS
from matinee.claims.model import Kind
from matinee.claims.nodes import Node
from matinee.claims.sentence import Sentence
from matinee.claims.statement import Said

_BE = frozenset({"is", "was", "remains"})
_REACH = 6
# Where the words that describe the noun are at an end: "this lets it tip into comedy".
_ENDS = frozenset("from into in to that than for with before after".split())


def sorts_in(sentence: Sentence) -> Iterator[Said]:
    """Find genre, country, language and decade where a sentence flatly says them of the film.

    That is in the words from "this", or from "F is a", up to the noun: "this bleak French comedy".
    """
    if sentence.question or sentence.quoted:
        return
    for at, node in enumerate(sentence.nodes):
        if node.code == "D" and _flat(sentence, at):
            yield from _described(sentence, at)


def _flat(sentence: Sentence, at: int) -> bool:
    nodes, tokens = sentence.nodes, sentence.part.tokens
    word = tokens[nodes[at].first].fold
    if word == "this":
        return True
    if word not in ("a", "an") or at < 2:
        return False
    verb, subject = nodes[at - 1], nodes[at - 2]
    if verb.code not in PLAIN or tokens[verb.first].fold not in _BE:
        return False
    return subject.code in "Mm" or (
        subject.code in "qD" and tokens[subject.first].fold in ("it", "this")
    )


def _described(sentence: Sentence, at: int) -> Iterator[Said]:
    """Read the words behind a determiner up to the noun they describe."""
    found: list[Said] = []
    tokens = sentence.part.tokens
    for node in sentence.nodes[at + 1 : at + 1 + _REACH]:
        if node.code == "m":
            yield from found
            return
        if node.code not in PLAIN + "XY&":
            break
        word = tokens[node.first].fold
        if word in _ENDS:
            break
        if word in GENRES:
            found.append(_said(sentence, Kind.GENRE, node))
        elif word in NATIONS:
            found.append(_said(sentence, Kind.COUNTRY, node))
        elif word in DECADES:
            found.append(_said(sentence, Kind.YEAR, node, DECADES[word]))
        if word in LANGUAGES and _behind(sentence, node, "language"):
            found[-1:] = [_said(sentence, Kind.LANGUAGE, node)]
    if found and found[-1].kind is Kind.GENRE:  # "is a comedy": a genre may be the noun
        yield from found


def _behind(sentence: Sentence, node: Node, word: str) -> bool:
    tokens = sentence.part.tokens
    return node.last + 1 < len(tokens) and tokens[node.last + 1].fold == word


def _said(sentence: Sentence, kind: Kind, node: Node, value: int | None = None) -> Said:
    flags = frame_of(sentence, node, node)
    return Said(
        kind,
        sentence.name(node),
        sentence.span(node),
        "decade" if value else "sort",
        0.9,
        node=node,
        sentence=sentence,
        value=value,
        penalties=tuple(sorted(flags - {"other-work", "comparison", "remake"})),
    )
