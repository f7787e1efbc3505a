"""The verb ``check``: reads texts, checks them, prints what was found, mends what is sure."""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

import typer

from matinee.catalogue import Catalogue, FilmRef
from matinee.catalogue.refs import find_film
from matinee.check import Checker, Report
from matinee.claims.model import Claim, Severity
from matinee.cli.fix import apply_fixes, replace_text, sure_fixes
from matinee.cli.found import the_film
from matinee.cli.messages import Format, RefusalError, coloured, print_json, say
from matinee.cli.options import CatalogueOption, FormatOption
from matinee.cli.progress import Progress
from matinee.cli.settings import open_catalogue, read_settings
from matinee.cli.show_report import show_report, shown_path
from matinee.cli.texts import STDIN, find_texts, read
from matinee.document import Directive, Document, read_text
from matinee.document.read import format_of
from matinee.report_json import reports_json

_PASSES = 5


@dataclass(slots=True)
class _Run:
    """One call of the verb: what it asks, and what became of it."""

    catalogue: Catalogue
    checker: Checker
    film: FilmRef | None
    least: Severity
    fix: bool
    allowed: tuple[Directive, ...] = ()
    refused: int = 0
    findings: int = 0
    reports: list[Report] = field(default_factory=list)


def check(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input."),
    ],
    film: Annotated[
        str | None,
        typer.Option(metavar="REF", help="The film: tt7181546, 'Ballerina (2025)', or an id."),
    ] = None,
    catalogue: CatalogueOption = None,
    format: FormatOption = Format.TEXT,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what is sure, in place.")] = False,
    min_severity: Annotated[
        Severity, typer.Option(help="The least severity to show and to fail on.")
    ] = Severity.WARNING,
) -> None:
    """Check what texts say about films.

    Exit status: 0 nothing found, 1 findings, 2 something could not be checked.
    """
    if fix and STDIN in paths:
        raise RefusalError("standard input cannot be fixed in place; give --fix a file")
    settings = read_settings(Path.cwd())
    snapshot = open_catalogue(catalogue, settings)
    run = _Run(
        snapshot,
        Checker(snapshot),
        the_film(snapshot, film) if film else None,
        min_severity,
        fix,
        settings.allowed,
    )
    begun = time.perf_counter()
    texts = list(find_texts(paths))
    with Progress("checking", len(texts)) as progress:
        for report in _reports(run, texts, progress):
            shown = _shown(run, report)
            run.findings += len(shown)
            if format is Format.TEXT:
                progress.pause()
                typer.echo(show_report(report, shown, colour=coloured(sys.stdout)), color=True)
            else:
                run.reports.append(report)
    if format is Format.JSON:
        seconds = time.perf_counter() - begun
        print_json(reports_json(run.reports, findings=run.findings, seconds=seconds))
    raise typer.Exit(2 if run.refused else 1 if run.findings else 0)


def _reports(
    run: _Run, texts: Sequence[str | RefusalError], progress: Progress
) -> Iterator[Report]:
    for text in texts:
        try:
            if isinstance(text, RefusalError):
                raise text
            report = _checked(run, read(text))
        except RefusalError as refusal:
            progress.pause()
            say(str(refusal))
            run.refused += 1
        else:
            _note(run, report, progress)
            yield report
        progress.step()


def _checked(run: _Run, document: Document) -> Report:
    report = _check(run, document)
    if not run.fix:
        return report
    mended = []
    format = format_of(document.path, document.source)
    # A mended name may make another one sure: a second run must find nothing left to do.
    for _ in range(_PASSES):
        fixes = sure_fixes(report.document, report.claims)
        if not fixes:
            break
        mended += [(report.document.slice(fix.span), fix.text) for fix in fixes]
        source = apply_fixes(report.document, fixes)
        report = _check(run, read_text(source, format=format, path=document.path))
    if mended:
        replace_text(Path(document.path), before=document.source, after=report.document.source)
        for was, now in mended:
            say(f"{document.path}: '{was}' is now '{now}'")
    return report


def _check(run: _Run, document: Document) -> Report:
    if run.allowed:
        directives = (*document.directives, *run.allowed)
        document = replace(document, directives=directives)
    return run.checker.check(document, film=run.film)


def _shown(run: _Run, report: Report) -> list[Claim]:
    return [
        claim
        for claim in report.findings
        if claim.severity and claim.severity.rank >= run.least.rank
    ]


def _note(run: _Run, report: Report, progress: Progress) -> None:
    """Say on standard error what kept a text from being compared."""
    notes = []
    name = shown_path(report)
    if not report.document.source.strip():
        notes.append(f"{name}: nothing to read")
    elif report.film is None and report.decision.rivals:
        listed = ", ".join(f"{film} [{film.id}]" for film in report.decision.rivals[:8])
        notes.append(f"{name}: several films fit: {listed}; name one with --film or 'film:'")
    elif run.film is None and (named := _named(report.document)):
        match = find_film(run.catalogue, named)
        if match.film is None and not match.candidates:
            notes.append(
                f"{name}: the catalogue has no film '{named}', which its front matter names"
            )
    for note in notes:
        progress.pause()
        say(note)


def _named(document: Document) -> str | None:
    for key in ("imdb_id", "film", "title"):
        value = document.metadata.get(key)
        if isinstance(value, str) and value.strip():
            return value
    return None
