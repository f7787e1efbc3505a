"""Chooses the fixes that may be made unseen, and makes them in the text as it was written."""

import html
import re
from collections.abc import Iterable

from matinee.claims.model import Claim, Fix
from matinee.document import Document
from matinee.document.read import Format

_MARKUP = re.compile(r"[*_`\[\]<>&\\]")


def sure_fixes(document: Document, claims: Iterable[Claim], *, format: Format) -> list[Fix]:
    """Choose the fixes that may be made unseen, in the order of the text.

    A claim must be worth showing, sure, and leave no choice; its words must stand in the original
    as they are read, without marks between them; of fixes that overlap, none is made.
    """
    chosen = [
        claim.fixes[0]
        for claim in claims
        if claim.severity
        and claim.sure
        and len(claim.fixes) == 1
        and _literal(document, claim.fixes[0], format)
    ]
    ordered = sorted(set(chosen), key=lambda fix: (fix.span.start, fix.span.end))
    return [
        fix
        for fix in ordered
        if not any(other is not fix and other.span.overlaps(fix.span) for other in ordered)
        and document.slice(fix.span) != fix.text
    ]


def apply_fixes(source: str, fixes: Iterable[Fix], *, format: Format) -> str:
    """Give the text with the fixes in place."""
    for fix in sorted(fixes, key=lambda fix: fix.span.start, reverse=True):
        source = source[: fix.span.start] + written(fix.text, format) + source[fix.span.end :]
    return source


def written(text: str, format: Format) -> str:
    """Give words as they are written in a format."""
    return html.escape(text, quote=False) if format == "html" else text


def _literal(document: Document, fix: Fix, format: Format) -> bool:
    if format == "markdown" and _MARKUP.search(fix.text):
        return False
    return any(
        run.width == run.length
        and run.source <= fix.span.start
        and fix.span.end <= run.source + run.width
        for block in document.blocks
        for run in block.runs
    )
