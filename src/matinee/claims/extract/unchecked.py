"""Statements that no catalogue here can judge: awards and takings, counted and left unknown."""

import re
from collections.abc import Iterator

from matinee.claims.cues import PLAIN
from matinee.claims.lexicon.facts import AWARDED, PRIZES, TAKINGS
from matinee.claims.model import Kind
from matinee.claims.sentence import Sentence
from matinee.claims.statement import Said

_MONEY = re.compile(r"[$£€]\s?\d[\d.,]*(?:\s?(?:thousand|million|billion|[mMkKbB])\b)?")


def unchecked_in(sentence: Sentence) -> Iterator[Said]:
    """Find prizes that are said to be won or missed, and money that is said to be spent or made."""
    folds = sentence.folds
    if folds & AWARDED:
        for node in sentence.nodes:
            if node.code in PLAIN + "X" and sentence.part.tokens[node.first].fold in PRIZES:
                yield _said(sentence, Kind.AWARD, node.first, node.last)
                break
    if folds & TAKINGS:
        for match in _MONEY.finditer(sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            yield Said(
                Kind.TAKINGS,
                match[0],
                sentence.part.block.span(start, end),
                "money",
                0.9,
                sentence=sentence,
            )


def _said(sentence: Sentence, kind: Kind, first: int, last: int) -> Said:
    words = sentence.part.words
    start, end = words.starts[first], words.ends[last]
    text = sentence.part.block.text[start:end]
    return Said(kind, text, sentence.part.block.span(start, end), "prize", 0.9, sentence=sentence)
