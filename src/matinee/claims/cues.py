"""The lexicon as a table of cues by their first word, each with its letter in a sentence."""

from typing import NamedTuple

from matinee.catalogue.model import Role
from matinee.claims.lexicon import roles, words

# Codes. P person, U person-shaped unknown, C character, M this film's title, F another film, S
# series, R role noun, K role plural, B "… by" cue, V role verb, G thing of a role, b debut, d idiom
# of a role, L plays, h played by, g portrayal of, a as, w follows, k known for, m "film", Y year,
# D determiner, q pronoun, & and, "," "(" ")" "/" ";" punctuation, o "of", x other word, X other
# capitalised word. Plain words are told apart, and all are "x" in a shape (see ``shapes``): i is,
# u has, v provides, p takes, c cut, e goes (to), y by, t to, r other preposition, n work, s duty,
# l story, j kind of film, f how an actor fares, z adverb.
PLAIN = "xiuvpceytrnsjzlf"


class Cue(NamedTuple):
    """A phrase of folded words, its letter, and the roles it names."""

    words: tuple[str, ...]
    code: str
    roles: tuple[Role, ...] = ()


def _cues() -> dict[str, tuple[Cue, ...]]:
    table: dict[str, list[Cue]] = {}

    def add(phrase: str, code: str, roles: tuple[Role, ...] = ()) -> None:
        parts = tuple(phrase.split())
        table.setdefault(parts[0], []).append(Cue(parts, code, roles))

    for code, phrases in (
        ("R", roles.ROLE_NOUNS),
        ("K", roles.PLURALS),
        ("B", roles.BY_CUES),
        ("V", roles.ROLE_VERBS),
        ("G", roles.ROLE_THINGS),
        ("b", roles.DEBUTS),
        ("d", roles.IDIOMS),
        ("l", roles.STORIES),
    ):
        for phrase, held in phrases.items():
            add(phrase, code, held)
    for code, plain in (
        ("L", words.PLAYS),
        ("h", words.PLAYED_BY),
        ("g", words.PORTRAYAL),
        ("a", words.AS),
        ("w", words.FOLLOWS),
        ("k", words.KNOWN_FOR),
        ("m", words.THIS_FILM),
        ("q", words.THIS_ONE),
        *((code, [p for p in phrases if " " in p]) for code, phrases in words.WORD_KINDS.items()),
    ):
        for phrase in plain:
            add(phrase, code)
    return {first: tuple(sorted(rows, key=_shortest_last)) for first, rows in table.items()}


def _shortest_last(cue: Cue) -> int:
    return -len(cue.words)


CUES = _cues()
_LETTERS = {
    word: code for code, phrases in words.WORD_KINDS.items() for word in phrases if " " not in word
}


def plain_code(word: str) -> str:
    """Give the letter of a folded word that begins no cue."""
    if word in words.DETERMINERS:
        return "D"
    if word in words.PRONOUNS:
        return "q"
    if word == "and":
        return "&"
    if word == "of":
        return "o"
    if len(word) == 4 and word.isdigit() and "1880" <= word <= "2100":
        return "Y"
    adverb = len(word) > 4 and word.endswith("ly") and word not in words.NO_ADVERBS
    return _LETTERS.get(word, "z" if adverb else "x")
