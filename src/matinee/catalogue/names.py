"""Normal forms of names and titles: what makes two spellings the same to a reader."""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, as English writing renders them.
LETTERS = str.maketrans(
    {
        "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d",
        "þ": "th", "Þ": "th", "ß": "ss", "ẞ": "ss", "ı": "i",
        "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe",
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'",
        "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
    }
)  # fmt: skip
_APART = re.compile(r"[\W_]+")
_INITIALS = re.compile(r"\b(\w)\s+(?=\w\b)")
ARTICLES = r"(?:the|a|an|le|la|les|l|el|los|las|il|lo|gli|der|die|das|un|une)\s+"
_ARTICLE = re.compile(ARTICLES)
_POSSESSIVE = re.compile(r"['’]s?$")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = frozenset(
    "de del della di da do dos du des la le van von der den ter ten el al bin ibn y e zu af".split()
)
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Give the normal form of a name: no case, accents, punctuation or spaces between initials.

    ``J. J. Abrams``, ``J.J. Abrams`` and ``JJ Abrams`` are all ``jj abrams``; letters of other
    scripts stay as they are. Equal normal forms mean equal names.
    """
    if name.isascii():
        plain = name.lower()
    else:
        # Twice, for a letter may hide in a composed one (Ǿ) and a quote decompose into a space (´).
        plain = unicodedata.normalize("NFKD", name.translate(LETTERS)).translate(LETTERS).lower()
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = _APART.sub(" ", plain.replace("'", "")).strip()
    return _INITIALS.sub(r"\1", plain)


@lru_cache(maxsize=65_536)
def fold_title(title: str) -> str:
    """Give the normal form of a title: as a name, with ``&`` read out and no leading article."""
    folded = fold(title.replace("&", " and "))
    words = [_ROMAN.get(word, word) if index else word for index, word in enumerate(folded.split())]
    folded = " ".join(words)
    bare = _ARTICLE.sub("", folded, count=1) if _ARTICLE.match(folded) else folded
    return bare or folded


def without_possessive(name: str) -> str:
    """Give a name without a closing ``'s``."""
    return _POSSESSIVE.sub("", name)


def surname(folded: str) -> str:
    """Give the last name in a normal form, with its particles: ``de armas`` of ``ana de armas``."""
    words = folded.split()
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    at = len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    return " ".join(words[at:])


def slugify(text: str, *, limit: int = 80) -> str:
    """Give an address part: lower-case ASCII words joined by hyphens, or '' when none are left."""
    folded = fold(text).encode("ascii", "ignore").decode()
    slug = "-".join(folded.split())
    return slug[:limit].rstrip("-")
