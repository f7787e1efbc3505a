"""The verb ``catalogue import``: a source's payload into a catalogue file."""

import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matinee.catalogue.embedded import EMBEDDED
from matinee.catalogue.json_forms import VERSION
from matinee.catalogue.sources import open_payload
from matinee.cli.messages import Format, RefusalError, print_json, say
from matinee.cli.options import FormatOption
from matinee.cli.progress import Progress

if TYPE_CHECKING:
    from matinee.catalogue.build import Imported


class SourceKind(StrEnum):
    """What a catalogue can be imported from: the names of ``READERS``."""

    TABLES = "tables"


def import_(
    source: Annotated[SourceKind, typer.Argument(help="The kind of data.")],
    path: Annotated[Path, typer.Argument(help="The file or folder that holds them.")],
    into: Annotated[Path, typer.Option("--into", metavar="FILE", help="The catalogue to write.")],
    embedded: Annotated[
        bool,
        typer.Option(help="Begin a new catalogue with the films that come with Matinee."),
    ] = False,
    add: Annotated[
        bool, typer.Option("--add", help="Keep what this source said before of other films.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Drop all that this source said before.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Begin again, also where an import was stopped.")
    ] = False,
    format: FormatOption = Format.TEXT,
) -> None:
    """Bring film data into a catalogue, beside what other sources say there.

    FILE is replaced only when the new catalogue is whole; until then, and on any error, it stays.
    """
    from matinee.catalogue.build import import_source

    if into.is_dir():
        raise RefusalError(f"{into}: a folder; give the name of a file to write")
    if add and replace:
        raise RefusalError("--add and --replace exclude each other")
    begun = time.perf_counter()
    reader = open_payload(source.value, path)
    with Progress(f"reading {source.value}", reader.total) as progress:
        done = import_source(
            reader,
            into,
            base=EMBEDDED if embedded else None,
            whole=True if replace else False if add else None,
            fresh=fresh,
            progress=progress.step,
            settling=lambda: progress.turn("settling and writing"),
        )
    rejects = write_rejects(into, source.value, done)
    seconds = time.perf_counter() - begun
    if format is Format.JSON:
        print_json(
            {
                "version": VERSION,
                "catalogue": str(into),
                "source": source.value,
                "films": done.made.films,
                "people": done.made.people,
                "credits": done.made.credits,
                "resumed": done.resumed,
                "rejected": done.rejected,
                "rejects": str(rejects) if rejects else None,
                "seconds": round(seconds, 3),
            }
        )
        return
    if done.resumed:
        say("went on where the last import was stopped")
    if rejects:
        say(f"{done.rejected:,} rows could not be taken; {rejects} says which and why")
    made = done.made
    say(
        f"{into}: {made.films:,} films, {made.people:,} people, {made.credits:,} credits"
        f" in {seconds:.1f} s; ask it with --catalogue {into}"
    )


def write_rejects(into: Path, source: str, done: "Imported") -> Path | None:
    """Write the rows that were refused beside the catalogue, one JSON object a line.

    A list of an earlier import is taken away when there is nothing to list.
    """
    path = into.with_name(f"{into.stem}.{source}.rejects.jsonl")
    if not done.rejected:
        path.unlink(missing_ok=True)
        return None
    path.write_text("".join(f"{line}\n" for line in done.rejects), encoding="utf-8")
    return path
