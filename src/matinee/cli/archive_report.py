"""The verb ``archive-report``: one HTML file on all the mistakes of an archive."""

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from matinee import __version__
from matinee.archive.spreadsheet import parse_mapping
from matinee.archive_report.listing import mistakes_csv
from matinee.archive_report.model import ArchiveReport, Post, UsedSource, used_sources
from matinee.archive_report.page import render
from matinee.catalogue.embedded import EMBEDDED
from matinee.catalogue.snapshot import Snapshot
from matinee.claims.model import Severity
from matinee.cli.examining import Archives
from matinee.cli.files import write_whole
from matinee.cli.messages import RefusalError, say
from matinee.cli.options import CatalogueOption
from matinee.cli.settings import open_catalogue, read_settings


def archive_report(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...", help="A WordPress export, or another archive, or a folder of texts."
        ),
    ],
    into: Annotated[
        Path, typer.Option("--into", "-o", metavar="FILE", help="The page to write.")
    ] = Path("archive-report.html"),
    table: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also list the mistakes as CSV here.")
    ] = None,
    catalogue: CatalogueOption = None,
    min_severity: Annotated[
        Severity, typer.Option(help="The least severity to show.")
    ] = Severity.WARNING,
    drafts: Annotated[bool, typer.Option("--drafts", help="Take drafts too.")] = False,
    map: Annotated[
        str, typer.Option(metavar="FIELD=COLUMN,...", help="What a table's columns hold.")
    ] = "",
    jobs: Annotated[int | None, typer.Option(min=1, max=64, help="How many processes.")] = None,
) -> None:
    """Find the mistakes in a whole archive, and write them on one page, the surest first.

    Exit status: 0 the page is written, 2 it is not, or some of the archive could not be read.
    """
    if into.is_dir():
        raise RefusalError(f"{into}: a folder; give the name of a file to write")
    settings = read_settings(Path.cwd())
    snapshot = open_catalogue(catalogue, settings)
    begun = time.perf_counter()
    archives = Archives(paths, parse_mapping(map) if map else None, drafts)
    posts = archives.posts(snapshot, settings, jobs=jobs)
    report = _report(paths, posts, archives.unread, snapshot, min_severity)
    write_whole(into, render(report).encode("utf-8", "replace"), mode=0o644)
    if table:
        write_whole(table, mistakes_csv(report), mode=0o644)
    for why in archives.unread:
        say(why)
    _say_what_was_found(report, into, time.perf_counter() - begun)
    raise typer.Exit(2 if archives.unread else 0)


def _report(
    paths: Sequence[Path],
    posts: Sequence[Post],
    unread: Sequence[str],
    snapshot: Snapshot,
    least: Severity,
) -> ArchiveReport:
    known = (
        UsedSource(source.name, source.licence, source.publishable, source.home)
        for source in snapshot.sources().values()
    )
    own = snapshot.path == EMBEDDED
    return ArchiveReport(
        archives=[path.resolve().name for path in paths],
        made=date.today().isoformat(),
        version=__version__,
        catalogue="the one that comes with Matinee" if own else snapshot.path.name,
        posts=posts,
        unread=unread,
        sources=tuple(used_sources(known, posts)),
        least=least,
    )


def _say_what_was_found(report: ArchiveReport, into: Path, seconds: float) -> None:
    posts, mistakes = len(report.posts), len(report.mistakes)
    say(f"{posts:,} posts read in {seconds:.1f} s, {mistakes:,} mistakes found")
    if report.mistakes:
        first = report.mistakes[0]
        say(f"the surest: {first.finding.message} ({first.post.title})")
    say(f"open {into} in a browser")
