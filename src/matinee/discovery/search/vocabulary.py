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
from matinee.discovery.search.ranking import allowed

_VARIANTS = 30
_BEGUN = 4  # letters that must be there before a word is guessed that goes on


class Vocabulary:
    """The words of an index file's names."""

    def __init__(self, file: IndexFile) -> None:
        self._file = file
        self._known: dict[tuple[str, bool], Sequence[str]] = {}

    def near(self, words: Sequence[str], *, begun: bool, limit: int) -> Sequence[int]:
        """Give the rows that have a word like each of these, the best known first."""
        groups = []
        for number, word in enumerate(words, 1):
            asked = word, begun and number == len(words)
            if asked not in self._known:
                self._known[asked] = self._variants(*asked)
            groups.append(self._known[asked])
        return self._file.named_like(groups, limit=limit) if groups and all(groups) else ()

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        lengths: dict[int, list[str]] = {}
        for word in self._file.vocabulary():
            lengths.setdefault(len(word), []).append(word)
        return lengths

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(chain.from_iterable(self._by_length.values()))

    def _variants(self, word: str, begun: bool) -> Sequence[str]:
        most = allowed(word)
        if not most:
            return [word]
        lengths = range(len(word) - most, len(word) + most + 1)
        alike = list(chain.from_iterable(self._by_length.get(size, ()) for size in lengths))
        found = process.extract(
            word, alike, scorer=OSA.distance, score_cutoff=most, limit=_VARIANTS
        )
        variants = [each for each, _, _ in found]
        if begun and len(word) >= _BEGUN:
            variants += self._going_on(word)
        return list(dict.fromkeys(variants))

    def _going_on(self, word: str) -> Sequence[str]:
        """Give words that begin nearly like this one, with the first two letters right."""
        at = bisect_left(self._sorted, word[:2])
        alike = takewhile(lambda each: each.startswith(word[:2]), self._sorted[at:])
        begun = {each: each[: len(word)] for each in alike if len(each) > len(word)}
        found = process.extract(word, begun, scorer=OSA.distance, score_cutoff=1, limit=_VARIANTS)
        return [each for _, _, each in found]
