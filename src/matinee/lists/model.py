"""A list of films: what it is called, what is said of it, and its films in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from matinee.archive.model import Item, Unread


class ListForm(StrEnum):
    """How a list is written: the tables of Letterboxd and IMDb, or a line a film."""

    LETTERBOXD = "letterboxd"
    IMDB = "imdb"
    TEXT = "text"

    @property
    def suffix(self) -> str:
        """Give the ending of a file's name."""
        return ".txt" if self is ListForm.TEXT else ".csv"


class ListError(ValueError):
    """A list that cannot be read; the message says which, why, and what can be."""


@dataclass(frozen=True, slots=True)
class FilmList:
    """A list as it was read: an item a film, in order, and the lines that could not be read.

    ``text`` of an item is the note on its film.
    """

    title: str = ""
    about: str = ""
    films: Sequence[Item] = ()
    unread: Sequence[Unread] = ()


@dataclass(frozen=True, slots=True)
class ListedFilm:
    """A film to be written into a list, with the note on it."""

    title: str
    year: int | None = None
    imdb_id: str | None = None
    note: str = ""
    address: str = ""
    directors: Sequence[str] = ()
    runtime: int | None = None
    genres: Sequence[str] = ()
