"""What was read of paragraphs, kept for the next check of nearly the same text.

How the names in a paragraph are linked depends on its words and marks, the film and the catalogue,
and on no other paragraph but for the surnames of people whom another one names in full; those are
linked afterwards, on a copy.
"""

from typing import TypeAlias

from matinee.catalogue.remembered import Recent
from matinee.claims.linked import LinkedBlock
from matinee.claims.people import FilmNames
from matinee.claims.tokens import Words
from matinee.document import Block
from matinee.document.model import Emphasis

_Key: TypeAlias = tuple[str, tuple[Emphasis, ...], str | None]
_MOST, _LONGEST = 256, 10_000


class Paragraphs:
    """The paragraphs met last, up to a length; with one film each, or none."""

    def __init__(self) -> None:
        """Begin with none."""
        self._words: Recent[Words] = Recent(_MOST)
        self._linked: Recent[LinkedBlock] = Recent(_MOST)

    def words(self, text: str) -> Words:
        """Give the words of a text."""
        words = self._words.get(text)
        if words is None:
            words = Words(text)
            if len(text) <= _LONGEST:
                self._words.keep(text, words)
        return words

    def recall(self, index: int, block: Block, names: FilmNames | None) -> LinkedBlock | None:
        """Give a block as it was linked when its words were met last, or None."""
        known = self._linked.get(_key(block, names))
        return known.again(index, block) if known else None

    def keep(self, part: LinkedBlock, names: FilmNames | None) -> None:
        """Keep a block whose names are linked."""
        if len(part.block.text) <= _LONGEST:
            self._linked.keep(_key(part.block, names), part.again(part.index, part.block))

    def forget(self) -> None:
        """Forget what a catalogue said that has changed since."""
        self._linked.clear()


def _key(block: Block, names: FilmNames | None) -> _Key:
    return block.text, block.emphases, names.dossier.film.id if names else None
