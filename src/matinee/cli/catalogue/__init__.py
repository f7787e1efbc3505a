"""The verbs below ``catalogue``: import, diff, info."""

import typer

from matinee.cli.catalogue.importing import import_
from matinee.cli.catalogue.info import info

app = typer.Typer(no_args_is_help=True, help="Import a catalogue, or describe one.")
app.command("import")(import_)
app.command()(info)
