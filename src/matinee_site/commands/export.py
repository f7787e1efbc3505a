"""The command ``matinee export``: everything of a site goes out again, for people and programs."""

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from matinee.cli.messages import say
from matinee_site.commands.opening import DirOption, open_site


class Form(StrEnum):
    """In which form a site goes out."""

    SITE = "site"
    LETTERBOXD = "letterboxd"
    WXR = "wxr"
    JSONL = "jsonl"


def export(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where to; an earlier export is replaced.")
    ],
    form: Annotated[
        Form,
        typer.Option(
            "--format",
            help="The whole site, or its texts for Letterboxd, WordPress or programs.",
        ),
    ] = Form.SITE,
    drafts: Annotated[
        bool, typer.Option("--drafts", help="With drafts, where they would stay in otherwise.")
    ] = False,
    keep_private: Annotated[
        bool, typer.Option("--keep-private", help="With e-mail addresses and IPs of comments.")
    ] = False,
    dir: DirOption = Path("site"),
) -> None:
    """Write everything of a site out: texts as Markdown, pictures, and tables of the rest.

    'matinee archive import FOLDER' makes a site of it again. The whole site has its drafts; the
    other forms have what readers see.

    Exit status: 0 all was written, 1 something was not there.
    """
    site = open_site(dir)
    site.set_up()
    tasks = import_module("matinee_site.commands.export_tasks")
    done = tasks.write(folder, form=form.value, drafts=drafts, private=keep_private)
    for line in done.lost:
        say(line)
    counted = ", ".join(f"{count:,} {name}" for name, count in done.told)
    typer.echo(f"{folder}: {counted or 'nothing was there'}")
    raise typer.Exit(1 if done.lost else 0)
