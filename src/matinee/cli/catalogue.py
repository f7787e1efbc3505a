"""The verbs ``catalogue import`` and ``catalogue info``."""

import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from matinee.catalogue.build import build_snapshot
from matinee.catalogue.json_forms import VERSION
from matinee.catalogue.snapshot import Snapshot
from matinee.catalogue.sources.tables import Tables
from matinee.cli.messages import Format, RefusalError, print_json, say
from matinee.cli.options import CatalogueOption, FormatOption
from matinee.cli.progress import Progress
from matinee.cli.settings import open_catalogue, read_settings

app = typer.Typer(no_args_is_help=True, help="Import a catalogue, or describe one.")


class SourceKind(StrEnum):
    """What a catalogue can be imported from."""

    TABLES = "tables"


@app.command("import")
def import_(
    source: Annotated[SourceKind, typer.Argument(help="The kind of data.")],
    path: Annotated[Path, typer.Argument(help="The folder that holds them.")],
    into: Annotated[Path, typer.Option("--into", metavar="FILE", help="The catalogue to write.")],
    format: FormatOption = Format.TEXT,
) -> None:
    """Build a catalogue from films, credits and coverage in parquet or csv.

    FILE is replaced only when the new catalogue is whole; until then, and on any error, it stays.
    """
    if into.is_dir():
        raise RefusalError(f"{into}: a folder; give the name of a file to write")
    begun = time.perf_counter()
    tables = Tables(path)
    if into.is_file():
        Snapshot(into).close()  # Something else under this name is not ours to replace.
    with Progress("importing films", len(tables)) as progress:
        made = build_snapshot(
            into, sources=tables.sources(), records=tables.records(), progress=progress.step
        )
    seconds = time.perf_counter() - begun
    if format is Format.JSON:
        print_json(
            {
                "version": VERSION,
                "catalogue": str(into),
                "source": source.value,
                "films": made.films,
                "people": made.people,
                "credits": made.credits,
                "seconds": round(seconds, 3),
            }
        )
    else:
        say(
            f"{into}: {made.films:,} films, {made.people:,} people, {made.credits:,} credits"
            f" in {seconds:.1f} s; ask it with --catalogue {into}"
        )


@app.command()
def info(catalogue: CatalogueOption = None, format: FormatOption = Format.TEXT) -> None:
    """Say what a catalogue holds, and on which terms."""
    snapshot = open_catalogue(catalogue, read_settings(Path.cwd()))
    counts = snapshot.counts()
    sources = snapshot.sources().values()
    if format is Format.JSON:
        print_json(
            {
                "version": VERSION,
                "catalogue": str(snapshot.path),
                "fingerprint": snapshot.fingerprint,
                **counts,
                "sources": [
                    {
                        "key": source.key,
                        "name": source.name,
                        "licence": source.licence,
                        "publishable": source.publishable,
                        "home": source.home,
                    }
                    for source in sources
                ],
            }
        )
        return
    typer.echo(f"{snapshot.path}  ({snapshot.fingerprint})")
    typer.echo(", ".join(f"{number:,} {name}" for name, number in counts.items()))
    for source in sources:
        terms = "may be published" if source.publishable else "for private checking only"
        typer.echo(f"  {source.name}: {source.licence}; {terms}")
