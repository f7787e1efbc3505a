"""Prints who says what of a film, where they differ, and what the house has settled."""

from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from rich.table import Table
from rich.text import Text

from matinee.catalogue import Citation, Details, Dossier, Role, Source
from matinee.catalogue.conflicts import Conflict, conflicts
from matinee.catalogue.json_forms import sources_json
from matinee.cli.messages import printable
from matinee.cli.tables import console_on


def show_sources(
    dossier: Dossier, details: Details, sources: Mapping[str, Source], out: TextIO
) -> None:
    """Print each fact with the names of those who state it."""
    console = console_on(out)
    console.print(Text(printable(str(dossier.film)), style="bold"))
    differing = {conflict.field for conflict in conflicts(dossier, details)}
    table = _table()
    for field, value, citations in _facts(dossier, details):
        mark = "  (sources differ)" if field in differing else ""
        who = ", ".join(dict.fromkeys(_name(cited, sources) for cited in citations))
        table.add_row(field.replace("_", " "), printable(value), printable(who + mark))
    console.print(table)
    if details.overruled:
        console.print(Text("\nOverruled by the house", style="bold"))
        overruled = _table()
        for said in details.overruled:
            field = said.field.replace("_", " ")
            overruled.add_row(field, printable(said.value), _name(said.citation, sources))
        console.print(overruled)


def sources_of_film_json(
    dossier: Dossier, details: Details, sources: Mapping[str, Source]
) -> dict[str, Any]:
    """Give where sources differ, and what the house has overruled, as plain data."""
    return {
        "conflicts": [_conflict_json(each, sources) for each in conflicts(dossier, details)],
        "overruled": [
            {
                "field": said.field,
                "value": said.value,
                "source": sources_json([said.citation], sources)[0],
            }
            for said in details.overruled
        ],
    }


def _table() -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    return table


def _facts(dossier: Dossier, details: Details) -> Iterable[tuple[str, str, list[Citation]]]:
    """Give every fact once, in the order of a film's page, with all who state it."""
    found: dict[tuple[str, str], list[Citation]] = {}
    for statement in dossier.statements:
        if statement.field != "cut":
            found.setdefault((statement.field, statement.value), []).append(statement.citation)
    for cut in details.cuts:
        found.setdefault(("cut", f"{cut.name}, {cut.minutes} min"), []).append(cut.citation)
    for release in details.releases:
        words = f"{release.date} [{release.country}]" if release.country else release.date
        found.setdefault(("released", words), []).append(release.citation)
    for title in details.titles:
        if title.kind in ("local", "alternative"):
            place = title.language or title.country
            words = f"{title.text} [{place}]" if place else title.text
            found.setdefault(("also called", words), []).append(title.citation)
    for kin in details.kin:
        words = str(kin.film or kin.title or kin.ref)
        found.setdefault((kin.kind, words), []).append(kin.citation)
    for role in Role:
        for credit in dossier.credited(role):
            played = f" as {credit.character}" if credit.character else ""
            found.setdefault((role.label, credit.person.name + played), []).extend(credit.citations)
        whole = dossier.coverage.get(role, ())
        if whole:
            found.setdefault((role.label, "(and no others)"), []).extend(whole)
    return ((field, value, cited) for (field, value), cited in found.items())


def _conflict_json(conflict: Conflict, sources: Mapping[str, Source]) -> dict[str, Any]:
    return {
        "field": conflict.field,
        "values": [
            {"value": value, "sources": sources_json(cited, sources)}
            for value, cited in conflict.values.items()
        ],
    }


def _name(citation: Citation, sources: Mapping[str, Source]) -> str:
    source = sources.get(citation.source)
    return source.name if source else citation.source
