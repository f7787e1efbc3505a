"""The verb ``archive-report``: one HTML file on all the mistakes of an archive."""

import os
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from matinee import __version__
from matinee.archive import ArchiveError, Item, ItemKind, Unread, read_archive
from matinee.archive.spreadsheet import parse_mapping
from matinee.archive_report.examine import Examiner
from matinee.archive_report.model import ArchiveReport, Post, UsedSource, used_sources
from matinee.archive_report.page import render
from matinee.catalogue.embedded import EMBEDDED
from matinee.catalogue.snapshot import Snapshot
from matinee.claims.model import Severity
from matinee.cli.collector import collect_seldom
from matinee.cli.messages import RefusalError, say
from matinee.cli.options import CatalogueOption
from matinee.cli.pool import Work, in_order, workers_for
from matinee.cli.progress import Progress
from matinee.cli.settings import Settings, open_catalogue, read_settings
from matinee.rules.policy import Policy

_WRITING = frozenset({ItemKind.POST, ItemKind.PAGE, ItemKind.REVIEW, ItemKind.LISTED})


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
    reading = _Reading(paths, parse_mapping(map) if map else None, drafts)
    posts: list[Post] = []
    try:
        with Progress("reading and checking", None) as progress:
            for post in in_order(
                reading.items(),
                partial(_examiner, snapshot.path.resolve(), _policy(settings)),
                workers=workers_for(reading.size, wanted=jobs),
            ):
                posts.append(post)
                progress.step()
    except ArchiveError as error:
        raise RefusalError(str(error)) from error
    report = _report(paths, posts, reading.unread, snapshot, min_severity)
    _write(into, render(report))
    for why in reading.unread:
        say(why)
    _say_what_was_found(report, into, time.perf_counter() - begun)
    raise typer.Exit(2 if reading.unread else 0)


def _examiner(catalogue: Path, policy: Policy) -> Examiner:
    collect_seldom()
    return Examiner(catalogue, policy)


class _Reading:
    """The items of the archives that hold writing, and what of them could not be read."""

    def __init__(
        self, paths: Sequence[Path], mapping: Mapping[str, str] | None, drafts: bool
    ) -> None:
        self._paths = paths
        self._mapping = mapping
        self._drafts = drafts
        self.unread: list[str] = []

    @property
    def size(self) -> int:
        """How many bytes there are to read, as far as that can be told beforehand."""
        size = 0
        for path in self._paths:
            for file in [path] if path.is_file() else path.rglob("*"):
                size += file.stat().st_size if file.is_file() else 0
        return size

    def items(self) -> Iterator[Work[Item]]:
        """Give each item with a text of its own."""
        for path in self._paths:
            for entry in read_archive(path, mapping=self._mapping):
                if isinstance(entry, Unread):
                    self.unread.append(entry.why)
                elif self._wanted(entry):
                    yield Work(entry, len(entry.text))

    def _wanted(self, item: Item) -> bool:
        if item.kind not in _WRITING or not item.text.strip():
            return False
        return self._drafts or item.status in ("", "publish", "private", "future")


def _policy(settings: Settings) -> Policy:
    """Give the house's levels, and what it accepts everywhere; an archive's items have no paths."""
    return Policy(settings.levels, [one.directive for one in settings.accepted if not one.glob])


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


def _write(path: Path, text: str) -> None:
    """Put the page in place at once: a page that was there stays until this one is whole."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.resolve().parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _say_what_was_found(report: ArchiveReport, into: Path, seconds: float) -> None:
    posts, mistakes = len(report.posts), len(report.mistakes)
    say(f"{posts:,} posts read in {seconds:.1f} s, {mistakes:,} mistakes found")
    if report.mistakes:
        first = report.mistakes[0]
        say(f"the surest: {first.finding.message} ({first.post.title})")
    say(f"open {into} in a browser")
