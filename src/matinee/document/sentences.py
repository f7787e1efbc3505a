"""Splits a block's text into sentences without breaking at initials and abbreviations."""

import re
from functools import lru_cache

_BREAK = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[¿¡]*[A-Z0-9À-Þ])")
_NO_BREAK = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Sgt|Capt|Lt|Col|Gen|Rev|Det|Maj|Cpl|Pvt|Cmdr|Adm|Gov"
    r"|Insp|vs|etc|No|Vol|Pt|Ch|Fr|Mt|Inc|Ltd|approx|ca|cf|al|Messrs|Mme|Mlle)|\b[A-Z](?:\.[A-Z])*)\.$"
)


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Give the (start, end) of each sentence of a block's text, in order, covering all of it."""
    found, begin = [], 0
    for match in _BREAK.finditer(text):
        head = text[max(begin, match.start() - 12) : match.start() + 1]
        if text[match.start()] == "." and _NO_BREAK.search(head):
            continue
        found.append((begin, match.end()))
        begin = match.end()
    if begin < len(text) or not found:
        found.append((begin, len(text)))
    return tuple(found)
