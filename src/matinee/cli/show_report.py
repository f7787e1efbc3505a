"""Prints what was found in a text for a person to read at a glance."""

import shutil
from collections.abc import Callable, Sequence

import typer

from matinee.catalogue import Citation
from matinee.check import Report
from matinee.claims.model import Claim, Severity
from matinee.cli.excerpt import excerpt
from matinee.cli.messages import printable

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_MOST_SOURCES = 3
_Paint = Callable[..., str]


def show_report(report: Report, findings: Sequence[Claim], *, colour: bool) -> str:
    """Give the findings, each with its words underlined, and one line that sums up."""
    paint: _Paint = typer.style if colour else _unpainted
    width = min(shutil.get_terminal_size((100, 24)).columns, 120) - 4
    lines: list[str] = []
    for claim in findings:
        lines += [*_finding(report, claim, width, paint), ""]
    lines.append(summary(report, findings))
    return "\n".join(lines)


def summary(report: Report, findings: Sequence[Claim]) -> str:
    """Give the line ``review.md: Ballerina (2025) · 40 statements, 33 compared, 3 findings``."""
    film = str(report.film) if report.film else "no film recognised"
    counts = (
        _count(len(report.claims), "statement"),
        f"{report.compared} compared",
        _count(len(findings), "finding"),
    )
    return printable(f"{shown_path(report)}: {film} · {', '.join(counts)}")


def shown_path(report: Report) -> str:
    """Give the document's path as people read it."""
    return "standard input" if report.document.path == "-" else report.document.path


def _finding(report: Report, claim: Claim, width: int, paint: _Paint) -> list[str]:
    severity = claim.severity or Severity.INFO
    colour = _COLOURS[severity]
    place = excerpt(report.document.source, claim.span, width=width)
    where = printable(f"{shown_path(report)}:{place.line}:{place.column}")
    lines = [
        f"{paint(where, bold=True)} {paint(severity.value, fg=colour, bold=True)}"
        f" {paint(claim.rule, dim=True)}",
        f"  {place.before}{paint(place.marked, bold=True)}{place.after}",
        f"  {paint(place.underline, fg=colour)}",
        f"  {printable(claim.message)}",
    ]
    if claim.expected:
        right = printable(", ".join(claim.expected))
        lines.append(f"  {paint('right:', dim=True)}  {paint(right, fg='green', bold=True)}")
    cited = dict.fromkeys(claim.citations)
    for number, citation in enumerate(list(cited)[:_MOST_SOURCES]):
        label = "source:" if number == 0 else "       "
        lines.append(f"  {paint(label, dim=True)} {printable(_source(report, citation))}")
    if len(cited) > _MOST_SOURCES:
        lines.append(f"          and {_count(len(cited) - _MOST_SOURCES, 'more place')}")
    return lines


def _source(report: Report, citation: Citation) -> str:
    known = report.sources.get(citation.source)
    name = known.name if known else citation.source
    return f"{name}, {citation.ref}" if citation.ref else name


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _unpainted(text: str, **_style: object) -> str:
    return text
