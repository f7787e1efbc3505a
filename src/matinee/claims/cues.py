"""The lexicon as a table of cues by their first word, each with its letter in a sentence."""

from typing import NamedTuple

from matinee.catalogue.model import Role
from matinee.claims import lexicon

# Codes. P person, U person-shaped unknown, C character, M this film's title, F another film, S
# series, R role noun, K role plural, B "… by" cue, V role verb, G thing of a role, b debut, d idiom
# of a role, L plays, h played by, g portrayal of, a as, w follows, k known for, m "film", Y year,
# D determiner, q pronoun, & and, "," "(" ")" "/" ";" punctuation, o "of", x other word, X other
# capitalised word.


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
        ("R", lexicon.ROLE_NOUNS),
        ("K", lexicon.PLURALS),
        ("B", lexicon.BY_CUES),
        ("V", lexicon.ROLE_VERBS),
        ("G", lexicon.ROLE_THINGS),
        ("b", lexicon.DEBUTS),
        ("d", lexicon.IDIOMS),
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
    return {first: tuple(sorted(rows, key=_shortest_last)) for first, rows in table.items()}


def _shortest_last(cue: Cue) -> int:
    return -len(cue.words)


CUES = _cues()


def plain_code(word: str) -> str:
    """Give the letter of a folded word that begins no cue."""
    if word in lexicon.DETERMINERS:
        return "D"
    if word in lexicon.PRONOUNS:
        return "q"
    if word == "and":
        return "&"
    if word == "of":
        return "o"
    return "Y" if len(word) == 4 and word.isdigit() and "1880" <= word <= "2100" else "x"
