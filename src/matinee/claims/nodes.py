"""Turns a sentence into typed spans: each has a one-letter code, so that grammar is over types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from matinee.catalogue.model import FilmRef, Person, Role, Series
from matinee.catalogue.names import SUFFIXES
from matinee.claims.cues import Cue
from matinee.claims.tokens import Token, Words


@dataclass(slots=True)
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
            rows = zip(self.codes, self.firsts, self.lasts, strict=True)
            self._nodes = [self._node(code, first, last) for code, first, last in rows]
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
        text, starts, ends, tokens = words.text, words.starts, words.ends, words.tokens
        entities, firsts, lasts = self._entities, self.firsts, self.lasts
        codes: list[str] = []
        if "(" in text[max(0, starts[begin] - 2) : starts[begin]]:
            self._punctuation("(", begin, codes)
        at = begin
        while at < end:
            if at > begin:
                between = text[ends[at - 1] : starts[at]]
                if between != " ":
                    if between[0] == "." and _abbreviated(codes, tokens[at - 1], tokens[at]):
                        between = between[1:]  # "Efrem Zimbalist Jr. returns"
                    self._punctuation(between, at, codes)
            token = tokens[at]
            last = at
            entity = entities.get(at)
            if entity:
                code, last = entity.code, entity.last
            else:
                code = token.code if at > begin else token.opening
                for cue in token.cues:
                    if _follows(tokens, at, end, cue):
                        code, last = cue.code, at + len(cue.words) - 1
                        self._cues[at] = cue
                        break
            codes.append(code)
            firsts.append(at)
            lasts.append(last)
            at = last + 1
        after = starts[end] if end < len(tokens) else len(text)
        self._punctuation(text[ends[end - 1] : after], end, codes)
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
    if codes[-1] not in "PUC" or after.capital:
        return False
    return last.fold in SUFFIXES or len(last.text) == 1


def _follows(tokens: Sequence[Token], at: int, end: int, cue: Cue) -> bool:
    size = len(cue.words)
    return size == 1 or (
        at + size <= end and all(tokens[at + i].fold == cue.words[i] for i in range(1, size))
    )
