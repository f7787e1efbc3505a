"""Words of a block with their offsets, normal form and capitals: what all passes run on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from matinee.catalogue.names import fold
from matinee.document import Block

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = ("'s", "’s")


@dataclass(slots=True)
class Token:
    """A word: ``text`` without a possessive ``'s``, which ``owns`` tells of.

    ``start`` and ``end`` count in the block's text, ``end`` without the possessive. ``capital``
    holds for what a hyphen ties to a capital too.
    """

    text: str
    start: int
    end: int
    fold: str
    capital: bool
    owns: bool = False


def tokenize(block: Block) -> list[Token]:
    """Give the words of a block in order; hyphens and full stops part words, apostrophes do not."""
    text = block.text
    tokens: list[Token] = []
    for match in _WORD.finditer(text):
        word, start, end = match[0], match.start(), match.end()
        owns = word[-2:] in _POSSESSIVE
        if owns:
            word, end = word[:-2], end - 2
        elif word[-1] == "s" and text[end : end + 1] in ("’", "'"):
            owns = True
        # The second half of "Kang-ho" belongs to a name as much as the first.
        tied = bool(tokens) and tokens[-1].capital and text[tokens[-1].end : start] == "-"
        capital = word[:1].isupper() or tied
        tokens.append(Token(word, start, end, fold(word), capital, owns))
    return tokens


def words(name: str) -> tuple[str, ...]:
    """Give a name as the folded words that tokenizing it in a text would give."""
    return tuple(fold(match[0]) for match in _WORD.finditer(name))


def key(tokens: Sequence[Token]) -> str:
    """Give the catalogue's normal form of the name that these tokens spell."""
    return fold(" ".join(token.text for token in tokens))
