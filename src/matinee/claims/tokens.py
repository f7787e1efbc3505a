"""Words of a block with their offsets, normal form and capitals: what all passes run on.

What can be said of a word wherever it stands is worked out once and kept; a text is then cut in
one pass, and the passes look only where a capital, a digit or a cue stands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from matinee.catalogue.names import fold
from matinee.claims.cues import CUES, Cue, plain_code
from matinee.claims.lexicon import TOPICS
from matinee.document.sentences import sentences

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CUT = re.compile(f"({_WORD.pattern})")
_POSSESSIVE = ("'s", "’s")
_MOST_WORDS = 50_000
# Letters of the cues that tell something of a film even in a sentence that names nobody.
_TELLING = frozenset("gw")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as such: ``text`` is without a possessive ``'s``, which ``owns`` tells of.

    ``capital`` holds for what a hyphen ties to a capital too; ``raised`` says that a name or title
    may begin here. ``code`` is its letter in a sentence (see ``cues``), ``opening`` the one it has
    as the first word. ``cues`` are the phrases that it may begin; ``telling`` marks the words for
    which a sentence is worth reading though it names nobody, ``topic`` what it may tell of.
    """

    text: str
    fold: str
    capital: bool
    owns: bool
    raised: bool
    code: str
    opening: str
    cues: tuple[Cue, ...]
    telling: bool
    topic: str = ""


def _token(word: str) -> Token:
    owns = word[-2:] in _POSSESSIVE
    text = word[:-2] if owns else word
    folded = fold(text)
    capital, figure = text[:1].isupper(), text[0].isdigit()
    code = plain_code(folded)
    cues = CUES.get(folded, ())
    topic = TOPICS.get(folded, "")
    telling = bool(topic) or any(map(str.isdigit, text + folded))
    telling = telling or any(cue.code in _TELLING for cue in cues)
    inner = "X" if capital and code == "x" else code
    return Token(text, folded, capital, owns, capital or figure, inner, code, cues, telling, topic)


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

    Offsets count in the text; an end is without the possessive. ``raised`` and ``telling`` hold
    the places of such tokens, in order.
    """

    __slots__ = ("__dict__", "ends", "raised", "starts", "text", "tokens")

    def __init__(self, text: str) -> None:
        """Cut a text: hyphens and full stops part words, apostrophes do not."""
        pieces = _CUT.split(text)
        offsets = list(accumulate(map(len, pieces)))
        self.text = text
        self.starts = offsets[:-1:2]
        self.ends = offsets[1::2]
        self.tokens = list(map(_VOCABULARY.__getitem__, pieces[1::2]))
        if "'" in text or "’" in text:
            self._own(pieces)
        if "-" in text:
            self._tie(pieces)
        self.raised = [at for at, token in enumerate(self.tokens) if token.raised]

    def _own(self, pieces: list[str]) -> None:
        """Leave a possessive out of its word, and see the one of "Reeves'"."""
        for at, token in enumerate(self.tokens):
            if token.owns:
                self.ends[at] -= 2
            elif pieces[2 * at + 2][:1] in ("’", "'") and token.text[-1] == "s":
                self.tokens[at] = replace(token, owns=True)

    def _tie(self, pieces: list[str]) -> None:
        """Let the second half of "Kang-ho" belong to a name as much as the first."""
        for at in range(1, len(self.tokens)):
            token, before = self.tokens[at], self.tokens[at - 1]
            joined = pieces[2 * at] == "-" and self.ends[at - 1] + 1 == self.starts[at]
            if joined and before.capital and not token.capital:
                inner = "X" if token.code == "x" else token.code
                self.tokens[at] = replace(token, capital=True, raised=True, code=inner)

    @cached_property
    def telling(self) -> list[int]:
        """The places of words for which a sentence is worth reading though it names nobody."""
        return [at for at, token in enumerate(self.tokens) if token.telling]

    @cached_property
    def topical(self) -> list[int]:
        """The places of words that have a topic."""
        return [at for at, token in enumerate(self.tokens) if token.topic]

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The (start, end) of each sentence."""
        return sentences(self.text)


def words(name: str) -> tuple[str, ...]:
    """Give a name as the folded words that tokenizing it in a text would give."""
    return tuple(map(fold, _WORD.findall(name)))


def key(tokens: Sequence[Token]) -> str:
    """Give the catalogue's normal form of the name that these tokens spell."""
    return fold(" ".join([token.text for token in tokens]))
