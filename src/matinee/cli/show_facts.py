"""Prints a film or a person as tables, with numbers that lead to the sources below."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from matinee.catalogue import Citation, Credit, Details, Dossier, FilmCredit, Person, Role, Source
from matinee.cli.messages import printable
from matinee.cli.show_details import add_details
from matinee.cli.tables import console_on, plain_table

_MARKS = 3


def show_film(
    dossier: Dossier, details: Details, sources: Mapping[str, Source], out: TextIO
) -> None:
    """Print a film's facts, its crew, its cast, and who says so."""
    console, notes = console_on(out), _Notes(sources)
    film = dossier.film
    console.print(Text(printable(str(film)), style="bold"))
    facts = plain_table()
    by_field: dict[str, list[Citation]] = {}
    for statement in dossier.statements:
        by_field.setdefault(statement.field, []).append(statement.citation)
    place = film.series
    series = f"{place.name}{f', no. {place.place}' if place.place else ''}" if place else None
    for label, field, value in (
        ("original title", "original_title", film.original_title),
        ("runtime", "runtime", f"{film.runtime} minutes" if film.runtime else None),
        ("genres", "genres", ", ".join(film.genres)),
        ("countries", "countries", ", ".join(film.countries)),
        ("languages", "languages", ", ".join(film.languages)),
        ("series", "series", series),
        ("IMDb", "", film.imdb_id),
        ("Wikidata", "", film.wikidata_id),
    ):
        if value:
            facts.add_row(label, printable(value), notes.marks(by_field.get(field, ())))
    add_details(facts, dossier, details, notes.marks)
    for role in Role:
        if role is not Role.ACTOR:
            _crew_row(facts, dossier, role, notes)
    console.print(facts)
    cast = plain_table()
    for credit in dossier.credited(Role.ACTOR):
        played = f"{credit.character or ''}{' (voice)' if credit.voice else ''}".strip()
        cast.add_row(
            printable(credit.person.name), printable(played), notes.marks(credit.citations)
        )
    if cast.row_count:
        console.print(Text("\nCast", style="bold"))
        console.print(cast)
    _print_notes(console, notes)


def show_person(
    person: Person, work: Sequence[FilmCredit], sources: Mapping[str, Source], out: TextIO
) -> None:
    """Print the films a person worked on, by year, and who says so."""
    console, notes = console_on(out), _Notes(sources)
    console.print(Text(printable(person.name), style="bold"))
    table = plain_table()
    for title, lines in groupby(work, key=lambda line: str(line.film)):
        done = list(lines)
        jobs = ", ".join(
            line.role.label + (f" ({line.character})" if line.character else "") for line in done
        )
        cited = (citation for line in done for citation in line.citations)
        table.add_row(printable(title), printable(jobs), notes.marks(cited))
    console.print(table)
    _print_notes(console, notes)


class _Notes:
    """Numbers each source's page as it is first cited."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self.numbers: dict[Citation, int] = {}

    def marks(self, citations: Iterable[Citation]) -> str:
        cited = dict.fromkeys(citations)
        numbers = sorted(self.numbers.setdefault(c, len(self.numbers) + 1) for c in cited)
        shown = ", ".join(str(number) for number in numbers[:_MARKS])
        more = f" +{len(numbers) - _MARKS}" if len(numbers) > _MARKS else ""
        return f"[{shown}{more}]" if shown else ""

    def lines(self) -> list[str]:
        return [f"[{number}] {self._name(cited)}" for cited, number in self.numbers.items()]

    def _name(self, cited: Citation) -> str:
        source = self._sources.get(cited.source)
        name = f"{source.name} ({source.licence})" if source else cited.source
        return printable(f"{name}  {cited.ref}".strip())


def _crew_row(table: Table, dossier: Dossier, role: Role, notes: _Notes) -> None:
    credits: list[Credit] = dossier.credited(role)
    covered = dossier.coverage.get(role, ())
    if not credits and not covered:
        return
    names = printable(", ".join(credit.person.name for credit in credits)) or "none"
    if not covered:
        names += "  (perhaps others)"
    table.add_row(role.label, names, notes.marks(c for credit in credits for c in credit.citations))


def _print_notes(console: Console, notes: _Notes) -> None:
    if notes.numbers:
        console.print(Text("\nSources", style="bold"))
    for line in notes.lines():
        console.print(Text(line), soft_wrap=True)
