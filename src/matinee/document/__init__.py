"""A text as the checker sees it: blocks of plain words that remember where they stood."""

from matinee.document.model import Block, BlockKind, Directive, Document, Emphasis, Span
from matinee.document.read import MAX_CHARACTERS, DocumentError, read_path, read_text

__all__ = [
    "MAX_CHARACTERS",
    "Block",
    "BlockKind",
    "Directive",
    "Document",
    "DocumentError",
    "Emphasis",
    "Span",
    "read_path",
    "read_text",
]
