"""The verb ``catalogue import``: a source's payload into a catalogue file."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from matinee.catalogue.embedded import EMBEDDED
from matinee.catalogue.sources import open_payload
from matinee.cli.catalogue.diff import LimitOption
from matinee.cli.catalogue.running import ImportOrder, report, run_import, try_import
from matinee.cli.messages import Format, RefusalError
from matinee.cli.options import FormatOption


class SourceKind(StrEnum):
    """What a catalogue can be imported from: the names of ``READERS``."""

    TABLES = "tables"
    IMDB = "imdb"
    WIKIDATA = "wikidata"
    TMDB = "tmdb"
    NFO = "nfo"
    HOUSE = "house"


def import_(
    source: Annotated[SourceKind, typer.Argument(help="The kind of data.")],
    path: Annotated[Path, typer.Argument(help="The file or folder that holds them.")],
    into: Annotated[Path, typer.Option("--into", metavar="FILE", help="The catalogue to write.")],
    embedded: Annotated[
        bool,
        typer.Option("--embedded", help="Begin a new catalogue with the one in Matinee."),
    ] = False,
    add: Annotated[
        bool, typer.Option("--add", help="Keep what this source said before of other films.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Drop all that this source said before.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")
    ] = False,
    limit: LimitOption = 20,
    types: Annotated[
        str, typer.Option("--types", metavar="LIST", help="IMDb's types of title to take.")
    ] = "",
    adult: Annotated[bool, typer.Option("--adult", help="Take IMDb's adult titles too.")] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Begin again, also where an import was stopped.")
    ] = False,
    format: FormatOption = Format.TEXT,
) -> None:
    """Bring film data into a catalogue, beside what other sources say there.

    FILE is replaced only when the new catalogue is whole; until then, and on any error, it stays.
    An import that was stopped goes on where it was when it is called again.
    """
    if into.is_dir():
        raise RefusalError(f"{into}: a folder; give the name of a file to write")
    if add and replace:
        raise RefusalError("--add and --replace exclude each other")
    if (types or adult) and source is not SourceKind.IMDB:
        raise RefusalError("--types and --adult are of IMDb's files only")
    base = EMBEDDED if embedded else None
    ground = into if into.is_file() else base
    reader = open_payload(
        source.value, path, ground=ground, kinds=types.split(",") if types else None, adult=adult
    )
    order = ImportOrder(
        reader, source.value, into, base, True if replace else False if add else None, fresh
    )
    if dry_run:
        try_import(order, ground, limit=limit, format=format)
    else:
        report(order, run_import(order), format=format)
