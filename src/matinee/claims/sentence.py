"""A sentence ready for grammar: its typed spans, their codes, and the frame it stands in."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from matinee.claims.cues import PLAIN
from matinee.claims.lazy import lazy
from matinee.claims.linked import LinkedBlock
from matinee.claims.nodes import Node, Spelled
from matinee.document import BlockKind, Span

_LONGEST = 400
_PLAINLY = PLAIN + "XDq"
_DIGIT = re.compile(r"\d")


class Sentence:
    """One sentence of a block: tokens ``first`` up to ``stop``, the text from ``start`` to ``end``.

    Its words become types only when they are asked for: ``codes`` holds one letter a node, for
    patterns. ``people`` holds the words with which somebody's name begins; ``telling`` says that it
    may make a statement.
    """

    def __init__(
        self,
        part: LinkedBlock,
        first: int,
        stop: int,
        start: int,
        end: int,
        before: "Sentence | None",
        *,
        people: Sequence[int],
        telling: bool,
    ) -> None:
        """Mark out a sentence, whose words are not yet looked at."""
        self.part = part
        self.first = first
        self.stop = stop
        self.start = start
        self.end = end
        self.before = before
        self.people = people
        self.telling = telling

    @lazy
    def spelled(self) -> Spelled:
        """The types of the sentence and the tokens they stand for."""
        part = self.part
        known = part.spelled.get(self.first)
        if known is None:
            known = Spelled(part.words, self.first, self.stop, part.entities)
            part.spelled[self.first] = known
        return known

    @lazy
    def nodes(self) -> list[Node]:
        """The typed spans."""
        return self.spelled.nodes()

    @lazy
    def codes(self) -> str:
        """The types of the sentence, a letter each."""
        return self.spelled.codes

    @property
    def topics(self) -> str:
        """The topics of its words (see ``lexicon.TOPICS``), a letter each."""
        words, topical = self.part.words, self.part.words.topical
        begin, end = bisect_left(topical, self.first), bisect_left(topical, self.stop)
        return "".join([words.tokens[at].topic for at in topical[begin:end]])

    @property
    def figures(self) -> bool:
        """Whether any digit stands in it."""
        return _DIGIT.search(self.part.block.text, self.start, self.end) is not None

    @lazy
    def text(self) -> str:
        """The sentence's plain words."""
        return self.part.block.text[self.start : self.end]

    @lazy
    def folds(self) -> frozenset[str]:
        """The folded words outside names and cues."""
        tokens, spelled = self.part.tokens, self.spelled
        return frozenset(
            [
                tokens[i].fold
                for code, first, last in zip(
                    spelled.codes, spelled.firsts, spelled.lasts, strict=True
                )
                if code in _PLAINLY
                for i in range(first, last + 1)
            ]
        )

    def words_before(self, node: Node, limit: int = 12) -> frozenset[str]:
        """Give the folded plain words among the ``limit`` tokens before a node."""
        first = max(self.nodes[0].first if self.nodes else 0, node.first - limit)
        covered = self.part.covered
        return frozenset(
            self.part.tokens[i].fold for i in range(first, node.first) if i not in covered
        )

    def words_behind(self, node: Node, limit: int) -> frozenset[str]:
        """Give the folded plain words among the ``limit`` tokens behind a node."""
        stop = min(self.stop, node.last + 1 + limit)
        covered, tokens = self.part.covered, self.part.tokens
        return frozenset(tokens[i].fold for i in range(node.last + 1, stop) if i not in covered)

    @lazy
    def question(self) -> bool:
        """Say whether the sentence asks."""
        return self.text.rstrip("\"”’')] ").endswith("?")

    @property
    def quoted(self) -> bool:
        """Say whether the sentence stands in a quotation of somebody else's words."""
        return self.part.block.kind is BlockKind.QUOTE

    @lazy
    def other_films(self) -> list[Node]:
        """Give the films and series other than the one under review."""
        codes = self.codes
        if "F" not in codes and "S" not in codes:
            return []
        return [node for node in self.nodes if node.code in "FS"]

    def span(self, first: Node, last: Node | None = None) -> Span:
        """Give the place in the original of a node, or of all from one to another."""
        words = self.part.words
        return self.part.block.span(words.starts[first.first], words.ends[(last or first).last])

    def name(self, node: Node, last: Node | None = None) -> str:
        """Give the words of a node, or of all from one to another."""
        words = self.part.words
        return words.text[words.starts[node.first] : words.ends[(last or node).last]]


def sentences_of(part: LinkedBlock) -> Iterator[Sentence]:
    """Give the sentences of a linked block in order, each knowing the one before.

    A sentence of more words than any prose has comes in pieces, so that time stays linear.
    """
    words, entities = part.words, part.entities
    starts, text = words.starts, words.text
    people = sorted(at for at, node in entities.items() if node.code in "PU")
    films = sorted(at for at, node in entities.items() if node.code in "FMC")
    first, before = 0, None
    for start, end in words.sentences:
        stop = bisect_left(starts, end, first)
        while first < stop:
            upto = min(stop, first + _LONGEST)
            finish = end if upto == stop else starts[upto]
            named = _those_among(people, first, upto)
            telling = _among(words.telling, first, upto) or (
                bool(named)
                and (
                    _among(words.cued, first, upto)
                    or _among(films, first, upto)
                    or text.find("(", start, finish) >= 0
                )
            )
            before = Sentence(
                part, first, upto, start, finish, before, people=named, telling=telling
            )
            yield before
            if upto < stop:
                # A title may reach over the end of a piece.
                upto = max(upto, before.spelled.lasts[-1] + 1)
            first, start = upto, finish


def _those_among(places: Sequence[int], first: int, stop: int) -> Sequence[int]:
    """Give those of the places, which are in order, that are from ``first`` up to ``stop``."""
    at = bisect_left(places, first)
    return places[at : bisect_left(places, stop, at)]


def _among(places: Sequence[int], first: int, stop: int) -> bool:
    """Say whether any of the places, which are in order, is from ``first`` up to ``stop``."""
    at = bisect_left(places, first)
    return at < len(places) and places[at] < stop
