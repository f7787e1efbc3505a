"""The command ``matinee password``: sets the password of a login of the desk."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from matinee.cli.messages import say
from matinee_site.commands.opening import DirOption, open_site


def password(
    user: Annotated[str, typer.Option(metavar="NAME", help="Whose password.")] = "operator",
    dir: DirOption = Path("site"),
) -> None:
    """Set the password of the desk; it is asked for, or read from standard input."""
    site = open_site(dir)
    if sys.stdin.isatty():
        chosen = typer.prompt("New password", hide_input=True, confirmation_prompt=True)
    else:
        chosen = sys.stdin.readline().rstrip("\n")
    site.set_password(user=user, password=chosen)
    say(f"the password of '{user}' is changed")
