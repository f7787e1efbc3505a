"""The verb ``film``: what the catalogue knows of one film, and who says so."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from matinee.cli.facts_json import dossier_json
from matinee.cli.found import the_film
from matinee.cli.messages import Format, print_json
from matinee.cli.options import CatalogueOption, FormatOption
from matinee.cli.settings import open_catalogue, read_settings
from matinee.cli.show_facts import show_film
from matinee.cli.show_sources import show_sources, sources_of_film_json


def film(
    ref: Annotated[
        str, typer.Argument(help="tt7181546, 'Ballerina (2025)', a title, or a catalogue id.")
    ],
    sources: Annotated[
        bool, typer.Option("--sources", help="Show who says what, and where they differ.")
    ] = False,
    catalogue: CatalogueOption = None,
    format: FormatOption = Format.TEXT,
) -> None:
    """Show what the catalogue knows of a film, with its sources."""
    snapshot = open_catalogue(catalogue, read_settings(Path.cwd()))
    found = the_film(snapshot, ref)
    dossier = snapshot.dossiers([found.id])[found.id]
    details = snapshot.details([found.id])[found.id]
    known = snapshot.sources()
    if format is Format.JSON:
        more = sources_of_film_json(dossier, details, known) if sources else {}
        print_json(dossier_json(dossier, details, known) | more)
    elif sources:
        show_sources(dossier, details, known, sys.stdout)
    else:
        show_film(dossier, details, known, sys.stdout)
