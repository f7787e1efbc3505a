"""Puts the words of an archive on a page so that they can do nothing there but be read."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup

CERTAINTIES = ("almost certain", "very likely", "likely")
_FROM = (0.95, 0.88)
# Marks that turn the direction of what follows could make a sentence read as another.
_HIDDEN = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
_LONGEST = 2_000


def shown(text: str) -> str:
    """Give words without control characters and hidden marks, and not without end."""
    text = text.translate(_HIDDEN)
    if not text.isprintable():
        text = "".join(
            " " if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char for char in text
        )
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def web_address(address: str) -> bool:
    """Say whether an address leads to a page of the web, and to nothing else."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and address.isprintable()


def link(address: str, words: str) -> Markup:
    """Give words that lead to an address, or the words alone where it is none of the web."""
    if not web_address(address):
        return Markup("{}").format(shown(words))
    return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(address, shown(words))


def certainty(confidence: float) -> str:
    """Say in words how sure a finding is."""
    for word, least in zip(CERTAINTIES, _FROM, strict=False):
        if confidence >= least:
            return word
    return CERTAINTIES[-1]


def percent(share: float) -> str:
    """Give a share in whole percent, never rounded up to certainty."""
    return f"{min(round(share * 100), 99 if share < 1 else 100)}%"


def count(number: int, word: str) -> str:
    """Give ``1 post``, ``2,500 posts``."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def day(written: str) -> str:
    """Give an ISO date as ``4 March 2010``."""
    try:
        found = date.fromisoformat(written[:10])
    except ValueError:
        return ""
    return f"{found.day} {found:%B} {found.year}"


def join(parts: Iterable[Markup], between: str = "") -> Markup:
    """Put pieces together, with words between them."""
    return Markup("{}").format(between).join(parts)
