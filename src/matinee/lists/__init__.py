"""Lists of films as people keep them elsewhere: read, matched with a catalogue, and written."""

from matinee.lists.matched import ListMatch, match_list
from matinee.lists.model import FilmList, ListedFilm, ListError, ListForm
from matinee.lists.reading import read_list
from matinee.lists.writing import write_list

__all__ = [
    "FilmList",
    "ListError",
    "ListForm",
    "ListMatch",
    "ListedFilm",
    "match_list",
    "read_list",
    "write_list",
]
