"""What is printed when a site begins to serve."""

from pathlib import Path

import typer

from matinee_site.commands.opening import HOST


def welcome(*, address: str, password: str, dir: Path) -> None:
    """Print the address and the login; a password is shown once and kept only as a hash."""
    typer.echo(f"The site   {address}")
    typer.echo(f"The desk   {address}desk/")
    if password:
        typer.echo(f"Sign in    operator  {password}")
        typer.echo("           This password is shown only now. Change it with:")
        typer.echo(f"           matinee password --dir {dir}")
    else:
        typer.echo("Sign in    with the password you were shown, or set another with:")
        typer.echo(f"           matinee password --dir {dir}")
    typer.echo(f"Press Ctrl-C to stop. Only this machine ({HOST}) can reach it.")
