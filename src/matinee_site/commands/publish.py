"""The command ``matinee publish``: brings review files into a site, once each."""

from pathlib import Path
from typing import Annotated

import typer

from matinee.cli.messages import Format, RefusalError, print_json, say
from matinee.cli.options import FormatOption
from matinee.cli.progress import Progress
from matinee.cli.texts import find_texts
from matinee.document import DocumentError
from matinee_site.commands.opening import DirOption, open_site

_DONE = {
    ("created", True): "published",
    ("updated", True): "updated",
    ("unchanged", True): "unchanged",
    ("created", False): "kept as a draft",
    ("updated", False): "draft updated",
    ("unchanged", False): "draft unchanged",
}


def publish(
    paths: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files or folders.")],
    draft: Annotated[bool, typer.Option("--draft", help="Keep them as drafts.")] = False,
    critic: Annotated[
        str, typer.Option(metavar="NAME", help="Who wrote those that do not say.")
    ] = "",
    dir: DirOption = Path("site"),
    format: FormatOption = Format.TEXT,
) -> None:
    """Bring review files into a site; the same file again changes nothing.

    Exit status: 0 all were brought in, 2 some could not be read.
    """
    site = open_site(dir)
    site.set_up()
    done, refused = [], 0
    texts = list(find_texts(paths))
    with Progress("publishing", len(texts)) as bar:
        for text in texts:
            try:
                if isinstance(text, RefusalError):
                    raise text
                if text == "-":
                    raise RefusalError("a review is published from a file, not from standard input")
                item = site.bring_in(Path(text), draft=draft, critic=critic)
            except (RefusalError, DocumentError) as error:
                bar.pause()
                say(str(error))
                refused += 1
            else:
                done.append((text, item))
                if format is Format.TEXT:
                    bar.pause()
                    where = item.review.get_absolute_url() if item.live else "at the desk"
                    due = f", shown from {item.review.published_at}" if item.review.waits else ""
                    typer.echo(f"{text}: {_DONE[item.became.value, item.live]}, {where}{due}")
                if item.film is None:
                    bar.pause()
                    also = (
                        "; one of: " + ", ".join(map(str, item.rivals[:8])) if item.rivals else ""
                    )
                    say(
                        f"{text}: which film is not clear ({item.why}){also};"
                        " name it in the front matter, as 'imdb_id: tt7181546'"
                    )
            bar.step()
    if format is Format.JSON:
        print_json(site.results_json(done))
    raise typer.Exit(2 if refused else 0)
