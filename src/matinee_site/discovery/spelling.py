"""Knows misspelt words by tantivy's automata: well under a millisecond among all words of names."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import tantivy

WRITING = 128_000_000  # bytes that are gathered before a part of the index is written
LEARNING = 20_000_000
MOST = 200
_WORD, _RANK = "word", "rank"
_UNRANKED = 1 << 40  # words that were learnt later come last


def _schema() -> tantivy.Schema:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field(_WORD, stored=True, tokenizer_name="raw", index_option="basic")
    # Signed: tantivy cannot order by an unsigned field from Python.
    schema.add_integer_field(_RANK, fast=True)
    return schema.build()


def _document(word: str, rank: int) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text(_WORD, word)
    document.add_integer(_RANK, rank)
    return document


class TantivyWriter:
    """Takes the words of a new index into a new folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self._writer = tantivy.Index(_schema(), path=str(folder)).writer(
            heap_size=WRITING, num_threads=1
        )

    def write(self, words: Sequence[str]) -> None:
        """Take all words, the commonest first."""
        for rank, word in enumerate(words):
            self._writer.add_document(_document(word, rank))
        self._writer.commit()
        self._writer.wait_merging_threads()


class TantivySpelling:
    """A folder of words; what other processes have learnt is seen."""

    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._schema = self._index.schema

    def like(self, word: str, *, slips: int, begun: bool = False) -> Sequence[str]:
        """Give the words that differ by so many slips at most, the commonest first."""
        query = tantivy.Query.fuzzy_term_query(
            self._schema, _WORD, word, distance=slips, transposition_cost_one=True, prefix=begun
        )
        searcher = self._index.searcher()
        found = searcher.search(
            query, limit=MOST, count=False, order_by_field=_RANK, order=tantivy.Order.Asc
        )
        return [searcher.doc(address)[_WORD][0] for _, address in found.hits]

    def learn(self, words: Iterable[str]) -> None:
        """Take words that are not known yet."""
        searcher = self._index.searcher()
        fresh = [word for word in words if not self._knows(searcher, word)]
        if not fresh:
            return
        writer = self._index.writer(heap_size=LEARNING, num_threads=1)
        for word in fresh:
            writer.add_document(_document(word, _UNRANKED))
        writer.commit()
        writer.wait_merging_threads()
        self.reload()

    def reload(self) -> None:
        """See what other processes have learnt."""
        self._index.reload()

    def _knows(self, searcher: tantivy.Searcher, word: str) -> bool:
        query = tantivy.Query.term_query(self._schema, _WORD, word)
        return bool(searcher.search(query, limit=1, count=False).hits)
