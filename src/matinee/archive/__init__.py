"""Archives of film writing and film lists: read as they are, and matched to films."""

from matinee.archive.model import (
    ArchiveError,
    Comment,
    Entry,
    FilmHints,
    Item,
    ItemKind,
    Rating,
    Unread,
)
from matinee.archive.reading import ArchiveKind, kind_of, read_archive

__all__ = [
    "ArchiveError",
    "ArchiveKind",
    "Comment",
    "Entry",
    "FilmHints",
    "Item",
    "ItemKind",
    "Rating",
    "Unread",
    "kind_of",
    "read_archive",
]
