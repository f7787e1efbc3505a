"""The verb ``list``: which films a list has, and the same list for Letterboxd, IMDb or as text."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from matinee.archive.matching import Matcher
from matinee.catalogue import Dossier, Role
from matinee.catalogue.near import near_films
from matinee.catalogue.snapshot import Snapshot
from matinee.cli.files import write_whole
from matinee.cli.messages import Format, RefusalError, print_json, printable, say
from matinee.cli.options import CatalogueOption, FormatOption
from matinee.cli.settings import open_catalogue, read_settings
from matinee.lists import ListedFilm, ListError, ListForm, match_list, read_list, write_list
from matinee.lists.matched import ListMatch
from matinee.lists.reading import MAX_BYTES
from matinee.lists.report import report_json, report_lines


def list_films(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="A CSV of Letterboxd's or IMDb's, or a text.")
    ],
    form: Annotated[
        ListForm | None, typer.Option("--as", help="Write the films that are found in this form.")
    ] = None,
    into: Annotated[
        Path | None, typer.Option("--into", metavar="FILE", help="Where to; else to the terminal.")
    ] = None,
    catalogue: CatalogueOption = None,
    format: FormatOption = Format.TEXT,
) -> None:
    """Say which films of a list the catalogue has, which are doubtful and which it has not.

    Exit status: 0 all are found, 1 some are doubtful or not found, 2 the list cannot be read.
    """
    snapshot = open_catalogue(catalogue, read_settings(Path.cwd()))
    try:
        read = read_list(list_bytes(path), path.name)
    except ListError as error:
        raise RefusalError(str(error)) from error
    near = lambda title: near_films(snapshot, title)  # noqa: E731
    found = match_list(read, Matcher(snapshot, near=near))
    if form is not None:
        text = write_list(listed(snapshot, found), form, of=read)
        if into is not None:
            write_whole(into, text.encode())
        else:
            typer.echo(text, nl=False)
    if format is Format.JSON and form is None:
        print_json(report_json(read, found))
    else:
        for line in report_lines(read, found):
            (say if form is not None else typer.echo)(printable(line))
    raise typer.Exit(0 if all(each.film for each in found) else 1)


def list_bytes(path: Path) -> bytes:
    """Read a list's file, or refuse."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise RefusalError(f"{path}: {error.strerror or error}") from error


def listed(snapshot: Snapshot, found: Sequence[ListMatch]) -> list[ListedFilm]:
    """Give the films that were found, once each, with what the catalogue knows of them."""
    kept = [(each.film, each.item.text) for each in found if each.film and not each.twice]
    dossiers = snapshot.dossiers([film.id for film, _ in kept])
    return [
        ListedFilm(
            film.title, film.year, film.imdb_id, note, "", _directors(dossiers.get(film.id)),
            dossiers[film.id].film.runtime, dossiers[film.id].film.genres,
        )
        for film, note in kept
    ]  # fmt: skip


def _directors(dossier: Dossier | None) -> list[str]:
    credits = dossier.credits if dossier else ()
    return list(dict.fromkeys(each.person.name for each in credits if each.role is Role.DIRECTOR))
