"""Changes words of a text and keeps count of where the new ones stand."""

from collections.abc import Sequence
from typing import NamedTuple

from matinee.document import Span


class Edit(NamedTuple):
    """New words for ``text[start:end]``."""

    start: int
    end: int
    text: str


class Edited(NamedTuple):
    """A changed text and the spans of the new words in it, in the order of the text."""

    text: str
    spans: tuple[Span, ...]


def apply(text: str, edits: Sequence[Edit]) -> Edited:
    """Apply edits that do not overlap; raise ValueError when they do."""
    parts: list[str] = []
    spans: list[Span] = []
    at = length = 0
    for edit in sorted(edits):
        if edit.start < at:
            raise ValueError(f"edits overlap at {edit.start}")
        kept = text[at : edit.start]
        parts += (kept, edit.text)
        length += len(kept)
        spans.append(Span(length, length + len(edit.text)))
        length += len(edit.text)
        at = edit.end
    parts.append(text[at:])
    return Edited("".join(parts), tuple(spans))
