"""Words of a block with their offsets, normal form and capitals: what all passes run on.

What can be said of a word wherever it stands is worked out once and kept; a text is then cut in
one pass, and the passes look only where a capital, a digit or a cue stands.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from matinee.catalogue.names import fold
from matinee.claims.cues import CUES, PLAIN, Cue, plain_code
from matinee.claims.lexicon.facts import TOPICS
from matinee.document.sentences import sentences

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CUT = re.compile(f"({_WORD.pattern})")
_CLOCK = re.compile(r"\dh(?:\d\d)?(?:m|min)?|\d{2,3}m(?:in)?")  # "1h42m"
_POSSESSIVE = ("'s", "’s")
_MOST_WORDS = 50_000
# Letters of the cues that tell something of a film even in a sentence that names nobody, and of
# those that tell nothing even of somebody named.
_TELLING, _SILENT = frozenset("gw"), frozenset("mq" + PLAIN)
# Plain words that make it worth reading what is said of somebody.
_JUDGING = "f"


@dataclass(frozen=True, slots=True)
class Token:
    """A word as such: ``text`` is without a possessive ``'s``, which ``owns`` tells of.

    ``capital`` holds for what a hyphen ties to a capital too; ``raised`` says that a name or title
    may begin here. ``code`` is its letter in a sentence (see ``cues``), ``opening`` the one it has
    as the first word. ``cues`` are the phrases that it may begin; ``cued`` marks the words for
    which a sentence that names somebody is worth reading, ``telling`` those for which any is;
    ``topic`` is what it may tell of; ``short`` says that it is without its possessive, and
    ``noted`` that any of all these holds.
    """

    text: str
    fold: str
    capital: bool
    owns: bool
    raised: bool
    code: str
    opening: str
    cues: tuple[Cue, ...]
    cued: bool
    telling: bool
    topic: str
    short: bool
    noted: bool


def _token(word: str) -> Token:
    owns = word[-2:] in _POSSESSIVE
    text = word[:-2] if owns else word
    folded = fold(text)
    capital = text[:1].isupper()
    code = plain_code(folded)
    cues = CUES.get(folded, ())
    letters = {cue.code for cue in cues}
    raised, cued = capital or text[0].isdigit(), code in _JUDGING or not letters <= _SILENT
    topic = TOPICS.get(folded) or ("r" if _CLOCK.fullmatch(folded) else "")
    telling = bool(topic) or not _TELLING.isdisjoint(letters)
    telling = telling or any(map(str.isdigit, text + folded))
    return Token(
        text,
        folded,
        capital,
        owns,
        raised=raised,
        code="X" if capital and code in PLAIN else code,
        opening=code,
        cues=cues,
        cued=cued,
        telling=telling,
        topic=topic,
        short=owns,
        noted=raised or cued or telling or owns,
    )


class _Vocabulary(dict[str, Token]):
    """Words met so far; begun anew when there are more than texts of one language have."""

    def __missing__(self, word: str) -> Token:
        if len(self) >= _MOST_WORDS:
            self.clear()
        token = self[word] = _token(word)
        return token


_VOCABULARY = _Vocabulary()


class Words:
    """The words of a text: ``tokens[i]`` stands at ``starts[i]`` to ``ends[i]``.

    Offsets count in the text; an end is without the possessive. ``gaps[i]`` stands before a word,
    the last one behind all. ``raised``, ``cued``, ``telling`` and ``topical`` hold the places of
    such tokens, in order.
    """

    __slots__ = ("cued", "ends", "gaps", "raised", "starts", "telling", "text", "tokens", "topical")

    def __init__(self, text: str) -> None:
        """Cut a text: hyphens and full stops part words, apostrophes do not."""
        pieces = _CUT.split(text)
        offsets = list(accumulate(map(len, pieces)))
        self.text = text
        self.starts = offsets[:-1:2]
        self.ends = offsets[1::2]
        self.gaps = pieces[::2]
        self.tokens = list(map(_VOCABULARY.__getitem__, pieces[1::2]))
        if "s'" in text or "s’" in text:
            self._own()
        tokens = self.tokens
        noted = [at for at, token in enumerate(tokens) if token.noted]
        if "-" in text:
            noted = self._tie(noted)
        for at in noted:
            if tokens[at].short:
                self.ends[at] -= 2
        self.raised = [at for at in noted if tokens[at].raised]
        self.cued = [at for at in noted if tokens[at].cued]
        self.telling = [at for at in noted if tokens[at].telling]
        self.topical = [at for at in self.telling if tokens[at].topic]

    def _own(self) -> None:
        """See the possessive of "Reeves'"."""
        for at, token in enumerate(self.tokens):
            if not token.owns and token.text[-1] == "s" and self.gaps[at + 1][:1] in ("’", "'"):
                self.tokens[at] = replace(token, owns=True)

    def _tie(self, noted: list[int]) -> list[int]:
        """Let the second half of "Kang-ho" belong to a name as much as the first."""
        tokens, tied = self.tokens, []
        for at in noted:
            while tokens[at].capital and not tokens[at].short and self.gaps[at + 1] == "-":
                at += 1
                token = tokens[at] if at < len(tokens) else None
                if token is None or token.capital or token.cued:
                    break  # "X-directed"
                inner = "X" if token.code in PLAIN else token.code
                tokens[at] = replace(token, capital=True, raised=True, noted=True, code=inner)
                tied.append(at)
        return sorted({*noted, *tied}) if tied else noted

    def raised_in(self, first: int, stop: int) -> Sequence[int]:
        """Give the places from ``first`` up to ``stop`` where a name may begin."""
        return self.raised[bisect_left(self.raised, first) : bisect_left(self.raised, stop)]

    @property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The (start, end) of each sentence."""
        return sentences(self.text)


@lru_cache(maxsize=32_768)
def words(name: str) -> tuple[str, ...]:
    """Give a name as the folded words that tokenizing it in a text would give."""
    if "'" not in name and name.isascii():
        return tuple(_WORD.findall(name.lower()))
    return tuple(map(fold, _WORD.findall(name)))


def key(tokens: Sequence[Token]) -> str:
    """Give the catalogue's normal form of the name that these tokens spell."""
    return fold(" ".join([token.text for token in tokens]))
