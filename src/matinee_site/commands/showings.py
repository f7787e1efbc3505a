"""The command ``matinee showings``: where films are to be seen, from the operator's own table."""

from pathlib import Path
from typing import Annotated

import typer

from matinee.cli.messages import Format, print_json, say
from matinee.cli.options import FormatOption
from matinee_site.commands.opening import DirOption, open_site


def showings(
    table: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file with a head.")],
    licensed: Annotated[
        bool,
        typer.Option(
            "--licensed", help="Confirm that every place in the table may show what it shows."
        ),
    ] = False,
    dir: DirOption = Path("site"),
    format: FormatOption = Format.TEXT,
) -> None:
    """Bring in services and screenings; the same row again renews the day it was checked.

    Columns: film, place, country, checked; and terms (included, rent, buy, free, library), url,
    until for a service, or starts, city, version for a cinema.

    Exit status: 0 all rows were brought in, 1 some were refused, 2 the table cannot be read.
    """
    site = open_site(dir)
    site.set_up()
    brought = site.bring_showings(table, licensed=licensed)
    for refused in brought.refused:
        say(f"{table}, row {refused.row}: {refused.why}")
    if brought.waiting:
        say(
            f"not shown until confirmed as licensed (--licensed, or at the desk):"
            f" {', '.join(brought.waiting)}"
        )
    if format is Format.JSON:
        print_json(
            {
                "version": 1,
                "offers": brought.offers,
                "screenings": brought.screenings,
                "waiting": list(brought.waiting),
                "refused": [{"row": each.row, "why": each.why} for each in brought.refused],
            }
        )
    else:
        typer.echo(f"{brought.offers} offers and {brought.screenings} screenings")
    raise typer.Exit(1 if brought.refused else 0)
