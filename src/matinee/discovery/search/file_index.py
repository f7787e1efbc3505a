"""The search port on an index file: words, filters, order, facets, and what was probably meant."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pyroaring import BitMap

from matinee.discovery.search.answer import Answer, Found
from matinee.discovery.search.entries import Kind
from matinee.discovery.search.filtering import facets as count_facets
from matinee.discovery.search.filtering import narrowing
from matinee.discovery.search.finding import FEW, Finder, Matches, Wanted
from matinee.discovery.search.index_file import IndexFile
from matinee.discovery.search.ordering import in_order
from matinee.discovery.search.port import Spelling
from matinee.discovery.search.query import Query
from matinee.discovery.search.ranking import FAME
from matinee.discovery.search.vocabulary import Vocabulary
from matinee.discovery.search.words import query_words, said_plainly

_DEPTH = 120  # of what fits, the best known so many are ranked by closeness; the rest by fame
_GLANCE = 40  # while somebody types


class FileIndex:
    """An index file, asked with the help of a spelling; without one its own vocabulary serves."""

    def __init__(
        self, path: Path, *, spelling: Spelling | None = None, editable: bool = False
    ) -> None:
        """Open the index, or raise SearchError."""
        self.file = IndexFile(path, editable=editable)
        self._finder = Finder(self.file, spelling or Vocabulary(self.file))

    @property
    def fingerprint(self) -> str:
        """Say which contents the index was made of."""
        return self.file.fingerprint

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    def search(
        self, query: Query, *, limit: int = 20, offset: int = 0, facets: bool = False
    ) -> Answer:
        """Answer a query, best first; ``facets`` asks for the ways to narrow it too."""
        self.file.refresh()
        narrowed = narrowing(self.file, query)
        words = query_words(query.text)
        meant, corrected = None, False
        if words:
            wanted = Wanted(words, query.text, query.begun, narrowed.rows, query.phrases, True)
            matches = self._finder.matches(wanted, depth=_DEPTH)
            bare = said_plainly(words) if not matches.rows and not query.phrases else []
            if bare:
                wanted = replace(wanted, words=bare, text=" ".join(bare))
                matches = self._finder.matches(wanted, depth=_DEPTH)
                meant, corrected = query.reworded(wanted.text), True
            unsure = not query.phrases and (not matches.whole or len(matches.rows) < FEW)
            guess = self._finder.guess(wanted) if unsure else None
            if guess and self._finder.outshines(guess, wanted, matches):
                meant = query.reworded(" ".join(guess.words))
            if guess and not matches.rows:
                matches = self._finder.beyond(wanted, guess, depth=_DEPTH)
                corrected = True
            elif guess and guess.whole and not matches.whole:
                self._finder.add(guess, matches)
            elif guess and meant:
                self._finder.add_after(guess, matches)
        else:
            matches = Matches({}, narrowed.rows or BitMap())
        return Answer(
            query,
            self._found(self._page(matches, query.sort, offset, limit), matches.ranked),
            len(matches.rows),
            count_facets(self.file, query, narrowed, matches.rows if words else None)
            if facets
            else (),
            meant,
            corrected,
            (*query.problems, *narrowed.problems),
            narrowed.labels,
        )

    def suggest(self, query: Query, *, limit: int = 8) -> Sequence[Found]:
        """Give what a query that is still being typed may become, best first."""
        self.file.refresh()
        words = query_words(query.text)
        allowed = narrowing(self.file, query).rows if query.filters else None
        if not words:
            return self._found(in_order(self.file, allowed or BitMap(), "", 0, limit), {})
        wanted = Wanted(words, query.text, query.begun, allowed)
        ranked = self._finder.glance(wanted, depth=_GLANCE, enough=limit)
        return self._found(_best(ranked)[:limit], ranked)

    def _page(self, matches: Matches, sort: str, offset: int, limit: int) -> Sequence[int]:
        if sort or not matches.ranked:
            return in_order(self.file, matches.rows, sort, offset, limit)
        best = _best(matches.ranked)
        page = best[offset : offset + limit]
        if len(page) < limit:
            rest = matches.rows - BitMap(best)
            begin = max(0, offset - len(best))
            page += list(rest[begin : begin + limit - len(page)])
        return page

    def _found(self, rows: Sequence[int], scores: Mapping[int, float]) -> Sequence[Found]:
        return [
            Found(
                Kind(row.kind), row.key, row.name, row.slug, row.year, row.imdb_id, row.note,
                round(scores.get(number, FAME * self._finder.fame(row)), 4),
            )
            for number, row in self.file.entries(rows).items()
        ]  # fmt: skip


def _best(ranked: Mapping[int, float]) -> list[int]:
    return sorted(ranked, key=lambda row: (-ranked[row], row))
