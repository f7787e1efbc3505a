"""Parts a corpus into what is tuned on and what is only measured, for good: by hash alone.

The film decides, so that no film seen while tuning is measured on. Of known authors one in four is
held out: what they wrote on a film of the tuning side is set apart and used for neither.
"""

import hashlib
from enum import StrEnum

HELD_OUT_AUTHORS = 4  # one in this many


class Part(StrEnum):
    """Which side of the split a review is on."""

    TUNE = "tune"
    MEASURE = "measure"
    APART = "apart"


def part_of(film: str, author: str | None = None) -> Part:
    """Give the side of a review of ``film`` (any lasting key) by ``author`` (None: unknown)."""
    if _share("film", film, 2):
        return Part.MEASURE
    return Part.APART if is_held_out(author) else Part.TUNE


def is_held_out(author: str | None) -> bool:
    """Say whether nothing of this author may be tuned on."""
    return author is not None and _share("author", author.strip().lower(), HELD_OUT_AUTHORS)


def _share(kind: str, key: str, one_in: int) -> bool:
    number = int.from_bytes(hashlib.sha256(f"{kind}:{key}".encode()).digest()[:8], "big")
    return number % one_in == 0
