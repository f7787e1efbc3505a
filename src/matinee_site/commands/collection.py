"""The command ``matinee collection``: lists into a site's collections, and out of them."""

from pathlib import Path
from typing import Annotated

import typer

from matinee.cli.files import write_whole
from matinee.cli.lists import list_bytes
from matinee.cli.messages import Format, RefusalError, print_json, printable, say
from matinee.cli.options import FormatOption
from matinee.lists import ListError, ListForm, read_list
from matinee.lists.report import report_json, report_lines
from matinee_site.commands.opening import DirOption, open_site

app = typer.Typer(no_args_is_help=True, help="Bring lists into collections, or take them out.")


@app.command("import")
def import_(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="A CSV of Letterboxd's or IMDb's, or a text.")
    ],
    title: Annotated[str, typer.Option(help="What to call it, if not as the list does.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what is found, doubtful and not there.")
    ] = False,
    show: Annotated[
        bool, typer.Option("--show", help="Show it to readers at once; else it waits at the desk.")
    ] = False,
    dir: DirOption = Path("site"),
    format: FormatOption = Format.TEXT,
) -> None:
    """Make a collection of a list's films that are surely found, with their notes, in order.

    Exit status: 0 all were found, 1 some are doubtful or not there, 2 the list cannot be read.
    """
    site = open_site(dir)
    site.set_up()
    try:
        read = read_list(list_bytes(path), path.name)
    except ListError as error:
        raise RefusalError(str(error)) from error
    found = site.match_list(read)
    lines, report = report_lines(read, found), report_json(read, found)
    if not dry_run:
        if not any(each.film for each in found):
            raise RefusalError(f"{path}: none of its films is found; nothing was made")
        brought = site.bring_list(read, found, title=title, show=show)
        where = brought.collection.get_absolute_url()
        report["collection"] = {"slug": brought.collection.slug, "films": brought.films}
        seen = "shown" if show else "kept at the desk until it is shown"
        lines.append(f"{where}: {brought.films} films, {seen}")
    if format is Format.JSON:
        print_json(report)
    else:
        for line in lines:
            typer.echo(printable(line))
    raise typer.Exit(0 if all(each.film for each in found) else 1)


@app.command("export")
def export(
    slug: Annotated[str, typer.Argument(help="The last part of the collection's address.")],
    form: Annotated[ListForm, typer.Option("--as", help="How to write it.")] = ListForm.LETTERBOXD,
    into: Annotated[
        Path | None, typer.Option("--into", metavar="FILE", help="Where to; else to the terminal.")
    ] = None,
    dir: DirOption = Path("site"),
) -> None:
    """Write a collection, curated or computed, as a list for Letterboxd, for IMDb or as text."""
    site = open_site(dir)
    site.set_up()
    text = site.take_out(slug, form)
    if text is None:
        known = ", ".join(name for name, _ in site.collections()) or "none"
        raise RefusalError(f"there is no collection '{slug}'; there are: {known}")
    if into is None:
        typer.echo(text, nl=False)
    else:
        write_whole(into, text.encode())
        say(f"written to {into}")


@app.command("list")
def list_(dir: DirOption = Path("site"), format: FormatOption = Format.TEXT) -> None:
    """List a site's collections."""
    site = open_site(dir)
    site.set_up()
    known = site.collections()
    if format is Format.JSON:
        print_json({"version": 1, "collections": [{"slug": s, "title": t} for s, t in known]})
        return
    for name, title in known:
        typer.echo(printable(f"{name}  {title}"))
