"""Gathers records of films and people into columns (``columns.py``)."""

from collections.abc import Iterable, Sequence
from typing import Any

import polars as pl

from matinee.catalogue.build.columns import SCHEMAS, Frames
from matinee.catalogue.build.folding import names_json
from matinee.catalogue.model import Citation, Source
from matinee.catalogue.people import person_number
from matinee.catalogue.records import (
    CreditRecord,
    FilmRecord,
    PersonRecord,
    Record,
    RulingRecord,
    SeriesRecord,
)
from matinee.catalogue.schema import FIELD_NUMBERS, ROLE_NUMBERS

ORIGINAL, MAIN, ALTERNATIVE = "original", "title", "alternative"
UNSTATED = Source("unstated", "a source not stated", "not stated", publishable=False)
UNSTATED_CITATION = Citation(UNSTATED.key)


class Collector:
    """Rows of records until ``take`` gives them as frames; numbers go on from one to the next."""

    def __init__(self, *, first: int = 0) -> None:
        """Begin to number films and citations at ``first``."""
        self.next = first
        self._rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in SCHEMAS}
        self._cites: dict[Citation, int] = {}

    def __len__(self) -> int:
        return len(self._rows["films"]) + len(self._rows["people"])

    def add(self, record: Record) -> None:
        """Gather a film, a person or a ruling."""
        if isinstance(record, PersonRecord):
            self._person(record)
        elif isinstance(record, RulingRecord):
            ends = sorted((record.left, record.right))
            cite = self._cited(record.citations or (UNSTATED_CITATION,))[0]
            self._rows["rulings"].append((record.kind, *ends, record.same, cite))
        else:
            self._film(record)

    def take(self) -> Frames:
        """Give what has gathered since the last time, in frames that have rows."""
        self._rows["cites"] = [(n, cited.source, cited.ref) for cited, n in self._cites.items()]
        frames = {
            name: pl.DataFrame(rows, schema=dict(SCHEMAS[name]), orient="row")
            for name, rows in self._rows.items()
            if rows
        }
        self._rows = {name: [] for name in SCHEMAS}
        self._cites = {}
        return frames

    def _cite(self, citation: Citation) -> int:
        known = self._cites.get(citation)
        if known is None:
            known = self._cites[citation] = self.next
            self.next += 1
        return known

    def _cited(self, citations: Iterable[Citation]) -> list[int]:
        return [self._cite(citation) for citation in citations]

    def _said(self, record: FilmRecord, field: str) -> list[int]:
        """Give who says a field: where a record names nobody, a source that is not stated."""
        return self._cited(record.citations(field) or (UNSTATED_CITATION,))

    def _film(self, record: FilmRecord) -> None:
        rec, rows = self.next, self._rows
        self.next += 1
        rows["films"] += [
            (
                *(rec, record.key, record.imdb_id, record.wikidata_id, record.tmdb_id),
                *(record.letterboxd_id, record.fame, record.adds, cite),
            )
            for cite in self._said(record, "")
        ]
        self._titles(rec, record)
        for name, values in (
            ("year", (record.year,)),
            ("runtime", (record.runtime,)),
            ("genres", record.genres),
            ("countries", record.countries),
            ("languages", record.languages),
            ("companies", record.companies),
        ):
            cites = self._said(record, name) if values else ()
            rows["statements"] += [
                (rec, FIELD_NUMBERS[name], str(value), cite)
                for cite in cites
                for value in values
                if value is not None
            ]
        self._relations(rec, record)
        for each in record.overrules:
            field = FIELD_NUMBERS[each.field] if each.field else None
            role = ROLE_NUMBERS[each.role] if each.role else None
            rows["overrules"].append((rec, field, role, each.name, self._said(record, "")[0]))
        for credit in record.credits:
            self._credit(rec, credit, self._cited(credit.citations) or self._said(record, ""))
        for name, others in record.person_aliases.items():
            cite = self._said(record, "people")[0]
            rows["aliases"] += [(None, name, other, None, "alias", cite) for other in others]
        rows["coverage"] += [
            (rec, ROLE_NUMBERS[role], cite)
            for role, citations in record.complete.items()
            for cite in self._cited(citations)
        ]

    def _titles(self, rec: int, record: FilmRecord) -> None:
        titles: list[tuple[str, str | None, str | None, str]] = [(record.title, None, None, MAIN)]
        if record.original_title:
            titles.append((record.original_title, None, None, ORIGINAL))
        titles += [(alias, None, None, ALTERNATIVE) for alias in record.aliases]
        cites = self._said(record, "title")
        self._rows["titles"] += [(rec, *title, cite) for title in titles for cite in cites]
        others = [(each.text, each.language, each.country, each.kind) for each in record.titles]
        if others and "titles" in record.cited:
            cites = self._said(record, "titles")
        self._rows["titles"] += [(rec, *title, cite) for title in others for cite in cites]

    def _relations(self, rec: int, record: FilmRecord) -> None:
        rows = self._rows
        places = list(record.more_series)
        if record.series:
            first = (record.series, record.place, record.story_place, record.relation)
            places.insert(0, SeriesRecord(*first))
        for cite in self._said(record, "series") if places else ():
            rows["series"] += [
                (rec, each.name, each.place, each.story_place, each.relation, cite)
                for each in places
            ]
        kin = [(each.kind, each.ref, each.title, each.year) for each in record.kin]
        if record.remake_of:
            kin.insert(0, ("remake_of", None, *record.remake_of))
        for cite in self._said(record, "kin") if kin else ():
            rows["kin"] += [(rec, *each, cite) for each in kin]
        for cite in self._said(record, "cut") if record.cuts else ():
            rows["cuts"] += [(rec, cut.name, cut.minutes, cite) for cut in record.cuts]
            rows["statements"] += [
                (rec, FIELD_NUMBERS["cut"], str(cut.minutes), cite) for cut in record.cuts
            ]
        for cite in self._said(record, "releases") if record.releases else ():
            rows["releases"] += [
                (rec, each.date, each.country, each.kind, cite) for each in record.releases
            ]

    def _credit(self, rec: int, credit: CreditRecord, cites: Sequence[int]) -> None:
        person = person_number(credit.ref) if credit.ref else None
        facts = (
            *(rec, person, credit.person, ROLE_NUMBERS[credit.role], credit.character),
            *(names_json(credit.character_aliases), credit.credited_as, credit.billing),
            *(credit.voice, credit.uncredited),
        )
        self._rows["credits"] += [(*facts, cite) for cite in cites]

    def _person(self, record: PersonRecord) -> None:
        number = person_number(record.ref)
        if number is None:
            raise ValueError(f"{record.ref!r} is not an identifier of a person")
        rows = self._rows
        cite = self._cited(record.citations or (UNSTATED_CITATION,))[0]
        rows["people"].append((number, record.name, cite))
        rows["aliases"] += [
            (number, None, name.text, name.language, name.kind, cite) for name in record.names
        ]
        rows["person_facts"] += [
            (number, field, value, cite)
            for field, value in (("born", record.born), ("died", record.died))
            if value
        ]
        others = [person_number(ref) for ref in record.same]
        rows["same_people"] += [
            (number, other, cite) for other in others if other is not None and other != number
        ]
