"""Reads a character as sources write it: voices, uncredited parts, several names in one."""

import re
from dataclasses import dataclass
from functools import lru_cache

NOTE = r"\s*[(\[]([^()\[\]]*)[)\]]\s*"
_NOTE = re.compile(NOTE)
_SPLIT = re.compile(r"\s+/\s+|\s*;\s+|\s+aka\s+|/")
_QUOTED = re.compile(r"[\"“‘']([^\"”’']{2,})[\"”’']")
MARKED = r"[()\[\]/;\"“‘'”’]|\saka\s"
"""What stands in a text that is more than one bare name."""
SELF = frozenset({"self", "himself", "herself", "themselves", "narrator", "various", "unknown"})


@dataclass(frozen=True, slots=True)
class Character:
    """A character's name, other names of the same part, and how it was played."""

    name: str | None
    aliases: tuple[str, ...] = ()
    voice: bool = False
    uncredited: bool = False


@lru_cache(maxsize=65_536)
def read_character(written: str | None) -> Character:
    """Read ``Kenai (voice)``, ``Callum Lynch / Aguilar``, ``Marika "Ringer" Kimura``, ``Self``."""
    if not written:
        return Character(None)
    notes = " ".join(_NOTE.findall(written)).lower()
    bare = _NOTE.sub(" ", written).strip()
    names = [part.strip() for part in _SPLIT.split(bare) if part.strip()]
    voice, uncredited = "voice" in notes, "uncredited" in notes
    names = [name for name in names if name.split("(")[0].strip().lower() not in SELF]
    if not names:
        return Character(None, (), voice, uncredited)
    aliases = list(names[1:])
    for name in names:
        nick = _QUOTED.search(name)
        if nick:
            aliases.append(nick[1].strip())
            aliases.append(" ".join(_QUOTED.sub(" ", name).split()))
    return Character(names[0], tuple(dict.fromkeys(a for a in aliases if a)), voice, uncredited)
