"""The verb ``archive``: which film each item of an archive is about; an export with corrections."""

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

app = typer.Typer(no_args_is_help=True, help="Look through an archive, or correct an export.")
app.command()(correct)
_LEFT_OUT = frozenset({ItemKind.ATTACHMENT, ItemKind.OTHER})
_WORDS = {Decision.MATCHED: "matched", Decision.ASK: "to ask", Decision.UNMATCHED: "unmatched"}


@app.callback()
def archive() -> None:
    """Look through an archive, or correct an export."""


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
    catalogue: CatalogueOption = None,
    format: FormatOption = Format.TEXT,
    map: Annotated[
        str,
        typer.Option(metavar="FIELD=COLUMN,...", help="What the columns of a table of yours hold."),
    ] = "",
) -> None:
    """Say which film each item is about, how sure that is, and what cannot be told.

    Exit status: 0 everything was read, 2 some could not be.
    """
    if not dry_run:
        raise RefusalError(
            "from here an archive is only looked through: add --dry-run; it comes into a site at"
            " the site's desk"
        )
    run = _Run(format)
    try:
        mapping = parse_mapping(map) if map else None
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
