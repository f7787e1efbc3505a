"""What searching asks of an index, and an index of the part that knows misspelt words.

One contract suite in ``tests/contracts`` holds for every index.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from matinee.discovery.search.answer import Answer, Found
from matinee.discovery.search.query import Query


class SearchError(Exception):
    """An index that cannot be opened or read; the message says which and what to do."""


class SearchIndex(Protocol):
    """Everything that can be found, ready to be asked."""

    @property
    def fingerprint(self) -> str:
        """Say which contents the index was made of."""
        ...

    def search(
        self, query: Query, *, limit: int = 20, offset: int = 0, facets: bool = False
    ) -> Answer:
        """Answer a query, best first; ``facets`` asks for the ways to narrow it too."""
        ...

    def suggest(self, query: Query, *, limit: int = 8) -> Sequence[Found]:
        """Give what a query that is still being typed may become, best first."""
        ...


class Spelling(Protocol):
    """Knows all words that names have, and which of them are like a word."""

    def like(self, word: str, *, slips: int, begun: bool = False) -> Sequence[str]:
        """Give the words that differ by so many slips at most, the commonest first.

        A slip is a letter wrong, left out, put in, or changed about with its neighbour. With
        ``begun`` the word may go on. Not all are given where there are very many.
        """
        ...


class SpellingWriter(Protocol):
    """Takes the words of an index that is built."""

    def write(self, words: Sequence[str]) -> None:
        """Take all words of names, the commonest first, and make them ready to be asked."""
        ...


class EditableSpelling(Spelling, Protocol):
    """A spelling that learns words while it is in use."""

    def learn(self, words: Iterable[str]) -> None:
        """Take words that names have since been given; known ones may be among them."""
        ...
