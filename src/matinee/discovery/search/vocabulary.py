"""Knows misspelt words by comparing them with all words of an index: no engine of its own.

It reads the whole vocabulary once, which suits a command and a catalogue of some ten thousand
films; a site has an index of its own for this.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import chain, takewhile

from rapidfuzz import process
from rapidfuzz.distance import OSA

from matinee.discovery.search.index_file import IndexFile

_MOST = 60
_FEW_LETTERS = 2  # that a word which goes on must begin with


class Vocabulary:
    """The words of an index file's names."""

    def __init__(self, file: IndexFile) -> None:
        self._file = file

    def like(self, word: str, *, slips: int, begun: bool = False) -> Sequence[str]:
        """Give the words that differ by so many slips at most, the nearest first."""
        lengths = range(len(word) - slips, len(word) + slips + 1)
        alike = list(chain.from_iterable(self._by_length.get(size, ()) for size in lengths))
        found = process.extract(word, alike, scorer=OSA.distance, score_cutoff=slips, limit=_MOST)
        known = [each for each, _, _ in found]
        if begun:
            known += self._going_on(word, slips)
        return list(dict.fromkeys(known))

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        lengths: dict[int, list[str]] = {}
        for word in self._file.vocabulary():
            lengths.setdefault(len(word), []).append(word)
        return lengths

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(chain.from_iterable(self._by_length.values()))

    def _going_on(self, word: str, slips: int) -> Sequence[str]:
        """Give words that begin nearly like this one, with the first two letters right."""
        start = word[:_FEW_LETTERS]
        at = bisect_left(self._sorted, start)
        alike = takewhile(lambda each: each.startswith(start), self._sorted[at:])
        begun = {each: each[: len(word)] for each in alike if len(each) > len(word)}
        found = process.extract(word, begun, scorer=OSA.distance, score_cutoff=slips, limit=_MOST)
        return [each for _, _, each in found]
