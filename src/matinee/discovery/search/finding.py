"""From words to ranked rows: by name, by what is around the name, and by names like it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pyroaring import BitMap, FrozenBitMap

from matinee.catalogue.names import fold_title
from matinee.discovery.search.entries import Kind
from matinee.discovery.search.fields import CODES, YEAR_CODE
from matinee.discovery.search.index_file import IndexFile
from matinee.discovery.search.likeness import Asked, Likeness, best_known
from matinee.discovery.search.port import Spelling
from matinee.discovery.search.postings import SHORTEST
from matinee.discovery.search.ranking import (
    BEGUN,
    ELSEWHERE,
    FAME,
    SCATTERED,
    STRAY,
    UNFINISHED,
    WHOLE,
    Name,
    closeness,
    closeness_around,
    misfit,
)
from matinee.discovery.search.rows import Row
from matinee.discovery.search.tables import LINE, MORE
from matinee.discovery.search.words import latin_words, query_words

FEW = 5
_PHRASED = 5_000  # rows that are looked at for words that must stand together
_TOLD = "".join(code for code in CODES.values()) + YEAR_CODE
_NOBODY = frozenset((CODES["title"], CODES["series"], YEAR_CODE))
_MISSPELT = 0.8  # what a name is worth that is nearly the one typed, beside one that fits
_PER_SLIP = 0.3
_REGROUPED = 0.7  # slips that a space too many or too few counts for
_AFTER = 0.01  # what is put after others scores less than the last of them
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
    """Rows that fit: the ranked ones with their score, and all of them.

    ``whole`` says whether one of their names has all the words, not only the beginning of the last.
    """

    ranked: dict[int, float] = field(default_factory=dict)
    rows: BitMap = field(default_factory=BitMap)
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Guess:
    """Rows with names like the words, best first with their score, and the words probably meant.

    It is ``whole`` when the best name has every one of these words.
    """

    ranked: dict[int, float]
    words: Sequence[str]
    whole: bool

    @property
    def best(self) -> float:
        """Give the best score."""
        return next(iter(self.ranked.values()))


class Finder:
    """Finds rows of an index file, with the help of a spelling."""

    def __init__(self, file: IndexFile, spelling: Spelling) -> None:
        self._file = file
        self._likeness = Likeness(file, spelling)

    def fame(self, row: Row) -> float:
        """Give a row's fame, from 0 to 1."""
        return self._file.fame(row.id, row.fame)

    def matches(self, wanted: Wanted, *, depth: int) -> Matches:
        """Give all that fits, and rank the best known ``depth`` of it by closeness.

        Where something fits as a whole, what has the words by chance alone is left out.
        """
        named, around = self._named(wanted), self._around(wanted)
        if wanted.phrases:
            named = self._with_phrases(named, wanted.phrases)
            around = self._with_phrases(around, wanted.phrases)
        near = self._rank_named(wanted, best_known(named, depth))
        far = self._rank_around(wanted, best_known(around, depth))
        whole = {row: each for row, each in near.items() if each.close > ELSEWHERE}
        told = {row: each for row, each in far.items() if each.close > STRAY}
        rows = BitMap(named | around)
        if whole:
            # Of what is around names only the best known was looked at: the rest may be chance.
            rows = (rows - around) | BitMap(told)
            if len(named) <= depth:
                rows -= BitMap(near) - BitMap(whole)
        elif told:
            rows -= BitMap(far) - BitMap(told)
        scores = {row: each.score for row, each in (near | far).items() if row in rows}
        return Matches(scores, rows, any(each.close >= WHOLE for each in near.values()))

    def glance(self, wanted: Wanted, *, depth: int, enough: int) -> dict[int, float]:
        """Rank what fits while somebody types: looks further only where little is found."""
        near = self._rank_named(wanted, best_known(self._named(wanted), depth))
        ranked = {row: each.score for row, each in near.items()}
        if len(ranked) < enough and len(wanted.words) > 1:
            far = self._rank_around(wanted, best_known(self._around(wanted), depth))
            told = {row: each for row, each in far.items() if each.close > STRAY}
            kept = far if not (told or ranked) else told
            ranked = {row: each.score for row, each in kept.items()} | ranked
        if not ranked and len(wanted.words) > 1:
            ranked = self._all_begun(wanted, enough)
        if len(ranked) < enough and len("".join(wanted.words)) > 2:
            guess = self.guess(wanted)
            if guess:
                ranked = guess.ranked | ranked
        return ranked

    def guess(self, wanted: Wanted) -> Guess | None:
        """Find names like the words, written together or apart or in Latin letters if need be.

        ``starwars`` is ``star wars``. Where no name is like all the words, one may be let go.
        """
        guesses = [self._guess(wanted, wanted.words)]
        guesses += [
            self._guess(wanted, words, cost=_REGROUPED)
            for words in self._likeness.regrouped(wanted.words)[:1]
        ]
        latin = latin_words(wanted.text)
        if latin and latin != wanted.words and not any(guesses):
            guesses.append(self._guess(wanted, latin))
        best = max(filter(None, guesses), key=lambda each: (each.whole, each.best), default=None)
        if best is None:
            return None
        ranked = best.ranked
        for each in guesses:
            if each and each.whole == best.whole:
                ranked = each.ranked | ranked
        return Guess(dict(sorted(ranked.items(), key=_by_score)), best.words, best.whole)

    def _guess(self, wanted: Wanted, words: Sequence[str], *, cost: float = 0.0) -> Guess | None:
        begun = wanted.begun and not wanted.sent
        rows = self._file.entries(self._likeness.rows(Asked(words, begun, wanted.allowed)))
        scored: dict[int, tuple[float, Sequence[str]]] = {}
        for number, row in rows.items():
            apart, meant = min(
                (misfit(name, words, begun=begun) for name in names_of(row)),
                key=lambda each: each[0],
            )
            scored[number] = (cost + apart - self.fame(row), meant)
        if not scored:
            return None
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

    def beyond(self, wanted: Wanted, guess: Guess, *, depth: int) -> Matches:
        """Give what fits the words probably meant, and then what is named like those typed."""
        matches = Matches(dict(guess.ranked), BitMap(guess.ranked))
        if not guess.whole:
            meant = Wanted(guess.words, wanted.text, wanted.begun, wanted.allowed)
            fitting = self.matches(meant, depth=depth)
            matches.ranked |= fitting.ranked
            matches.rows |= fitting.rows
        return matches

    @staticmethod
    def add(guess: Guess, matches: Matches) -> None:
        """Put what is named like the words beside what has them, but not as a whole."""
        matches.ranked = guess.ranked | matches.ranked
        matches.rows |= BitMap(guess.ranked)

    @staticmethod
    def add_after(guess: Guess, matches: Matches) -> None:
        """Put what was probably meant after the little that has the words."""
        last = min(matches.ranked.values(), default=0.0)
        over = guess.best - last
        for row, score in guess.ranked.items():
            matches.ranked.setdefault(row, score - max(0.0, over) - _AFTER)
        matches.rows |= BitMap(guess.ranked)

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

    def _named(self, wanted: Wanted) -> FrozenBitMap:
        """Give the allowed rows with a name that has all the words."""
        *whole, last = wanted.words
        rows = self._file.begun(last) if wanted.begun else self._file.word(last)
        rows = rows if wanted.allowed is None else rows & wanted.allowed
        for word in whole:
            rows = rows & self._file.word(word)
        return rows

    def _around(self, wanted: Wanted) -> FrozenBitMap:
        """Give the other allowed rows that have all the words in their name or around it."""
        *whole, last = wanted.words
        file = self._file
        if not whole:
            # Of one word alone only what people are known by tells.
            rows = file.around(last, codes=_TOLD) or file.around(last)
        else:
            begun = wanted.begun and len(last) >= SHORTEST["around"]
            named = file.begun(last) if begun else file.word(last)
            rows = named | file.around(last, begun=begun)
        rows = rows if wanted.allowed is None else rows & wanted.allowed
        for word in whole:
            rows = rows & (file.word(word) | file.around(word))
        return rows - self._named(wanted)

    def _all_begun(self, wanted: Wanted, most: int) -> dict[int, float]:
        """Rank the best known rows in which every word has begun: ``godf bran``."""
        rows: FrozenBitMap | BitMap | None = wanted.allowed
        for word in wanted.words:
            begun = self._file.begun(word)
            if len(word) >= SHORTEST["around"]:
                begun = begun | self._file.around(word, begun=True)
            rows = begun if rows is None else rows & begun
        found = self._file.entries(best_known(rows or BitMap(), most))
        return {number: SCATTERED + FAME * self.fame(row) for number, row in found.items()}

    def _rank_named(self, wanted: Wanted, rows: Sequence[int]) -> dict[int, "_Ranked"]:
        """Rank rows by how their names fit; those that are named just so are among them."""
        exact = self._file.exactly(fold_title(" ".join(wanted.words)))
        allowed = exact if wanted.allowed is None else exact & wanted.allowed
        ranked = {}
        for number, row in self._file.entries((*best_known(allowed, len(rows)), *rows)).items():
            close = closeness(
                names_of(row), wanted.words, begun=wanted.begun, person=row.kind == Kind.PERSON
            )
            score = close + FAME * self.fame(row)
            if wanted.sent and len(wanted.words) == 1 and close in (BEGUN, SCATTERED):
                score -= UNFINISHED
            ranked[number] = _Ranked(close, score)
        return ranked

    def _rank_around(self, wanted: Wanted, rows: Sequence[int]) -> dict[int, "_Ranked"]:
        """Rank rows that fit with the words around their names."""
        ranked = {}
        for number, row in self._file.entries(rows).items():
            lines = _lines_around(row, wanted.words)
            close = closeness_around(names_of(row), lines, wanted.words)
            score = close + FAME * self.fame(row)
            if not any(wanted.words[-1] in (*a.split(), *b.split()) for _, (a, b) in lines):
                score -= UNFINISHED
            ranked[number] = _Ranked(close, score)
        return ranked

    def _with_phrases(self, rows: FrozenBitMap, phrases: Sequence[str]) -> FrozenBitMap:
        wanted = [f" {' '.join(query_words(phrase))} " for phrase in phrases]
        kept = BitMap()
        for number, row in self._file.entries(rows[:_PHRASED]).items():
            names = [f" {folded} " for folded, _ in names_of(row)]
            if all(any(phrase in name for name in names) for phrase in wanted):
                kept.add(number)
        return FrozenBitMap(kept)


@dataclass(frozen=True, slots=True)
class _Ranked:
    """How close a row fits, and its score: the closeness with its fame."""

    close: float
    score: float


def _by_score(scored: tuple[int, float]) -> tuple[float, int]:
    row, score = scored
    return -score, row


def names_of(row: Row) -> list[Name]:
    """Give a row's names, each with the further words it is found by."""
    return [_name(line) for line in row.words.split(LINE)]


def _lines_around(row: Row, words: Sequence[str]) -> list[tuple[bool, Name]]:
    """Give what is around a row's name and has one of the words; of each whether it is a person."""
    return [
        (line[0] not in _NOBODY, _name(line[2:]))
        for line in row.around.split(LINE)
        if any(word in line for word in words)
    ]


def _name(line: str) -> Name:
    folded, _, more = line.partition(MORE)
    return folded, more
