"""Prints what was found in a text for a person to read at a glance."""

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import typer

from matinee.claims.model import Severity
from matinee.cli.checked import Checked, Place, Refused
from matinee.cli.excerpt import excerpt
from matinee.cli.messages import coloured, printable

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_MOST_SOURCES = 3
_Paint = Callable[..., str]


class TextWriter:
    """Prints each text's findings with their words underlined, and a line that sums up."""

    def begin(self) -> None:
        """Print nothing yet."""

    def add(self, checked: Checked, least: Severity) -> int:
        """Print a text's findings."""
        findings = list(checked.findings(least))
        typer.echo(show(checked, findings, colour=coloured(sys.stdout)), color=True)
        return len(findings)

    def refuse(self, refused: Refused) -> None:
        """Leave it to the line on standard error."""

    def end(self, seconds: float) -> None:
        """Print nothing more."""


def show(
    checked: Checked, findings: Sequence[tuple[Mapping[str, Any], Place]], *, colour: bool
) -> str:
    """Give the findings, each with its words underlined, and one line that sums up."""
    paint: _Paint = typer.style if colour else _unpainted
    width = min(shutil.get_terminal_size((100, 24)).columns, 120) - 4
    lines: list[str] = []
    for claim, place in findings:
        lines += [*_finding(checked.name, claim, place, width, paint), ""]
    lines.append(summary(checked, len(findings)))
    return "\n".join(lines)


def summary(checked: Checked, findings: int) -> str:
    """Give the line ``review.md: Ballerina (2025) · 40 statements, 33 compared, 3 findings``."""
    counts = (
        _count(len(checked.claims), "statement"),
        f"{checked.compared} compared",
        _count(findings, "finding"),
    )
    return printable(f"{checked.name}: {_film(checked.report['film'])} · {', '.join(counts)}")


def _film(film: Mapping[str, Any] | None) -> str:
    if film is None:
        return "no film recognised"
    return f"{film['title']} ({film['year']})" if film["year"] else str(film["title"])


def _finding(
    name: str, claim: Mapping[str, Any], place: Place, width: int, paint: _Paint
) -> list[str]:
    severity = Severity(claim["severity"])
    colour = _COLOURS[severity]
    words = excerpt(place.around, place.at, claim["end"] - claim["start"], width=width)
    where = printable(f"{name}:{place.line}:{place.column}")
    lines = [
        f"{paint(where, bold=True)} {paint(severity.value, fg=colour, bold=True)}"
        f" {paint(claim['rule'], dim=True)}",
        f"  {words.before}{paint(words.marked, bold=True)}{words.after}",
        f"  {paint(words.underline, fg=colour)}",
        f"  {printable(claim['message'])}",
    ]
    if claim["expected"]:
        right = printable(", ".join(claim["expected"]))
        lines.append(f"  {paint('right:', dim=True)}  {paint(right, fg='green', bold=True)}")
    cited = claim["sources"]
    for number, source in enumerate(cited[:_MOST_SOURCES]):
        label = "source:" if number == 0 else "       "
        shown = f"{source['name']}, {source['ref']}" if source["ref"] else source["name"]
        lines.append(f"  {paint(label, dim=True)} {printable(shown)}")
    if len(cited) > _MOST_SOURCES:
        lines.append(f"          and {_count(len(cited) - _MOST_SOURCES, 'more place')}")
    return lines


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _unpainted(text: str, **_style: object) -> str:
    return text
