"""Turns a sentence into typed spans: each has a one-letter code, so that grammar is over types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from matinee.catalogue.model import FilmRef, Person, Role, Series
from matinee.catalogue.names import SUFFIXES
from matinee.claims.cues import Cue
from matinee.claims.tokens import Token, Words


@dataclass(slots=True, eq=False)
class Node:
    """A typed span of a sentence: tokens ``first`` to ``last`` (inclusive) of the block."""

    code: str
    first: int
    last: int
    roles: tuple[Role, ...] = ()
    people: dict[str, Person] = field(default_factory=dict)
    characters: dict[str, str] = field(default_factory=dict)
    films: Sequence[FilmRef] = ()
    series: Series | None = None
    full: bool = False


# What a word that is no name stands for; shared, since most words are none.
_NOBODY: dict[str, Person] = {}
_NOTHING: dict[str, str] = {}


class Spelled:
    """Tokens ``begin``..``end`` as a string of types, a letter each.

    The letter at a place of ``codes`` stands for the tokens from ``firsts`` to ``lasts`` there.
    Most sentences are never looked at more closely, so that nodes are made on demand.
    """

    __slots__ = ("_cues", "_entities", "_nodes", "codes", "firsts", "lasts")

    def __init__(self, words: Words, begin: int, end: int, entities: Mapping[int, Node]) -> None:
        """Spell the tokens; ``entities`` are those already linked, by their first token."""
        self._entities = entities
        self._cues: dict[int, Cue] = {}
        self._nodes: list[Node] = []
        self.firsts: list[int] = []
        self.lasts: list[int] = []
        self.codes = self._spell(words, begin, end) if begin < end else ""

    def nodes(self) -> list[Node]:
        """Give the typed spans."""
        if not self._nodes:
            self._nodes = list(map(self._node, self.codes, self.firsts, self.lasts))
        return self._nodes

    def _node(self, code: str, first: int, last: int) -> Node:
        if first <= last:
            entity = self._entities.get(first)
            if entity:
                return entity
            cue = self._cues.get(first)
            if cue:
                return Node(code, first, last, cue.roles, _NOBODY, _NOTHING)
        return Node(code, first, last, (), _NOBODY, _NOTHING)

    def _spell(self, words: Words, begin: int, end: int) -> str:
        tokens, gaps, entities = words.tokens, words.gaps, self._entities
        firsts, lasts, codes = self.firsts, self.lasts, list[str]()
        if "(" in gaps[begin][-2:]:
            self._punctuation("(", begin, codes)
        at = begin
        while at < end:
            if at > begin and gaps[at] != " ":
                between = gaps[at]
                if between[0] == "." and _abbreviated(codes, tokens[at - 1], tokens[at]):
                    between = between[1:]  # "Efrem Zimbalist Jr. returns"
                self._punctuation(between, at, codes)
            token, last = tokens[at], at
            if at in entities:
                code, last = entities[at].code, entities[at].last
            else:
                code = token.code if at > begin else token.opening
                for cue in token.cues:
                    size = len(cue.words)
                    if size == 1 or _follows(tokens, at, end, cue):
                        code, last = cue.code, at + size - 1
                        self._cues[at] = cue
                        break
            codes.append(code)
            firsts.append(at)
            lasts.append(last)
            at = last + 1
        self._punctuation(gaps[end], end, codes)
        return "".join(codes)

    def _punctuation(self, between: str, at: int, codes: list[str]) -> None:
        for char in between:
            if char in ",()/":
                code = char
            elif char in ":;—–!?…|":
                code = ";"
            elif char == "." and codes and codes[-1] not in ".;":
                code = "."
            else:
                continue
            codes.append(code)
            self.firsts.append(at)
            self.lasts.append(at - 1)


def _abbreviated(codes: Sequence[str], last: Token, after: Token) -> bool:
    """Say whether a full stop belongs to the name before it: a suffix or initial, more behind."""
    if codes[-1] not in "PUC" or after.capital or last.owns:
        return False
    return last.fold in SUFFIXES or len(last.text) == 1


def _follows(tokens: Sequence[Token], at: int, end: int, cue: Cue) -> bool:
    here = at
    if at + len(cue.words) > end:
        return False
    for word in cue.words:
        if tokens[here].fold != word:
            return False
        here += 1
    return True
