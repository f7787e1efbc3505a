"""The verb ``related``: the films that belong beside a film, each with the reasons why."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from matinee.catalogue import FilmRef
from matinee.catalogue.json_forms import VERSION
from matinee.cli.found import the_film
from matinee.cli.messages import Format, print_json, printable, say
from matinee.cli.options import CatalogueOption, FormatOption
from matinee.cli.progress import Progress
from matinee.cli.settings import open_catalogue, read_settings
from matinee.discovery.related import Related
from matinee.discovery.search.kept import snapshot_index
from matinee.discovery.snapshot_kinship import snapshot_related

MOST = 50


def related(
    ref: Annotated[
        str, typer.Argument(help="tt7181546, 'Ballerina (2025)', a title, or a catalogue id.")
    ],
    limit: Annotated[int, typer.Option(min=1, max=MOST, help="How many to show.")] = 6,
    catalogue: CatalogueOption = None,
    format: FormatOption = Format.TEXT,
) -> None:
    """Find the films that belong beside a film: why each does is said with it."""
    snapshot = open_catalogue(catalogue, read_settings(Path.cwd()))
    film = the_film(snapshot, ref)
    with Progress("preparing to search this catalogue (once)", 1) as bar:
        index = snapshot_index(snapshot, progress=bar.step_of)
    found = snapshot_related(snapshot, index, film.id, limit=limit)
    known = snapshot.films([each.id for each in found])
    if format is Format.JSON:
        print_json(related_json(film, found, known))
        return
    if not found:
        say(f"nothing in {snapshot.path} shares a person, a series or a genre with {film}")
    for each in found:
        typer.echo(printable(f"{known[each.id]}: {'; '.join(map(str, each.reasons))}"))


def related_json(film: FilmRef, found: Sequence[Related], known: Mapping[str, FilmRef]) -> Any:
    """Give the films beside a film as plain data, best first."""
    return {
        "version": VERSION,
        "film": _film(film),
        "related": [
            {
                **_film(known[each.id]),
                "score": each.score,
                "reasons": [
                    {"why": str(r.why.value), "names": list(r.names), "text": str(r)}
                    for r in each.reasons
                ],
            }
            for each in found
        ],
    }


def _film(film: FilmRef) -> dict[str, Any]:
    return {"id": film.id, "title": film.title, "year": film.year, "imdb_id": film.imdb_id}
