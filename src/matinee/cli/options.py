"""The options that several verbs share."""

from pathlib import Path
from typing import Annotated

import typer

from matinee.cli.messages import Format

CatalogueOption = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="The catalogue to ask, in place of the one built in."),
]
FormatOption = Annotated[Format, typer.Option(help="How to print what was found.")]
