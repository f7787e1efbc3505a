"""The verb ``person``: what the catalogue knows of one person, and who says so."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from matinee.cli.facts_json import person_json
from matinee.cli.found import the_person
from matinee.cli.messages import Format, print_json
from matinee.cli.options import CatalogueOption, FormatOption
from matinee.cli.settings import open_catalogue, read_settings
from matinee.cli.show_facts import show_person


def person(
    name: Annotated[str, typer.Argument(help="A name in any spelling known, or a catalogue id.")],
    catalogue: CatalogueOption = None,
    format: FormatOption = Format.TEXT,
) -> None:
    """Show what the catalogue knows of a person, with its sources."""
    snapshot = open_catalogue(catalogue, read_settings(Path.cwd()))
    found = the_person(snapshot, name)
    work = snapshot.filmographies([found.id]).get(found.id, ())
    if format is Format.JSON:
        print_json(person_json(found, work, snapshot.sources()))
    else:
        show_person(found, work, snapshot.sources(), sys.stdout)
