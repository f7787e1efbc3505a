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
    """Finds the entries whose names have words like these."""

    def near(self, words: Sequence[str], *, begun: bool, limit: int) -> Sequence[int]:
        """Give the rows that have a word like each of these, the famous first.

        With ``begun`` the last word may go on.
        """
        ...


class SpellingWriter(Protocol):
    """Takes the words of every entry while an index is built."""

    def add(self, row: int, words: str) -> None:
        """Take the words of a row."""
        ...

    def finish(self) -> None:
        """Make what was taken ready to be asked."""
        ...


class EditableSpelling(Spelling, Protocol):
    """A spelling whose rows can be changed in place."""

    def change(self, *, gone: Iterable[int], added: Iterable[tuple[int, str]]) -> None:
        """Take rows away and put others in."""
        ...
