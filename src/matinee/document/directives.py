"""Reads the comments in which an author speaks to Matinee."""

import re

from matinee.document.model import Directive, Span

_DIRECTIVE = re.compile(
    r"\s*matinee:\s*(?P<verb>allow)\s+(?P<rule>[\w*-]+)"
    r"(?:\s+[\"“](?P<text>[^\"”]*)[\"”])?\s*(?P<reason>.*?)\s*",
    re.DOTALL,
)


def directive(comment: str, start: int, end: int) -> Directive | None:
    """Read the inside of a comment at ``start``..``end``; None when it is not for us."""
    match = _DIRECTIVE.fullmatch(comment)
    if not match:
        return None
    return Directive(
        match["verb"], match["rule"], match["text"] or "", match["reason"], Span(start, end)
    )
