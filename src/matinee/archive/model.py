"""What an archive holds: items that may each be about a film, with everything said of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from matinee.document.read import Format


class ArchiveError(ValueError):
    """An archive that cannot be read; the message names it, what is wrong, and the remedy."""


class ItemKind(StrEnum):
    """What an item was where it comes from."""

    POST = "post"
    PAGE = "page"
    ATTACHMENT = "attachment"
    REVIEW = "review"
    VIEWING = "viewing"
    RATING = "rating"
    LISTED = "listed"
    WATCHLIST = "watchlist"
    LIKE = "like"
    OTHER = "other"


# Kinds whose source says that they are of a film; a post may be about anything.
OF_A_FILM = frozenset(ItemKind) - {
    ItemKind.POST,
    ItemKind.PAGE,
    ItemKind.ATTACHMENT,
    ItemKind.OTHER,
}


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating on the scale it was given on: 4.5 of 5, 9 of 10."""

    value: float
    best: float


@dataclass(frozen=True, slots=True)
class Comment:
    """A reader's comment; ``email`` and ``ip`` are private, and for nobody to be shown."""

    id: str
    author: str
    date: str | None
    text: str
    approved: bool = True
    parent: str = ""
    kind: str = "comment"
    url: str = ""
    email: str = field(default="", repr=False)
    ip: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class FilmHints:
    """What an item says of its film in fields made for that.

    ``titles`` are in the order of their weight.
    """

    titles: Sequence[str] = ()
    year: int | None = None
    imdb_id: str = ""
    directors: Sequence[str] = ()
    runtime: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of an archive.

    ``source`` says where it stands in its archive, and is the same on every reading; ``title`` is
    its heading as written. ``text`` is as written, in ``format``; ``date`` an ISO date or time
    without zone; ``address`` where it is published, ``editor`` where it can be edited; ``status``
    as the source has it (``publish``, ``draft`` ...); ``language`` is the text's, as ``en-GB``.
    ``metadata`` holds every field that has no place of its own: name to values, in order.
    """

    source: str
    kind: ItemKind
    title: str
    text: str = ""
    format: Format = "html"
    date: str | None = None
    modified: str | None = None
    author: str = ""
    status: str = ""
    address: str = ""
    editor: str = ""
    slug: str = ""
    excerpt: str = ""
    film: FilmHints = FilmHints()
    rating: Rating | None = None
    tags: Sequence[str] = ()
    categories: Sequence[str] = ()
    metadata: Mapping[str, Sequence[str]] = field(default_factory=dict)
    comments: Sequence[Comment] = ()
    parent: str = ""
    password: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """Part of an archive that could not be read: where, and why with what to do, in one line."""

    source: str
    why: str


Entry = Item | Unread
