"""Prints a film or a person as tables, with numbers that lead to the sources below."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from matinee.catalogue import Citation, Credit, Dossier, FilmCredit, Person, Role, Source
from matinee.cli.messages import coloured, printable

_MARKS = 3


def show_film(dossier: Dossier, sources: Mapping[str, Source], out: TextIO) -> None:
    """Print a film's facts, its crew, its cast, and who says so."""
    console, notes = _console(out), _Notes(sources)
    film = dossier.film
    console.print(Text(printable(str(film)), style="bold"))
    facts = _table()
    by_field: dict[str, list[Citation]] = {}
    for statement in dossier.statements:
        by_field.setdefault(statement.field, []).append(statement.citation)
    place = film.series
    series = f"{place.name}{f', no. {place.place}' if place.place else ''}" if place else None
    for label, field, value in (
        ("original title", "title", film.original_title),
        ("also called", "title", ", ".join(film.aliases)),
        ("runtime", "runtime", f"{film.runtime} minutes" if film.runtime else None),
        ("genres", "genres", ", ".join(film.genres)),
        ("countries", "countries", ", ".join(film.countries)),
        ("languages", "languages", ", ".join(film.languages)),
        ("series", "series", series),
        ("remake of", "", film.remake_of),
        ("IMDb", "", film.imdb_id),
        ("Wikidata", "", film.wikidata_id),
    ):
        if value:
            facts.add_row(label, printable(value), notes.marks(by_field.get(field, ())))
    for role in Role:
        if role is not Role.ACTOR:
            _crew_row(facts, dossier, role, notes)
    console.print(facts)
    cast = _table()
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
    console, notes = _console(out), _Notes(sources)
    console.print(Text(printable(person.name), style="bold"))
    table = _table()
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


def _console(out: TextIO) -> Console:
    colour = coloured(out)
    return Console(file=out, no_color=not colour, highlight=False, markup=False, emoji=False)


def _table() -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=False)
    table.add_column(overflow="fold", ratio=1)
    table.add_column(no_wrap=True, justify="right")
    return table
