"""Knows misspelt words by tantivy's automata: a few milliseconds among millions of names."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import tantivy

from matinee.discovery.search.ranking import allowed

WRITING = 256_000_000  # bytes that are gathered before a part of the index is written
CHANGING = 20_000_000
_WORDS, _ROW = "words", "row"


def _schema() -> tantivy.Schema:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field(_WORDS, tokenizer_name="whitespace", index_option="basic")
    # Signed: tantivy cannot order by an unsigned field from Python.
    schema.add_integer_field(_ROW, indexed=True, fast=True)
    return schema.build()


def _document(row: int, words: str) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text(_WORDS, words)
    document.add_integer(_ROW, row)
    return document


class TantivyWriter:
    """Takes the words of every row into a new folder; its threads work beside the caller."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        index = tantivy.Index(_schema(), path=str(folder))
        self._writer = index.writer(heap_size=WRITING, num_threads=1)

    def add(self, row: int, words: str) -> None:
        """Take the words of a row."""
        self._writer.add_document(_document(row, words))

    def finish(self) -> None:
        """Write what was taken, in as few parts as may be."""
        self._writer.commit()
        self._writer.wait_merging_threads()


class TantivySpelling:
    """A folder of words, asked and changed in place; other processes' changes are seen."""

    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._schema = self._index.schema

    def near(self, words: Sequence[str], *, begun: bool, limit: int) -> Sequence[int]:
        """Give the rows that have a word like each of these, the best known first."""
        parts = [
            (tantivy.Occur.Must, self._like(word, begun and number == len(words)))
            for number, word in enumerate(words, 1)
        ]
        if not parts:
            return ()
        searcher = self._index.searcher()
        found = searcher.search(
            tantivy.Query.boolean_query(parts), limit=limit, count=False,
            order_by_field=_ROW, order=tantivy.Order.Asc,
        )  # fmt: skip
        return [row for row, _ in found.hits]

    def change(self, *, gone: Iterable[int], added: Iterable[tuple[int, str]]) -> None:
        """Take rows away and put others in."""
        writer = self._index.writer(heap_size=CHANGING, num_threads=1)
        for row in gone:
            writer.delete_documents_by_term(_ROW, row)
        for row, words in added:
            writer.add_document(_document(row, words))
        writer.commit()
        writer.wait_merging_threads()
        self.reload()

    def reload(self) -> None:
        """See what other processes have changed."""
        self._index.reload()

    def _like(self, word: str, begun: bool) -> tantivy.Query:
        slips = allowed(word)
        return tantivy.Query.fuzzy_term_query(
            self._schema, _WORDS, word, distance=slips, transposition_cost_one=True, prefix=begun
        )
