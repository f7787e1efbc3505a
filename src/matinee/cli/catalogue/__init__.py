"""The verbs below ``catalogue``: fetch, import, diff, doubts, info."""

import typer

from matinee.cli.catalogue.diff import diff
from matinee.cli.catalogue.doubts import doubts
from matinee.cli.catalogue.fetching import fetch
from matinee.cli.catalogue.importing import import_
from matinee.cli.catalogue.info import info

app = typer.Typer(no_args_is_help=True, help="Fetch, import, compare or describe a catalogue.")
app.command("import")(import_)
app.command()(fetch)
app.command()(diff)
app.command()(doubts)
app.command()(info)
