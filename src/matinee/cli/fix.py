"""Applies the fixes that are sure to a file, whole or not at all."""

import html
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from matinee.claims.model import Claim, Fix
from matinee.cli.messages import RefusalError
from matinee.document import Document
from matinee.document.read import format_of

_BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_MARKUP = re.compile(r"[*_`\[\]<>&\\]")


def sure_fixes(document: Document, claims: Iterable[Claim]) -> list[Fix]:
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
        and _literal(document, claim.fixes[0])
    ]
    ordered = sorted(set(chosen), key=lambda fix: (fix.span.start, fix.span.end))
    return [
        fix
        for fix in ordered
        if not any(other is not fix and other.span.overlaps(fix.span) for other in ordered)
        and document.slice(fix.span) != fix.text
    ]


def apply_fixes(document: Document, fixes: Iterable[Fix]) -> str:
    """Give the text with the fixes in place."""
    source = document.source
    for fix in sorted(fixes, key=lambda fix: fix.span.start, reverse=True):
        source = source[: fix.span.start] + _written(document, fix.text) + source[fix.span.end :]
    return source


def replace_text(path: Path, *, before: str, after: str) -> None:
    """Put ``after`` in the file's place at once, keeping its mode and encoding.

    Raises RefusalError when the file no longer holds ``before``: somebody else's work is not lost.
    """
    path = path.resolve()
    data = path.read_bytes()
    encoding = _BOMS.get(data[:2], "utf-8")
    mark = data[:2] if data[:2] in _BOMS else b""
    if data != mark + before.encode(encoding):
        raise RefusalError(f"{path}: changed while it was checked; nothing was fixed, run it again")
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(mark + after.encode(encoding))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, path.stat().st_mode & 0o7777)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _literal(document: Document, fix: Fix) -> bool:
    if format_of(document.path, document.source) == "markdown" and _MARKUP.search(fix.text):
        return False
    return any(
        run.width == run.length
        and run.source <= fix.span.start
        and fix.span.end <= run.source + run.width
        for block in document.blocks
        for run in block.runs
    )


def _written(document: Document, text: str) -> str:
    written_as = format_of(document.path, document.source)
    return html.escape(text, quote=False) if written_as == "html" else text
