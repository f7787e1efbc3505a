"""The verb ``archive``: which film each item is about, bringing it all in, taking it back."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from matinee.archive import (
    ArchiveError,
    Item,
    ItemKind,
    Unread,
    read_archive,
)
from matinee.archive.headings import guesses, plain
from matinee.archive.matching import Decision, Match, Matcher
from matinee.archive.spreadsheet import parse_mapping
from matinee.catalogue.json_forms import VERSION, film_json
from matinee.catalogue.near import near_films
from matinee.cli.correct import correct
from matinee.cli.formats.stream import indented, write
from matinee.cli.messages import Format, RefusalError, printable, say
from matinee.cli.options import CatalogueOption, FormatOption
from matinee.cli.progress import Progress
from matinee.cli.settings import open_catalogue, read_settings
from matinee.cli.verbs import PARTS, load_from_site

app = typer.Typer(no_args_is_help=True, help="Bring an archive in, or look through one.")
app.command()(correct)
DirOption = Annotated[
    Path | None,
    typer.Option("--dir", metavar="DIR", envvar="MATINEE_DIR", help="The folder of the site."),
]
_LEFT_OUT = frozenset({ItemKind.ATTACHMENT, ItemKind.OTHER})
_WORDS = {Decision.MATCHED: "matched", Decision.ASK: "to ask", Decision.UNMATCHED: "unmatched"}


@app.callback()
def archive() -> None:
    """Bring an archive into a site, look through one, or correct an export."""


@app.command("import")
def import_(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help="A WordPress export, a Letterboxd ZIP, an IMDb or other CSV, a folder of texts.",
        ),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would come in, and change nothing.")
    ] = False,
    dir: DirOption = None,
    decisions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A table of what each item becomes and its film: written by a dry run, read else.",
        ),
    ] = None,
    media: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="The folder or ZIP of its pictures, if not beside it."),
    ] = None,
    critic: Annotated[str, typer.Option(metavar="NAME", help="Who wrote what names nobody.")] = "",
    scale: Annotated[
        float | None, typer.Option(min=1, max=100, help="What scores without a scale are out of.")
    ] = None,
    keep_private: Annotated[
        bool, typer.Option("--keep-private", help="Keep e-mail addresses and IPs of comments.")
    ] = False,
    show_lists: Annotated[
        bool, typer.Option("--show-lists", help="Show lists to readers as collections at once.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before bringing in.")] = False,
    jobs: Annotated[int | None, typer.Option(min=1, max=64, help="How many processes.")] = None,
    catalogue: CatalogueOption = None,
    format: FormatOption = Format.TEXT,
    map: Annotated[
        str,
        typer.Option(metavar="FIELD=COLUMN,...", help="What the columns of a table of yours hold."),
    ] = "",
) -> None:
    """Bring archives into a site; with --dry-run, say what would come in and change nothing.

    A dry run without a site needs a catalogue only, and says which film each item is about. With
    one it also says what each item becomes, what the check would find, and what will redirect.

    Exit status: 0 everything was read, 1 not brought in since you said so, 2 some was not read.
    """
    if dir is not None or not dry_run:
        bring = load_from_site("archive-import", group=PARTS)
        bring(
            paths,
            dry_run=dry_run,
            dir=dir or Path("site"),
            decisions=decisions,
            media=media,
            wishes={
                "critic": critic,
                "scale": scale,
                "private": keep_private,
                "show_lists": show_lists,
                "jobs": jobs,
            },
            mapping=_mapping(map),
            yes=yes,
            format=format,
        )
    if decisions or media:
        raise RefusalError("--decisions and --media are for a site: name it with --dir")
    run = _Run(format)
    try:
        mapping = _mapping(map)
        snapshot = open_catalogue(catalogue, read_settings(Path.cwd()))
        matcher = Matcher(snapshot, near=partial(near_films, snapshot))
        run.begin()
        with Progress("matching", None) as progress:
            for item in run.items(paths, mapping, progress):
                run.add(item, matcher.match(item))
                progress.step()
    except ArchiveError as error:
        raise RefusalError(str(error)) from error
    run.end()
    raise typer.Exit(2 if run.unread else 0)


@app.command()
def undo(
    run: Annotated[
        int | None, typer.Argument(metavar="[RUN]", help="Its number; the newest without.")
    ] = None,
    dir: DirOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    format: FormatOption = Format.TEXT,
) -> None:
    """Take back what an archive brought in; what was changed since is kept and listed.

    Exit status: 0 all was taken back, 1 something was kept.
    """
    take_back = load_from_site("archive-undo", group=PARTS)
    take_back(run, dir=dir or Path("site"), yes=yes, format=format)


@app.command()
def runs(dir: DirOption = None, format: FormatOption = Format.TEXT) -> None:
    """List the archives that were brought in."""
    load_from_site("archive-runs", group=PARTS)(dir=dir or Path("site"), format=format)


def _mapping(written: str) -> Mapping[str, str] | None:
    try:
        return parse_mapping(written) if written else None
    except ArchiveError as error:
        raise RefusalError(str(error)) from error


class _Run:
    """One call of the verb: prints each item as it comes, or gathers what is to be asked."""

    def __init__(self, format: Format) -> None:
        self._json = format is Format.JSON
        self._counts: Counter[Decision] = Counter()
        self._doubtful: list[tuple[Item, Match]] = []
        self.unread = 0

    def items(
        self, paths: list[Path], mapping: Mapping[str, str] | None, progress: Progress
    ) -> Iterator[Item]:
        """Give what can be matched to a film; say what cannot be read."""
        for path in paths:
            for entry in read_archive(path, mapping=mapping):
                if isinstance(entry, Unread):
                    progress.pause()
                    say(entry.why)
                    self.unread += 1
                elif entry.kind not in _LEFT_OUT:
                    yield entry

    def begin(self) -> None:
        """Open the JSON."""
        if self._json:
            write(f'{{\n  "version": {VERSION},\n  "items": [')

    def add(self, item: Item, match: Match) -> None:
        """Print an item, or keep it where it needs somebody's word."""
        if self._json:
            comma = "," if self._counts else ""
            write(f"{comma}\n    {indented(_item_json(item, match), 2)}")
        elif match.decision is not Decision.MATCHED:
            self._doubtful.append((item, match))
        self._counts[match.decision] += 1

    def end(self) -> None:
        """Close the JSON, or print what is doubtful and the counts."""
        if self._json:
            write("\n  ]\n}\n" if self._counts else "]\n}\n")
            return
        for decision in (Decision.ASK, Decision.UNMATCHED):
            for item, match in self._doubtful:
                if match.decision is decision:
                    where = f"{plain(item.title)}  [{item.source}]"
                    typer.echo(printable(f"{_WORDS[decision]}: {where}"))
                    typer.echo(printable(f"    {match.why}"))
        counts = ", ".join(f"{self._counts[one]:,} {_WORDS[one]}" for one in Decision)
        typer.echo(f"{self._counts.total():,} items: {counts}")


def _year(item: Item) -> int | None:
    """Give the year that an item states, in a field or in its heading."""
    headed = (guess.year for guess in guesses(item.title) if guess.year)
    return item.film.year or next(headed, None)


def _item_json(item: Item, match: Match) -> dict[str, Any]:
    """Give an item as the contract has it, and the films that may be meant."""
    return {
        "source": item.source,
        "kind": item.kind.value,
        "title": plain(item.title),
        "year": _year(item),
        "film": film_json(match.film),
        "decision": match.decision.value,
        "confidence": match.confidence,
        "why": match.why,
        "candidates": [
            {**(film_json(film) or {}), "confidence": confidence}
            for film, confidence in match.candidates
        ],
    }
