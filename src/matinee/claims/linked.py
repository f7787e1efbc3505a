"""A block with the names that were found in it."""

from dataclasses import dataclass, field
from functools import cached_property

from matinee.claims.marks import Marks
from matinee.claims.nodes import Node, Spelled
from matinee.claims.tokens import Token, Words
from matinee.document import Block

_TITLE_WORDS = 8


@dataclass
class LinkedBlock:
    """A block with its words and the entities found in it, by the index of their first word.

    ``spelled`` holds the sentences that were looked at as types, by their first word; it is shared
    with the same block in another text, and begun anew when an entity is added. A block that is
    not ``searched`` has the film's own names only. ``dated`` are the places of the film's title
    with another year behind it, until all names are known.
    """

    index: int
    block: Block
    words: Words
    entities: dict[int, Node] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)
    spelled: dict[int, Spelled] = field(default_factory=dict)
    searched: bool = True
    dated: list[tuple[int, int]] = field(default_factory=list)
    tokens: list[Token] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.tokens = self.words.tokens

    def again(self, index: int, block: Block) -> "LinkedBlock":
        """Give the same words with the same entities where they stand now."""
        entities, covered = dict(self.entities), set(self.covered)
        return LinkedBlock(index, block, self.words, entities, covered, self.spelled)

    @cached_property
    def marks(self) -> Marks:
        """The block's marked words, by place."""
        return Marks(self.block.emphases)

    def put(self, node: Node) -> None:
        """Add an entity and take its words."""
        self.spelled = {}
        self.entities[node.first] = node
        self.covered.update(range(node.first, node.last + 1))

    def entities_in(self, first: int, last: int) -> list[Node]:
        """Give the entities that take any of the words from ``first`` to ``last``."""
        if self.covered.isdisjoint(range(first, last + 1)):
            return []
        reach = range(max(0, first - _TITLE_WORDS), last + 1)
        nodes = (self.entities[at] for at in reach if at in self.entities)
        return [node for node in nodes if node.last >= first]

    def text_of(self, node: Node) -> str:
        """Give the words of a node, without a closing possessive."""
        return self.block.text[self.words.starts[node.first] : self.words.ends[node.last]]

    def gap(self, at: int) -> str:
        """Give what stands between a word and the next."""
        return self.block.text[self.words.ends[at] : self.words.starts[at + 1]]
