"""Turns a sentence into typed spans: each has a one-letter code, so that grammar is over types."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from matinee.catalogue.model import FilmRef, Person, Role, Series
from matinee.claims import lexicon
from matinee.claims.tokens import Token

# Codes. P person, U person-shaped unknown, C character, M this film's title, F another film, S
# series, R role noun, K role plural, B "… by" cue, V role verb, G thing of a role, b debut, L
# plays, h played by, g portrayal of, a as, w follows, k known for, m "film", Y year, D determiner,
# q pronoun, & and, "," "(" ")" "/" ";" punctuation, o "of", x other word, X other capitalised
# word.


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


def _cues() -> dict[str, list[tuple[tuple[str, ...], str, tuple[Role, ...]]]]:
    table: dict[str, list[tuple[tuple[str, ...], str, tuple[Role, ...]]]] = {}

    def add(phrase: str, code: str, roles: tuple[Role, ...] = ()) -> None:
        parts = tuple(phrase.split())
        table.setdefault(parts[0], []).append((parts, code, roles))

    for code, phrases in (
        ("R", lexicon.ROLE_NOUNS),
        ("K", lexicon.PLURALS),
        ("B", lexicon.BY_CUES),
        ("V", lexicon.ROLE_VERBS),
        ("G", lexicon.ROLE_THINGS),
        ("b", lexicon.DEBUTS),
    ):
        for phrase, roles in phrases.items():
            add(phrase, code, roles)
    for code, plain in (
        ("L", lexicon.PLAYS),
        ("h", lexicon.PLAYED_BY),
        ("g", lexicon.PORTRAYAL),
        ("a", lexicon.AS),
        ("w", lexicon.FOLLOWS),
        ("k", lexicon.KNOWN_FOR),
        ("m", lexicon.THIS_FILM),
    ):
        for phrase in plain:
            add(phrase, code)
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


CUES = _cues()


def nodes_of(
    text: str, tokens: Sequence[Token], begin: int, end: int, entities: dict[int, Node]
) -> list[Node]:
    """Give the typed spans of tokens ``begin``..``end``; ``entities`` are those already linked."""
    found: list[Node] = []
    at = begin
    while at < end:
        if at > begin:
            _punctuation(text[tokens[at - 1].end : tokens[at].start], at, found)
        elif "(" in text[max(0, tokens[at].start - 2) : tokens[at].start]:
            found.append(Node("(", at, at - 1))
        node = entities.get(at) or _cue(tokens, at, end) or _word(tokens, at, at == begin)
        found.append(node)
        at = node.last + 1
    if end > begin:
        after = tokens[end].start if end < len(tokens) else len(text)
        _punctuation(text[tokens[end - 1].end : after], end, found)
    return found


def _punctuation(between: str, at: int, found: list[Node]) -> None:
    for char in between:
        if char in ",()/":
            found.append(Node(char, at, at - 1))
        elif char in ":;—–!?…|" or (char == "." and found and found[-1].code not in ".;"):
            found.append(Node(";" if char != "." else ".", at, at - 1))


def _cue(tokens: Sequence[Token], at: int, end: int) -> Node | None:
    for parts, code, roles in CUES.get(tokens[at].fold, ()):
        size = len(parts)
        if at + size <= end and all(tokens[at + i].fold == parts[i] for i in range(size)):
            return Node(code, at, at + size - 1, roles)
    return None


def _word(tokens: Sequence[Token], at: int, opening: bool) -> Node:
    token = tokens[at]
    word = token.fold
    if word in lexicon.DETERMINERS:
        code = "D"
    elif word in lexicon.PRONOUNS:
        code = "q"
    elif word == "and":
        code = "&"
    elif word == "of":
        code = "o"
    elif len(word) == 4 and word.isdigit() and "1880" <= word <= "2100":
        code = "Y"
    else:
        code = "X" if token.capital and not opening else "x"
    return Node(code, at, at)
