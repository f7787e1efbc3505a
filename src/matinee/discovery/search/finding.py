"""From words to ranked rows: by name, by what is around the name, and by names like it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pyroaring import BitMap

from matinee.catalogue.names import fold_title
from matinee.discovery.search.entries import Kind
from matinee.discovery.search.index_file import IndexFile
from matinee.discovery.search.port import Spelling
from matinee.discovery.search.ranking import (
    BEGUN,
    FAME,
    SCATTERED,
    UNFINISHED,
    Name,
    closeness,
    closeness_around,
    misfit,
)
from matinee.discovery.search.rows import Row
from matinee.discovery.search.tables import FIRST, LINE, MORE
from matinee.discovery.search.words import latin_words, query_words

MOST = 20_000
"""How many of what fits the words are counted."""

FEW = 5
_NEAR = 80
_MISSPELT = 0.5  # what the best misspelt name is worth beside one that fits
_PER_SLIP = 0.05
_SPREAD = 1.2  # slips more than the best guess has, up to which others are shown beside it


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words in normal form, as typed, and the rows that filters allow.

    ``begun`` says that the last word may go on; ``sent``, that nobody is typing any more.
    """

    words: Sequence[str]
    text: str
    begun: bool
    allowed: BitMap | None = None
    phrases: Sequence[str] = ()
    sent: bool = False

    def allows(self, row: int) -> bool:
        """Say whether the filters let a row through."""
        return self.allowed is None or row in self.allowed


@dataclass(slots=True)
class Matches:
    """Rows that fit: the ranked ones with their score, all of them, and whether there are more."""

    ranked: dict[int, float] = field(default_factory=dict)
    rows: BitMap = field(default_factory=BitMap)
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Guess:
    """Rows with names like the words, best first with their score, and the words probably meant.

    It is ``whole`` when the best name has every one of these words.
    """

    ranked: dict[int, float]
    words: Sequence[str]
    whole: bool


class Finder:
    """Finds rows of an index file, with the help of a spelling."""

    def __init__(self, file: IndexFile, spelling: Spelling) -> None:
        self._file = file
        self._spelling = spelling

    def fame(self, row: Row) -> float:
        """Give a row's fame, from 0 to 1."""
        return self._file.fame(row.id, row.fame)

    def matches(self, wanted: Wanted, *, depth: int) -> Matches:
        """Give all that fits, and rank the best known ``depth`` of it by closeness."""
        named = self._file.named(wanted.words, begun=wanted.begun, limit=MOST)
        around = self._file.around(wanted.words, begun=wanted.begun, limit=MOST)
        rows = BitMap(named) | BitMap(around)
        if wanted.allowed is not None:
            rows &= wanted.allowed
        if wanted.phrases:
            rows = self._with_phrases(rows, wanted.phrases)
        ranked = self._rank_named(wanted, _first(named, rows, depth), rows)
        ranked |= self._rank_around(wanted, _first(around, rows, depth), ranked)
        return Matches(ranked, rows, max(len(named), len(around)) >= MOST)

    def glance(self, wanted: Wanted, *, depth: int, enough: int) -> dict[int, float]:
        """Rank what fits while somebody types: looks further only where little is found."""
        limit = depth if wanted.allowed is None else MOST
        named = self._file.named(wanted.words, begun=wanted.begun, limit=limit)
        ranked = self._rank_named(wanted, _first(named, wanted.allowed, depth), wanted.allowed)
        if len(ranked) < enough and len(wanted.words) > 1:
            around = self._file.around(wanted.words, begun=wanted.begun, limit=limit)
            ranked |= self._rank_around(wanted, _first(around, wanted.allowed, depth), ranked)
        if len(ranked) < enough and len("".join(wanted.words)) > 2:
            guess = self.guess(wanted)
            if guess:
                ranked = guess.ranked | ranked
        return ranked

    def guess(self, wanted: Wanted) -> Guess | None:
        """Find names like the words: all of them, else all but one; in Latin letters if need be."""
        tried: list[Sequence[str]] = [wanted.words]
        latin = latin_words(wanted.text)
        if latin and latin != wanted.words:
            tried.append(latin)
        for words in tried:
            near = [row for row in self._near(words, wanted.begun) if wanted.allows(row)]
            scored: dict[int, tuple[float, Sequence[str]]] = {}
            rows = self._file.entries(near)
            for number, row in rows.items():
                cost, meant = min(
                    (misfit(name, words, begun=wanted.begun) for name in names_of(row)),
                    key=lambda each: each[0],
                )
                scored[number] = (cost - self.fame(row), meant)
            if scored:
                order = sorted(scored, key=lambda row: (scored[row][0], row))
                worst = scored[order[0]][0] + _SPREAD
                order = [row for row in order if scored[row][0] <= worst]
                likely = scored[order[0]][1]
                has = {word for name in names_of(rows[order[0]]) for word in " ".join(name).split()}
                return Guess(
                    {row: _MISSPELT - _PER_SLIP * scored[row][0] for row in order},
                    likely,
                    whole=has.issuperset(likely),
                )
        return None

    def beyond(self, wanted: Wanted, guess: Guess, *, depth: int) -> Matches:
        """Give what fits the words probably meant, and then what is named like those typed."""
        matches = Matches(dict(guess.ranked), BitMap(guess.ranked))
        if not guess.whole:
            meant = Wanted(guess.words, wanted.text, wanted.begun, wanted.allowed)
            fitting = self.matches(meant, depth=depth)
            matches.ranked |= fitting.ranked
            matches.rows |= fitting.rows
        return matches

    def outshines(self, guess: Guess, wanted: Wanted, matches: Matches) -> bool:
        """Say whether a guess is so much more likely than what fits that it is worth telling."""
        best = next(iter(guess.ranked))
        if best in matches.rows or guess.words == wanted.words:
            return False
        rows = self._file.entries([best, *matches.ranked])
        fames = {row: self.fame(rows[row]) for row in rows}
        close = (score - FAME * fames[row] for row, score in matches.ranked.items())
        if guess.whole and max(close, default=0.0) < BEGUN:
            return True
        return fames[best] > max((fames[row] for row in matches.ranked), default=-1.0) + 0.1

    def _rank_named(
        self, wanted: Wanted, rows: Sequence[int], allowed: BitMap | None
    ) -> dict[int, float]:
        """Rank rows by how their names fit; those that are named just so are among them."""
        typed = " ".join(wanted.words)
        exact = self._file.exactly({typed, fold_title(typed)})
        entries = self._file.entries((*_first(exact, allowed, len(exact)), *rows))
        ranked = {}
        for number, row in entries.items():
            close = closeness(
                names_of(row), wanted.words, begun=wanted.begun, person=row.kind == Kind.PERSON
            )
            if wanted.sent and len(wanted.words) == 1 and close in (BEGUN, SCATTERED):
                close -= UNFINISHED
            ranked[number] = close + FAME * self.fame(row)
        return ranked

    def _rank_around(
        self, wanted: Wanted, rows: Sequence[int], known: dict[int, float]
    ) -> dict[int, float]:
        """Rank rows that fit with the words around their names."""
        entries = self._file.entries(row for row in rows if row not in known)
        ranked = {}
        for number, row in entries.items():
            close = closeness_around(names_of(row), wanted.words)
            if f":{wanted.words[-1]} " not in f"{row.around} ":
                close -= UNFINISHED
            ranked[number] = close + FAME * self.fame(row)
        return ranked

    def _with_phrases(self, rows: BitMap, phrases: Sequence[str]) -> BitMap:
        wanted = [f" {' '.join(query_words(phrase))} " for phrase in phrases]
        kept = BitMap()
        for number, row in self._file.entries(rows[:MOST]).items():
            names = [f" {folded} " for folded, _ in names_of(row)]
            if all(any(phrase in name for name in names) for phrase in wanted):
                kept.add(number)
        return kept

    def _near(self, words: Sequence[str], begun: bool) -> Sequence[int]:
        rows = list(self._spelling.near(words, begun=begun, limit=_NEAR))
        if len(rows) < FEW and len(words) > 1:
            for left_out in range(len(words)):
                fewer = [*words[:left_out], *words[left_out + 1 :]]
                if 2 * len("".join(fewer)) < len("".join(words)):
                    continue  # What is left says less than what was let go.
                last = begun and left_out < len(words) - 1
                rows += self._spelling.near(fewer, begun=last, limit=_NEAR // 2)
        return list(dict.fromkeys(rows))


def names_of(row: Row) -> list[Name]:
    """Give a row's names, each with the further words it is found by."""
    lines = (line.partition(MORE) for line in row.words.split(LINE))
    return [(folded, more) for folded, _, more in lines]


def _first(rows: Iterable[int], allowed: BitMap | None, depth: int) -> list[int]:
    """Give the first so many of the allowed rows, of those put in later and of the others each."""
    house: list[int] = []
    others: list[int] = []
    for row in rows:
        if allowed is None or row in allowed:
            (house if row < FIRST else others).append(row)
            if len(others) >= depth:
                break
    return [*house[:depth], *others]
