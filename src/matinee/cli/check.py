"""The verb ``check``: reads texts, checks them, prints what was found, mends what is sure."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from matinee.claims.model import Severity
from matinee.cli.cache import Cache
from matinee.cli.checked import STDIN, Checked, Job, Refused, Text
from matinee.cli.collector import collect_seldom
from matinee.cli.formats import WRITERS, CheckFormat, Writer
from matinee.cli.found import the_film
from matinee.cli.messages import RefusalError, say
from matinee.cli.options import CatalogueOption
from matinee.cli.pool import Work, in_order, workers_for
from matinee.cli.progress import Progress
from matinee.cli.settings import Settings, open_catalogue, read_file, settings_file
from matinee.cli.stale import Stale
from matinee.cli.texts import find_texts, read_text_bytes


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Files, folders, or - for standard input; without any, what matinee.toml names.",
        ),
    ] = None,
    film: Annotated[
        str | None,
        typer.Option(metavar="REF", help="The film: tt7181546, 'Ballerina (2025)', or an id."),
    ] = None,
    catalogue: CatalogueOption = None,
    format: Annotated[
        CheckFormat, typer.Option(help="How to print what was found.")
    ] = CheckFormat.TEXT,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what is sure, in place.")] = False,
    min_severity: Annotated[
        Severity, typer.Option(help="The least severity to show and to fail on.")
    ] = Severity.WARNING,
    jobs: Annotated[
        int | None,
        typer.Option(min=1, max=64, help="How many processes to use; few texts need but one."),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The settings, in place of the nearest matinee.toml."),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Check again what has not changed.")
    ] = False,
) -> None:
    """Check what texts say about films.

    Exit status: 0 nothing found, 1 findings, 2 something could not be checked.
    """
    settings = read_file(config) if config else _settings(paths or [])
    given = paths or _listed(settings)
    if fix and STDIN in given:
        raise RefusalError("standard input cannot be fixed in place; give --fix a file")
    snapshot = open_catalogue(catalogue, settings)
    found = the_film(snapshot, film) if film else None
    job = Job(snapshot.path.resolve(), found, settings.levels, fix)
    cache = None if no_cache or fix else Cache(job, snapshot.fingerprint)
    run = _Run(WRITERS[format](), min_severity, Stale(settings), cache)
    texts = list(find_texts(given, settings))
    outcomes: Iterator[Checked | Refused] = in_order(
        (run.entry(text) for text in _read(texts, settings)),
        partial(_worker, job),
        workers=workers_for(_size(texts), wanted=jobs),
    )
    begun = time.perf_counter()
    run.writer.begin()
    with Progress("checking", len(texts)) as progress:
        for outcome in outcomes:
            progress.pause()
            run.take(outcome)
            progress.step()
    run.writer.end(time.perf_counter() - begun)
    run.close()
    raise typer.Exit(2 if run.refused else 1 if run.findings else 0)


@dataclass(slots=True)
class _Run:
    """One call of the verb: where its results go, and what has come of it so far."""

    writer: Writer
    least: Severity
    stale: Stale
    cache: Cache | None
    findings: int = 0
    refused: int = 0
    _keys: dict[str, bytes] = field(default_factory=dict)

    def entry(self, text: Text | Refused) -> Work[Text] | Checked | Refused:
        """Give the result of a text that was checked before, or the text to check."""
        if isinstance(text, Refused):
            return text
        if self.cache is not None:
            key = self.cache.key(text)
            found = self.cache.get(key, text.path)
            if found:
                return found
            self._keys[text.path] = key
        return Work(text, len(text.data))

    def take(self, outcome: Checked | Refused) -> None:
        """Print a result, and keep it for the next time."""
        if isinstance(outcome, Refused):
            self.refused += 1
            say(outcome.message)
            self.writer.refuse(outcome)
            return
        for was, now in outcome.fixed:
            say(f"{outcome.path}: '{was}' is now '{now}'")
        for note in outcome.notes:
            say(f"{outcome.name}: {note}")
        self.findings += self.writer.add(outcome, self.least)
        self.stale.add(outcome)
        key = self._keys.pop(outcome.path, None)
        if self.cache and key:
            self.cache.put(key, outcome)

    def close(self) -> None:
        """Say which acceptances can go, and close the cache."""
        for message in self.stale.messages():
            say(message)
        if self.cache:
            self.cache.close()


def _worker(job: Job) -> Callable[[Text], Checked | Refused]:
    # Loading the checker takes longer than everything else where all results are known.
    from matinee.cli.job import Worker

    collect_seldom()
    return Worker(job)


def _settings(paths: Sequence[str]) -> Settings:
    """Read the settings nearest to the texts; those of several houses are not mixed."""
    found: dict[Path, str] = {}
    for path in paths or ["."]:
        file = settings_file(Path() if path == STDIN else Path(path))
        if file:
            found.setdefault(file, path)
    if len(found) > 1:
        listed = " and ".join(f"{path} has {file}" for file, path in list(found.items())[:2])
        raise RefusalError(f"{listed}; check them in two runs, or name one with --config FILE")
    return read_file(next(iter(found))) if found else Settings()


def _listed(settings: Settings) -> list[str]:
    if not settings.paths:
        raise RefusalError(
            "name a file or a folder to check, or list 'paths' under [matinee] in matinee.toml"
        )
    return [str(settings.folder / path) for path in settings.paths]


def _size(texts: Sequence[str | RefusalError]) -> int:
    size = 0
    for text in texts:
        if isinstance(text, str) and text != STDIN:
            with suppress(OSError):
                size += os.stat(text).st_size
    return size


def _read(texts: Sequence[str | RefusalError], settings: Settings) -> Iterator[Text | Refused]:
    for path in texts:
        try:
            if isinstance(path, RefusalError):
                raise path
            accepted = tuple(
                (one.directive.rule, one.directive.text, one.directive.reason)
                for one in settings.accepted
                if settings.speaks_for(one, Path(path))
            )
            yield Text(path, read_text_bytes(path), accepted)
        except RefusalError as refusal:
            yield Refused(path if isinstance(path, str) else "", str(refusal))
