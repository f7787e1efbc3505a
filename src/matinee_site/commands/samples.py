"""The command ``matinee samples``: what can be done with the sample reviews."""

from pathlib import Path

import typer

from matinee.cli.messages import say
from matinee_site.commands.opening import DirOption, open_site

samples = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False)


@samples.callback()
def about() -> None:
    """Remove the sample reviews from a site."""


@samples.command()
def remove(dir: DirOption = Path("site")) -> None:
    """Remove the sample reviews, articles, drafts and collections; what you wrote stays."""
    removed = open_site(dir).remove_samples()
    say(
        f"removed {removed.reviews} reviews, {removed.articles} articles,"
        f" {removed.collections} collections"
        f" and {removed.critics} critics that were samples"
    )
