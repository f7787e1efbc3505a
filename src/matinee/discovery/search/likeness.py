"""Finds the rows whose names are like the words: the fewest slips in all, the best known first.

For each word, sets of rows by how many slips away it has a word; a table over the words then gives
the rows that are so many slips away in all, without looking at any of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pyroaring import BitMap, FrozenBitMap
from rapidfuzz.distance import OSA

from matinee.catalogue.names import fold_title
from matinee.discovery.search.index_file import IndexFile
from matinee.discovery.search.port import Spelling
from matinee.discovery.search.ranking import allowed
from matinee.discovery.search.tables import FIRST

ENOUGH = 40
_NAMESAKES = 4
_MOST_SLIPS = 4
_PAIR = 2
_PART = 2  # letters of a word that another may be written together with
_SHORT = 4  # letters that a begun word must have before a slip in it is thought of
_NONE = FrozenBitMap()


@dataclass(frozen=True, slots=True)
class Asked:
    """The words, whether the last may go on, and the rows that filters allow."""

    words: Sequence[str]
    begun: bool
    allowed: BitMap | None


class Likeness:
    """Looks for names like words."""

    def __init__(self, file: IndexFile, spelling: Spelling) -> None:
        self._file = file
        self._spelling = spelling

    def rows(self, asked: Asked) -> list[int]:
        """Give rows with a word like each of these; where there is none, like all but one."""
        levels = [
            self._levels(word, begun=asked.begun and number == len(asked.words))
            for number, word in enumerate(asked.words, 1)
        ]
        found = (
            self._whole(levels, asked)
            or self._but_one(levels, asked)
            or _nearest(_together([level.deeper() for level in levels], 2, asked.allowed))
        )
        return list(dict.fromkeys((*found, *self._named_so(asked))))

    def regrouped(self, words: Sequence[str]) -> list[Sequence[str]]:
        """Give the words with two written together, or one written apart, that names have so.

        Those that the best known names have come first.
        """
        word = self._file.word
        found: list[tuple[int, Sequence[str]]] = []
        for at, each in enumerate(words):
            others = [*words[:at], *words[at + 1 :]]
            for cut in range(_PART, len(each) - _PART + 1):
                rows = word(each[:cut]) & word(each[cut:])
                for other in others:
                    rows = rows & word(other)
                if rows:
                    apart = [*words[:at], each[:cut], each[cut:], *words[at + 1 :]]
                    found.append((rows[0], apart))
            if at:
                joined = words[at - 1] + each
                rows = word(joined)
                if not rows and len(words) == _PAIR and min(map(len, words)) > _PART:
                    # "Brave Hart": written together it is still misspelt.
                    rows = self._file.words(self._spelling.like(joined, slips=1))
                if rows:
                    found.append((rows[0], [*words[: at - 1], joined, *words[at + 1 :]]))
        return [each for _, each in sorted(found, key=lambda pair: pair[0])]

    def _whole(self, levels: Sequence["_Levels"], asked: Asked) -> list[int]:
        for deep in (1, 2):
            by_slips = _together(levels, deep, asked.allowed)
            if min(by_slips, default=_MOST_SLIPS) <= deep:
                break
        return _nearest(by_slips)

    def _named_so(self, asked: Asked) -> list[int]:
        """Give the best known rows of which one word like that asked for is the whole name.

        Among all names that have such a word, the best known may leave no place for them.
        """
        bare = fold_title(" ".join(asked.words))
        if asked.begun or " " in bare:
            return []
        for slips in range(1, allowed(bare) + 1):
            rows = self._file.exactly_any(self._spelling.like(bare, slips=slips))
            rows = rows if asked.allowed is None else rows & asked.allowed
            if rows:
                return best_known(rows, ENOUGH // 2)
        return []

    def _but_one(self, levels: Sequence["_Levels"], asked: Asked) -> list[int]:
        found: dict[int, None] = {}
        size = len("".join(asked.words))
        for left_out in range(len(levels) if len(levels) > 1 else 0):
            rest = [*levels[:left_out], *levels[left_out + 1 :]]
            if 2 * len(asked.words[left_out]) > size:
                # What is left says less than what was let go, unless it is a name as it stands.
                left = [*asked.words[:left_out], *asked.words[left_out + 1 :]]
                named = self._file.exactly(" ".join(left))
                named = named if asked.allowed is None else named & asked.allowed
                found |= dict.fromkeys(best_known(named, _NAMESAKES))
                continue
            found |= dict.fromkeys(_nearest(_together(rest, 1, asked.allowed)))
        return list(found)

    def _levels(self, word: str, *, begun: bool) -> "_Levels":
        def read(slips: int) -> FrozenBitMap:
            if slips == 0:
                return self._file.begun(word) if begun else self._file.word(word)
            known = self._spelling.like(word, slips=slips, begun=begun and len(word) >= _SHORT)
            if begun:
                return self._file.words(known)
            return self._file.words([each for each in known if OSA.distance(each, word) == slips])

        return _Levels(allowed(word), read)


class _Levels:
    """The rows with a word so many slips away, read when they are asked for."""

    def __init__(self, deepest: int, read: Callable[[int], FrozenBitMap]) -> None:
        self.deepest = deepest
        self._read = read
        self._known: dict[int, FrozenBitMap] = {}

    def deeper(self) -> "_Levels":
        """Give the same for a word of which nothing else is like it: one slip more."""
        deepest = self.deepest + 1 if self.deepest == 1 else self.deepest
        return _Levels(deepest, self._read)

    def at(self, slips: int) -> FrozenBitMap:
        """Give the rows that many slips away, at least."""
        if slips > self.deepest:
            return _NONE
        if slips not in self._known:
            self._known[slips] = self._read(slips)
        return self._known[slips]


def _together(
    levels: Sequence[_Levels], deep: int, allowed: BitMap | None
) -> dict[int, FrozenBitMap]:
    """Give rows by how many slips they are away in all, with at most ``deep`` in one word."""
    # The rarest first: what has none of its rows need not be looked for in the others.
    order = sorted(levels, key=lambda level: len(level.at(0)))
    state: dict[int, FrozenBitMap | None] = {0: None if allowed is None else FrozenBitMap(allowed)}
    for level in order:
        fresh: dict[int, FrozenBitMap | None] = {}
        for so_far, rows in state.items():
            for slips in range(deep + 1):
                if so_far + slips > _MOST_SLIPS:
                    break
                fitting = level.at(slips)
                both = fitting if rows is None else rows & fitting
                if both:
                    known = fresh.get(so_far + slips)
                    fresh[so_far + slips] = both if known is None else known | both
        state = fresh
    return {slips: rows for slips, rows in sorted(state.items()) if rows}


def _nearest(by_slips: dict[int, FrozenBitMap]) -> list[int]:
    """Give the best known of those with the fewest slips, and of those with one more."""
    found: dict[int, None] = {}
    least = min(by_slips, default=0)
    for slips, most in ((least, ENOUGH), (least + 1, ENOUGH // 2)):
        found |= dict.fromkeys(best_known(by_slips.get(slips, _NONE), most))
    return list(found)


def best_known(rows: FrozenBitMap | BitMap, most: int) -> list[int]:
    """Give the first so many of the rows: of those put in later, and of the others."""
    later = rows.rank(FIRST - 1)
    return [*rows[: min(later, most)], *rows[later : later + most]]
