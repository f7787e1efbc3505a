"""The command ``matinee build``: the public site as files, for any host that serves files."""

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matinee.cli.messages import Format, RefusalError, print_json, say
from matinee.cli.options import FormatOption
from matinee.cli.progress import Progress
from matinee_site.commands.opening import DirOption, open_site

if TYPE_CHECKING:
    from matinee_site.building.run import Result

FACTS = ("linked", "films", "all")


def build(
    to: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the finished files.")],
    url: Annotated[
        str,
        typer.Option(
            metavar="URL",
            envvar="MATINEE_URL",
            help="Where readers will find the site, as https://films.example.",
        ),
    ] = "",
    facts: Annotated[
        str,
        typer.Option(
            metavar="linked|films|all",
            help="Which pages of facts are built beside those that the house has written about:"
            " those it links to, every film and series, or people as well.",
        ),
    ] = "films",
    jobs: Annotated[
        int,
        typer.Option(
            min=0, max=64, help="How many processes to use; 0: as many as there are processors."
        ),
    ] = 0,
    dir: DirOption = Path("site"),
    format: FormatOption = Format.TEXT,
) -> None:
    """Build the public site as files; a second run makes only what has changed since.

    The old build stays whole until the new one takes its place. Files that no build has made
    (.git, CNAME) are left alone.

    Exit status: 0 built, 1 built with broken links, 2 not built.
    """
    if facts not in FACTS:
        raise RefusalError(f"--facts {facts}: one of {', '.join(FACTS)}")
    if url:
        if not url.startswith(("https://", "http://")):
            raise RefusalError(f"--url {url}: a whole address, as https://films.example")
        if url.count("/") > 2 and url.rstrip("/").count("/") > 2:
            raise RefusalError(f"--url {url}: the site stands at the root of its host")
        os.environ["MATINEE_URL"] = url.rstrip("/")
    # Pages are made, not kept: the files are what is kept.
    os.environ["MATINEE_KEEP_PAGES"] = "0"
    site = open_site(dir)
    site.set_up()
    if not url:
        say(
            "no --url: whole addresses (feeds, sitemaps, cards) are those of this machine,"
            f" {os.environ['MATINEE_URL']}"
        )
    module = import_module("matinee_site.commands.builds")
    with Progress("building", None) as bar:
        result: Result = module.run(
            to=to, facts=facts, jobs=jobs or None, site=site.folder, progress=bar.at
        )
    for lead, path in result.broken:
        say(f"{lead or 'the site'} leads to {path}, where there is nothing")
    if format is Format.JSON:
        print_json(module.result_json(result))
    else:
        typer.echo(
            f"{to}: {result.pages:,} pages, {result.files:,} files; {result.made:,} made,"
            f" {result.changed:,} of them changed, {result.kept:,} kept, {result.removed:,} removed"
        )
    raise typer.Exit(1 if result.broken else 0)
