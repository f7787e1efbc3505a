"""A sentence ready for grammar: its typed spans, their codes, and the frame it stands in."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from matinee.claims import lexicon
from matinee.claims.link import LinkedBlock
from matinee.claims.nodes import Node, Spelled
from matinee.document import BlockKind, Span

# How many words before and behind a statement its doubt or denial may stand.
_BEFORE, _BEHIND = 6, 4
_LONGEST = 400
_DIGIT = re.compile(r"\d")


@dataclass
class Sentence:
    """One sentence of a block: tokens ``first`` up to ``stop``, the text from ``start`` to ``end``.

    Its words become types only when they are asked for: ``codes`` holds one letter a node, for
    patterns. ``telling`` is false where it names nobody and has no word that tells of a film.
    """

    part: LinkedBlock
    first: int
    stop: int
    start: int
    end: int
    before: "Sentence | None"
    telling: bool

    @cached_property
    def _spelled(self) -> Spelled:
        return Spelled(self.part.words, self.first, self.stop, self.part.entities)

    @cached_property
    def nodes(self) -> list[Node]:
        """The typed spans."""
        return self._spelled.nodes()

    @property
    def codes(self) -> str:
        """The types of the sentence, a letter each."""
        return self._spelled.codes

    @property
    def next(self) -> int:
        """The token behind the sentence, or behind a title that reaches over its end."""
        return max(self.stop, self._spelled.lasts[-1] + 1) if self.telling else self.stop

    @cached_property
    def topics(self) -> str:
        """The topics of its words (see ``lexicon.TOPICS``), a letter each."""
        words, topical = self.part.words, self.part.words.topical
        begin, end = bisect_left(topical, self.first), bisect_left(topical, self.stop)
        return "".join(words.tokens[at].topic for at in topical[begin:end])

    @cached_property
    def figures(self) -> bool:
        """Whether any digit stands in it."""
        return _DIGIT.search(self.part.block.text, self.start, self.end) is not None

    @cached_property
    def text(self) -> str:
        """The sentence's plain words."""
        return self.part.block.text[self.start : self.end]

    @cached_property
    def folds(self) -> frozenset[str]:
        """The folded words outside names and cues."""
        tokens = self.part.tokens
        return frozenset(
            tokens[i].fold for node in self.nodes if node.code in "xXDq" for i in _range(node)
        )

    def words_before(self, node: Node, limit: int = 12) -> frozenset[str]:
        """Give the folded plain words among the ``limit`` tokens before a node."""
        first = max(self.nodes[0].first if self.nodes else 0, node.first - limit)
        covered = self.part.covered
        return frozenset(
            self.part.tokens[i].fold for i in range(first, node.first) if i not in covered
        )

    @property
    def question(self) -> bool:
        """Say whether the sentence asks."""
        return self.text.rstrip("\"”’')] ").endswith("?")

    @property
    def quoted(self) -> bool:
        """Say whether the sentence stands in a quotation of somebody else's words."""
        return self.part.block.kind is BlockKind.QUOTE

    @property
    def other_films(self) -> list[Node]:
        """Give the films and series other than the one under review."""
        return [node for node in self.nodes if node.code in "FS"]

    def flags(self, first: Node, last: Node, *, presumed: bool = False) -> set[str]:
        """Name what takes a statement, from one node to another, out of plain assertion.

        Doubt, denial and comparison count near the statement only; another work named anywhere
        in the sentence may be what it is about. Behind a statement that is ``presumed``, as in
        "director X can't ...", only words that take the post away count.
        """
        near, clause, later = self._near(first, last)
        if presumed:
            near -= lexicon.HEDGES
        near |= clause - lexicon.SAID_OF_SUBJECT if presumed else clause
        near |= later - lexicon.SAID_OF_SUBJECT
        found = set()
        for name, wordlist in (
            ("negation", lexicon.NEGATION),
            ("modality", lexicon.MODALITY),
            ("comparison", lexicon.COMPARISON),
            ("uncredited", lexicon.UNCREDITED),
            ("remake", lexicon.REMAKE),
        ):
            if near & wordlist:
                found.add(name)
        if self.folds & lexicon.OTHER_WORK:
            found.add("other-work")
        if self.question:
            found.add("question")
        if self.quoted or self._in_quotes(first, last):
            found.add("quotation")
        if self.other_films:
            found.add("other-film")
        return found

    def _in_quotes(self, first: Node, last: Node) -> bool:
        words = self.part.words
        return first is not last and self.part.marks.quote(
            words.starts[first.first], words.ends[max(first.first, last.last)]
        )

    def _near(self, first: Node, last: Node) -> tuple[set[str], set[str], set[str]]:
        """Give the plain words shortly before and in a statement, behind it, and past a comma."""
        words, tokens, covered = self.part.words, self.part.tokens, self.part.covered
        begin = max(self.nodes[0].first, first.first - _BEFORE)
        end = min(self.nodes[-1].last + 1, last.last + 1 + _BEHIND)
        comma = end
        for at in range(last.last, end - 1):
            if "," in words.text[words.ends[at] : words.starts[at + 1]]:
                comma = at + 1
                break
        spans = range(begin, last.last + 1), range(last.last + 1, comma), range(comma, end)
        here, clause, later = ({tokens[i].fold for i in s if i not in covered} for s in spans)
        if "if" in here and any(
            tokens[i].fold == "if" and tokens[i - 1].fold == "as" for i in spans[0] if i
        ):
            here.discard("if")
        return here, clause, later

    def span(self, first: Node, last: Node | None = None) -> Span:
        """Give the place in the original of a node, or of all from one to another."""
        words = self.part.words
        return self.part.block.span(words.starts[first.first], words.ends[(last or first).last])

    def name(self, node: Node, last: Node | None = None) -> str:
        """Give the words of a node, or of all from one to another."""
        words = self.part.words
        return words.text[words.starts[node.first] : words.ends[(last or node).last]]


def _range(node: Node) -> range:
    return range(node.first, node.last + 1)


def sentences_of(part: LinkedBlock) -> Iterator[Sentence]:
    """Give the sentences of a linked block in order, each knowing the one before.

    A sentence of more words than any prose has comes in pieces, so that time stays linear.
    """
    starts = part.words.starts
    telling = sorted((*part.words.telling, *part.entities))
    at, before = 0, None
    for start, end in part.words.sentences:
        stop = bisect_left(starts, end, at)
        while at < stop:
            upto = min(stop, at + _LONGEST)
            finish = end if upto == stop else starts[upto]
            near = bisect_left(telling, at)
            tells = near < len(telling) and telling[near] < upto
            before = Sentence(part, at, upto, start, finish, before, tells)
            yield before
            at, start = before.next, finish
