"""A sentence ready for grammar: its typed spans, their codes, and the frame it stands in."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from matinee.claims import lexicon
from matinee.claims.linked import LinkedBlock
from matinee.claims.nodes import Node, Spelled
from matinee.document import BlockKind, Span

# How many words before and behind a statement its doubt or denial may stand.
_BEFORE, _BEHIND = 6, 4
_LONGEST = 400
_DIGIT = re.compile(r"\d")


class Sentence:
    """One sentence of a block: tokens ``first`` up to ``stop``, the text from ``start`` to ``end``.

    Its words become types only when they are asked for: ``codes`` holds one letter a node, for
    patterns. ``named`` says that it names somebody, ``telling`` that it may make a statement.
    """

    __slots__ = "before end first named part start stop telling".split()

    def __init__(
        self,
        part: LinkedBlock,
        first: int,
        stop: int,
        start: int,
        end: int,
        before: "Sentence | None",
        *,
        named: bool,
        telling: bool,
    ) -> None:
        """Mark out a sentence, whose words are not yet looked at."""
        self.part = part
        self.first = first
        self.stop = stop
        self.start = start
        self.end = end
        self.before = before
        self.named = named
        self.telling = telling

    @property
    def spelled(self) -> Spelled:
        """The types of the sentence and the tokens they stand for."""
        part = self.part
        known = part.spelled.get(self.first)
        if known is None:
            known = Spelled(part.words, self.first, self.stop, part.entities)
            part.spelled[self.first] = known
        return known

    @property
    def nodes(self) -> list[Node]:
        """The typed spans."""
        return self.spelled.nodes()

    @property
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

    @property
    def text(self) -> str:
        """The sentence's plain words."""
        return self.part.block.text[self.start : self.end]

    @property
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
            named = _among(people, first, upto)
            telling = _among(words.telling, first, upto) or (
                named
                and (
                    _among(words.cued, first, upto)
                    or _among(films, first, upto)
                    or text.find("(", start, finish) >= 0
                )
            )
            before = Sentence(
                part, first, upto, start, finish, before, named=named, telling=telling
            )
            yield before
            if upto < stop:
                # A title may reach over the end of a piece.
                upto = max(upto, before.spelled.lasts[-1] + 1)
            first, start = upto, finish


def _among(places: Sequence[int], first: int, stop: int) -> bool:
    """Say whether any of the places, which are in order, is from ``first`` up to ``stop``."""
    at = bisect_left(places, first)
    return at < len(places) and places[at] < stop
