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


def film(
    ref: Annotated[
        str, typer.Argument(help="tt7181546, 'Ballerina (2025)', a title, or a catalogue id.")
    ],
    catalogue: CatalogueOption = None,
    format: FormatOption = Format.TEXT,
) -> None:
    """Show what the catalogue knows of a film, with its sources."""
    snapshot = open_catalogue(catalogue, read_settings(Path.cwd()))
    found = the_film(snapshot, ref)
    dossier = snapshot.dossiers([found.id])[found.id]
    if format is Format.JSON:
        print_json(dossier_json(dossier, snapshot.sources()))
    else:
        show_film(dossier, snapshot.sources(), sys.stdout)
