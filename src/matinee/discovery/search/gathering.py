"""Gathers the sets of an index that is built: batch by batch of rows, all of them at the end."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Protocol

from pyroaring import BitMap

from matinee.discovery.search.postings import LONGEST, MANY, SHORTEST, exact_forms, line_terms
from matinee.discovery.search.tables import LINE, MORE

_FEW_WORDS = 3  # names that are shorter may be one word, but for an article
_KEPT = 400_000  # lines whose sets need not be looked up again
_Sets = dict[str, "array[int]"]
Stored = tuple[str, str, bytes]
"""The table of a set, its term, and the set as it is stored."""


class Gatherer(Protocol):
    """Takes one text of each row, and gives the sets of rows that have its words."""

    def take(self, first: int, texts: Sequence[str]) -> None:
        """Take the texts of rows that follow each other from the ``first`` on."""
        ...

    def finish(self) -> None:
        """Say that nothing follows."""
        ...

    def common(self) -> Sequence[str]:
        """Give the words that may be misspelt, the commonest first; asked before the sets."""
        ...

    def sets(self) -> Iterator[Stored]:
        """Give all sets, those of a table by the order of their terms."""
        ...


class WordSets:
    """Gathers the rows of the words of names, and of the names that are one word."""

    def __init__(self) -> None:
        self._words: _Sets = defaultdict(partial(array, "I"))
        self._exact: _Sets = defaultdict(partial(array, "I"))

    def take(self, first: int, texts: Sequence[str]) -> None:
        """Take the words of rows that follow each other from the ``first`` on."""
        words, exact = self._words, self._exact
        for row, text in enumerate(texts, first):
            # What stands twice is put in twice: sets do not mind, and looking would take longer.
            terms = text.split()
            for term in terms:
                words[term].append(row)
            if len(terms) < _FEW_WORDS or LINE in text or MORE in text:
                for form in exact_forms(text):
                    exact[form].append(row)

    def finish(self) -> None:
        """Say that nothing follows."""

    def common(self) -> list[str]:
        """Give all words, the commonest first."""
        return sorted(self._words, key=lambda word: (-len(self._words[word]), word))

    def sets(self) -> Iterator[Stored]:
        """Give all sets, those of a table by the order of their terms; once."""
        yield from _stored("exact", sorted(self._exact), self._exact)
        terms = sorted(self._words)
        for start, rows in _begun(terms, self._words, SHORTEST["word"]):
            yield "begun", start, rows
        yield from _stored("word", terms, self._words)


class AroundSets:
    """Gathers the rows of what is around names."""

    def __init__(self) -> None:
        self._terms: _Sets = defaultdict(partial(array, "I"))
        self._of_line: dict[str, Sequence[array[int]]] = {}

    def take(self, first: int, texts: Sequence[str]) -> None:
        """Take what is around the names of rows that follow each other from the ``first`` on."""
        of_line = self._of_line
        for row, text in enumerate(texts, first):
            for line in text.split(LINE) if text else ():
                try:
                    sets = of_line[line]
                except KeyError:
                    sets = self._met(line)
                for rows in sets:
                    rows.append(row)

    def finish(self) -> None:
        """Say that nothing follows."""
        self._of_line.clear()

    def common(self) -> list[str]:
        """Give no words: nobody looks for misspelt ones here."""
        return []

    def sets(self) -> Iterator[Stored]:
        """Give all sets, those of a table by the order of their terms; once."""
        terms = sorted(self._terms)
        for start, rows in _begun(terms, self._terms, SHORTEST["around"]):
            yield "begun", f":{start}", rows
        yield from _stored("around", terms, self._terms)

    def _met(self, line: str) -> Sequence["array[int]"]:
        """Give the sets of a line's terms, and keep them: the same people come again and again."""
        if len(self._of_line) >= _KEPT:
            self._of_line.clear()
        sets = self._of_line[line] = tuple(self._terms[term] for term in line_terms(line))
        return sets


def _stored(table: str, terms: Sequence[str], sets: _Sets) -> Iterator[Stored]:
    for term in terms:
        yield table, term, BitMap(sets.pop(term)).serialize()


def _begun(terms: Sequence[str], sets: _Sets, size: int) -> list[tuple[str, bytes]]:
    """Give the sets of the beginnings, of this size on, that many of these sorted terms share."""
    found: list[tuple[str, bytes]] = []
    _gather_begun(terms, sets, size, found)
    return sorted(found)


def _gather_begun(
    terms: Sequence[str], sets: _Sets, size: int, found: list[tuple[str, bytes]]
) -> BitMap:
    """Put the beginnings among what is found; give the rows of all the terms."""
    rows = BitMap()
    few: array[int] = array("I")
    for start, group in groupby(terms, key=itemgetter(slice(size))):
        alike = list(group)
        if len(alike) > MANY and ":" not in start:
            if size < LONGEST:
                begun = _gather_begun(alike, sets, size + 1, found)
            else:
                begun = BitMap(_joined(alike, sets))
            found.append((start, begun.serialize()))
            rows |= begun
        else:
            few += _joined(alike, sets)
    rows.update(few)
    return rows


def _joined(terms: Sequence[str], sets: _Sets) -> "array[int]":
    rows: array[int] = array("I")
    for term in terms:
        rows += sets[term]
    return rows
