"""Shapes of typed spans (see ``cues``): patterns over letters, in which "x" is any plain word."""

import re

from matinee.claims.cues import PLAIN

_PART = re.compile(r"(?P<name>\(\?P<\w+>)|(?P<set>\[[^\]]*\])|(?P<plain>x)")


def shape(text: str) -> re.Pattern[str]:
    """Compile a shape: "x" stands for every letter of a plain word, alone and in a set."""
    return re.compile(_PART.sub(_widened, text))


def _widened(part: re.Match[str]) -> str:
    if part["set"]:
        return part["set"].replace("x", PLAIN)
    return f"[{PLAIN}]" if part["plain"] else part[0]
