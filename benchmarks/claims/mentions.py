"""Where a text names a person: in full, or by the surname alone."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from matinee.catalogue.names import PARTICLES, SUFFIXES, fold

# Capitalised words that may stand before a bare surname without being a first name.
_BEFORE = frozenset(
    "the a an and but or as at by for from in of on to with when while where if so yet though"
    " director directors writer writers composer composers editor editors cinematographer star"
    " actor actress producer mr mrs ms dr sir dame lady meanwhile here there then thankfully"
    " unfortunately luckily still even only both enter like unlike that this these"
    " screenwriter screenwriters filmmaker".split()
)


class Mention(NamedTuple):
    """A name at ``start:end`` of the text; ``full`` unless it is the surname alone."""

    start: int
    end: int
    full: bool


def short_name(name: str) -> str:
    """Give the part of a name that writers use alone: ``von Trier``, ``Wong`` of ``Wong Kar-wai``.

    A hyphen in the last word tells a Korean or Chinese name, where the family name stands first.
    """
    words = name.split()
    while len(words) > 2 and fold(words[-1]) in SUFFIXES:
        words.pop()
    if len(words) == 2 and re.fullmatch(r"[A-Z][a-z]+-[a-z]+", words[1]):
        return words[0]
    at = len(words) - 1
    while at > 1 and fold(words[at - 1]) in PARTICLES:
        at -= 1
    return " ".join(words[at:]).rstrip(",")


def mentions(text: str, names: Iterable[str], short: str | None) -> list[Mention]:
    """Give where the text has any of the full ``names``, or ``short`` alone, in order."""
    found: dict[int, Mention] = {}
    for name in sorted(set(names), key=len, reverse=True):
        for match in _finder(name).finditer(text):
            if not any(m.start < match.end() and match.start() < m.end for m in found.values()):
                found[match.start()] = Mention(match.start(), match.end(), True)
    for match in _finder(short).finditer(text) if short and len(short) > 2 else ():
        taken = any(m.start < match.end() and match.start() < m.end for m in found.values())
        if not taken and _alone(text, match.start(), match.end()):
            found[match.start()] = Mention(match.start(), match.end(), False)
    return [found[start] for start in sorted(found)]


def possessed(text: str, at: int, end: int, new: str) -> tuple[int, str]:
    """Give where the old words end and what stands for them, so that possessives stay English.

    ``Burns' film`` becomes ``Kubrick's film``; the end takes in the lone apostrophe.
    """
    after = text[end : end + 2]
    if text[at:end].endswith("s") and after[:1] in ("'", "’") and after[1:] not in ("s", "S"):
        quoted = text[:at].rstrip(" ")[-1:] in ("'", "‘") or text[at - 1 : at] in ("'", "‘")
        if not quoted and not new.endswith("s"):
            return end + 1, f"{new}{after[0]}s"
    return end, new


def _finder(name: str) -> re.Pattern[str]:
    words = r"[\s ]+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<![\w-]){words.replace(chr(39), '[' + chr(39) + '’]')}(?![\w])")


def _alone(text: str, start: int, end: int) -> bool:
    """Say whether a surname stands for itself and is no part of somebody else's name."""
    after = re.match(r"(['’]s?)?( |-)([A-Z])?", text[end : end + 4])
    if after and not after[1] and (after[3] or after[2] == "-"):
        return False
    before = re.search(r"([^\W\d_][\w.'’-]*)[  ]$", text[max(0, start - 40) : start])
    if text[start - 1 : start] == "-":
        return False
    if not before or not before[1][0].isupper() or re.search(r"['’]s?$", before[1]):
        return True
    return before[1].lower().rstrip(".") in _BEFORE
