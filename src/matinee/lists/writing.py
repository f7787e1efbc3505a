"""Writes a list of films as Letterboxd's or IMDb's table, or a line a film."""

import csv
import io
from collections.abc import Iterable, Sequence

from matinee.lists.cells import guarded
from matinee.lists.model import FilmList, ListedFilm, ListForm

_IMDB = (
    "Position", "Const", "Created", "Modified", "Description", "Title", "Original Title", "URL",
    "Title Type", "IMDb Rating", "Runtime (mins)", "Year", "Genres", "Num Votes", "Release Date",
    "Directors",
)  # fmt: skip


def write_list(films: Sequence[ListedFilm], form: ListForm, *, of: FilmList) -> str:
    """Give the text of a file; ``of`` has the list's title and what is said of it."""
    if form is ListForm.TEXT:
        return _text(films, of)
    rows = _letterboxd(films, of) if form is ListForm.LETTERBOXD else _imdb(films)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guarded(str(cell)) for cell in row])
    return out.getvalue()


def _letterboxd(films: Sequence[ListedFilm], of: FilmList) -> Iterable[Sequence[object]]:
    """Write a list as Letterboxd exports it; the column of identifiers is for its import."""
    yield ("Letterboxd list export v7",)
    yield ("Date", "Name", "Tags", "URL", "Description")
    yield ("", of.title, "", "", " ".join(of.about.split()))
    yield ()
    yield ("Position", "Name", "Year", "URL", "Description", "imdbID")
    for place, film in enumerate(films, 1):
        yield (place, film.title, film.year or "", film.address, film.note, film.imdb_id or "")


def _imdb(films: Sequence[ListedFilm]) -> Iterable[Sequence[object]]:
    yield _IMDB
    for place, film in enumerate(films, 1):
        address = f"https://www.imdb.com/title/{film.imdb_id}" if film.imdb_id else ""
        yield (
            place, film.imdb_id or "", "", "", film.note, film.title, film.title, address, "Movie",
            "", film.runtime or "", film.year or "", ", ".join(film.genres), "", "",
            ", ".join(film.directors),
        )  # fmt: skip


def _text(films: Sequence[ListedFilm], of: FilmList) -> str:
    lines = [f"# {of.title}", ""] if of.title else []
    for place, film in enumerate(films, 1):
        year = f" ({film.year})" if film.year else ""
        imdb = f" [{film.imdb_id}]" if film.imdb_id else ""
        note = " ".join(film.note.split())
        lines.append(f"{place}. {film.title}{year}{imdb}{' – ' + note if note else ''}")
    return "\n".join(lines) + "\n"
