"""The words that a name is found by, whatever the script, accents and punctuation it has."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii

from matinee.catalogue.names import fold, fold_title

MAX_NAME = 400
MAX_WORD = 48
_ELIDED = re.compile(r"\b\w{1,5}['’ʼ](\w{3,})")
_JOINED = re.compile(r"\w+(?:[-·.‐‑]\w+)+")
# Han, kana and the like are written without spaces: each letter is a word of its own.
_UNSPACED = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")
_NUMERALS = frozenset("ii iii iv vi vii viii ix".split())
_PLAIN = re.compile(rf"[a-z]{{2,{MAX_WORD}}}(?: [a-z]{{2,{MAX_WORD}}})*")
_QUOTES, _JOINTS = frozenset("'’ʼ"), frozenset("-·.‐‑")
_ASIDES = frozenset(
    "film films movie movies by with from starring directed director actor actress about".split()
)
_LATIN = re.compile(r"[^\u0000-\u024f\u1e00-\u1eff]")


def name_words(name: str) -> tuple[str, str]:
    """Give a name's normal form, and the further words that readers may type for it.

    ``Le Fabuleux Destin d'Amélie Poulain`` is also found by ``amelie``, ``Rocky II`` by ``2``,
    ``Spider-Man`` by ``spiderman``, and ``Андрей Тарковский`` by ``tarkovskiy``.
    """
    name = name[:MAX_NAME]
    # Most names are a few plain words, and nothing about them needs a second look.
    plain = name.lower()
    if _PLAIN.fullmatch(plain) and _NUMERALS.isdisjoint(plain.split()):
        return plain, ""
    folded = fold(name)
    known = set(folded.split())
    more = fold_title(name).split()
    if not _QUOTES.isdisjoint(name):
        more += [fold(part) for part in _ELIDED.findall(name)]
    if not _JOINTS.isdisjoint(name):
        more += [fold(part).replace(" ", "") for part in _JOINED.findall(name)]
    if not name.isascii():
        more += latin_words(name)
    fresh = dict.fromkeys(word for part in more for word in part.split() if word not in known)
    return _bounded(folded), _bounded(" ".join(fresh))


def query_words(text: str) -> list[str]:
    """Give what a reader typed as words in normal form."""
    return _bounded(fold(text[:MAX_NAME])).split()


def said_plainly(words: Sequence[str]) -> list[str]:
    """Give the words without those that only say what is looked for: ``films by nolan``.

    Nothing where there are none of them, or where nothing else is left.
    """
    bare = [word for word in words if word not in _ASIDES]
    return bare if len(bare) < len(words) else []


def latin_words(text: str) -> list[str]:
    """Give the words of another script in Latin letters; none when there is nothing to render."""
    if not _LATIN.search(text):
        return []
    # A syllable of Hangul and a Han letter become one capitalised syllable each: "BongJunHo".
    return fold(anyascii(unicodedata.normalize("NFC", text))).split()


@lru_cache(maxsize=4096)
def term(value: str) -> str:
    """Give the form in which a genre, country or language is written in a query."""
    return "-".join(fold(value).split())


def _bounded(folded: str) -> str:
    if not folded.isascii():
        folded = _UNSPACED.sub(r" \1 ", folded)
    return " ".join(word[:MAX_WORD] for word in folded.split())
