"""Places in a series and kin: "the third film in the series", "a sequel to F", "a remake of F"."""

from collections.abc import Iterator, Sequence

from matinee.catalogue import FilmRef
from matinee.claims.cues import PLAIN
from matinee.claims.frame import frame_of
from matinee.claims.lexicon.facts import INSTALMENTS, KIN, ORDINALS, SERIES_WORDS
from matinee.claims.model import Kind
from matinee.claims.nodes import Node
from matinee.claims.sentence import Sentence
from matinee.claims.shapes import shape
from matinee.claims.statement import Said

# "third and final", "third theatrical": words that may stand between an ordinal and its noun.
_BETWEEN = 3
# "in the long-running series": words that may stand between a preposition and the series' noun.
_REACH = 6
_WORDS = PLAIN + "X"
_OPENING = shape(r"(?:[x,]{0,3})?(?:M|Dx{0,2}m)(?:\(Y\))?")
_BE = frozenset("is was be being becomes became remains makes made marks marked".split())


def series_in(sentence: Sentence) -> Iterator[Said]:
    """Find what a sentence says of the film's place in a series, and of films it follows."""
    for at, node in enumerate(sentence.nodes):
        if node.code not in _WORDS:
            continue
        word, last = _word(sentence, at)
        if word in ORDINALS:
            yield from _place(sentence, at, last, ORDINALS[word])
        elif word in KIN:
            yield from _kin(sentence, at, last, KIN[word])


def _word(sentence: Sentence, at: int) -> tuple[str, int]:
    """Give the word at a node, hyphens left out, and the node where it ends: "spinoff"."""
    nodes, tokens = sentence.nodes, sentence.part.tokens
    word, last = tokens[nodes[at].first].fold, at
    if at + 1 < len(nodes) and nodes[at + 1].code in _WORDS:
        words, after = sentence.part.words, nodes[at + 1].first
        if words.text[words.ends[nodes[at].last] : words.starts[after]] == "-":
            return word + tokens[after].fold, at + 1
    return word, last


def _place(sentence: Sentence, at: int, last: int, number: int) -> Iterator[Said]:
    noun, named = _noun(sentence, last)
    if noun is None or named is None:
        return
    node, end = sentence.nodes[at], sentence.nodes[last]
    word = sentence.part.tokens[noun.last].fold
    yield Said(
        Kind.SERIES,
        sentence.name(node, end),
        sentence.span(node, end),
        "series-place",
        0.93,
        node=node,
        sentence=sentence,
        about=named,
        value=number + 1 if word == "sequel" else number,
        penalties=_penalties(sentence, at, noun),
        supporting=not _flat(sentence, at) or word == "sequel",
    )


def _noun(sentence: Sentence, at: int) -> tuple[Node | None, Sequence[FilmRef] | None]:
    """Give what is counted and the films of the series that is named (none: the film's own).

    None in place of the films says that no series is meant: "the third film" may be a director's.
    """
    nodes, tokens = sentence.nodes, sentence.part.tokens
    for here in range(at + 1, min(at + 2 + _BETWEEN, len(nodes))):
        node = nodes[here]
        word = tokens[node.first].fold if node.last >= node.first else ""
        if node.code == "S":  # "the third John Wick film"
            return node, _films(node)
        if node.code == "M" and here + 1 < len(nodes) and nodes[here + 1].code == "m":
            return node, ()
        if node.code == "m" or word in INSTALMENTS:
            return node, _series_behind(sentence, here, word)
        if node.code not in PLAIN + "&XD" or word in ORDINALS:
            break
    return None, None


def _series_behind(sentence: Sentence, at: int, noun: str) -> Sequence[FilmRef] | None:
    nodes, tokens = sentence.nodes, sentence.part.tokens
    if at + 1 >= len(nodes):
        return () if noun in INSTALMENTS else None
    first = nodes[at + 1]
    opening = tokens[first.first].fold if first.last >= first.first else ""
    if opening not in ("in", "of", "to", "from"):
        return () if noun in INSTALMENTS and noun != "sequel" else None
    for node in nodes[at + 2 : at + 2 + _REACH]:
        if node.code == "S":
            return _films(node)
        word = tokens[node.last].fold if node.last >= node.first else ""
        if word in SERIES_WORDS:
            # A series whose name nothing here knows is no reason to speak of the film's own.
            named = any(n.code in "XUFPC" for n in nodes[at + 2 : at + 2 + _REACH])
            return None if named else ()
        if node.code not in PLAIN + "DXoUFPCM&" or word in ("his", "her", "their"):
            break
    return None


def _films(node: Node) -> Sequence[FilmRef]:
    return tuple(film for film, _ in node.series.films) if node.series else ()


def _kin(sentence: Sentence, at: int, last: int, kinship: str) -> Iterator[Said]:
    nodes, tokens = sentence.nodes, sentence.part.tokens
    if last + 2 >= len(nodes) or nodes[last + 1].last < nodes[last + 1].first:
        return
    joint = nodes[last + 1]
    if tokens[joint.first].fold not in ("to", "of", "from"):
        return
    behind = nodes[last + 2 : last + 8]
    film = next((node for node in behind if node.code in "FS"), None)
    if film is None or any(node.code in ",.;" for node in behind[: behind.index(film)]):
        return
    yield Said(
        Kind.SERIES,
        sentence.name(nodes[at], nodes[last]),
        sentence.span(nodes[at], nodes[last]),
        kinship,
        0.9,
        node=nodes[at],
        sentence=sentence,
        about=_films(film) if film.code == "S" else tuple(film.films),
        penalties=_penalties(sentence, at, film),
        supporting=not _flat(sentence, at),
    )


def _flat(sentence: Sentence, at: int) -> bool:
    """Say whether the film itself is said to be this: "It is the third", "F, the third", "This"."""
    nodes, tokens = sentence.nodes, sentence.part.tokens
    codes = sentence.codes[:at]
    last = nodes[at - 1] if at else None
    if last is not None and last.code == "D":
        if tokens[last.first].fold == "this":
            return True
        if tokens[last.first].fold != "the" and tokens[last.first].fold not in ("a", "an"):
            return False
        codes = codes[:-1]
        last = nodes[at - 2] if at > 1 else None
    if last is None or codes == "a":  # "As the third entry, it ..."
        return True
    if last.code in PLAIN and tokens[last.first].fold in _BE:
        before = codes[:-1].rstrip(PLAIN)
        return before[-1:] in ("M", "m") or (
            before[-1:] in ("q", "D")
            and tokens[nodes[len(before) - 1].first].fold in ("it", "this")
        )
    return last.code == "," and _opens(codes[:-1])


def _opens(codes: str) -> bool:
    """Say whether these codes are the film's title or noun at a sentence's start: "F, the ..."."""
    return _OPENING.fullmatch(codes) is not None


def _penalties(sentence: Sentence, at: int, last: Node) -> tuple[str, ...]:
    flags = frame_of(sentence, sentence.nodes[at], last)
    return tuple(sorted(flags - {"other-film", "other-work", "remake", "comparison"}))
