"""Reads the extract of the CC0 Wikidata film table that the embedded catalogue begins with."""

import csv
import gzip
import io
from collections.abc import Iterator
from pathlib import Path

from matinee.catalogue.model import Citation, Role, Source
from matinee.catalogue.names import SUFFIXES, fold
from matinee.catalogue.records import CreditRecord, FilmRecord, Layer, ReleaseRecord

SOURCE = Source(
    "wikidata",
    "Wikidata",
    "CC0 1.0",
    publishable=True,
    home="https://www.wikidata.org/",
)
LAYER = Layer("wikidata-table", rank=30)
_GENRES = {"Sci-Fi": "Science fiction", "Film-Noir": "Film noir"}


def read_wikidata_table(path: Path) -> Iterator[FilmRecord]:
    """Give one record a film.

    Only a single director is taken as the whole list: compared with two whole-crew sources the
    table's director is right but for spelling in 98% of films, while of several directors it
    often names some. Writers and casts are open lists. Of a film's first showing the day is taken
    as it stands: the extract leaves out those that only stand for a year.
    """
    citation = (Citation(SOURCE.key),)
    with io.TextIOWrapper(gzip.open(path), encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            directors = _names(row["directors"])
            credits = [
                *(CreditRecord(n, Role.DIRECTOR, citations=citation) for n in directors),
                *(CreditRecord(n, Role.WRITER, citations=citation) for n in _names(row["writers"])),
                *(CreditRecord(n, Role.ACTOR, citations=citation) for n in _names(row["cast"])),
            ]
            yield FilmRecord(
                key=row["imdb_id"],
                title=row["title"],
                year=int(row["year"]) if row["year"] else None,
                runtime=int(row["runtime"]) if row["runtime"] else None,
                imdb_id=row["imdb_id"],
                genres=[_GENRES.get(name, name) for name in _names(row["genres"])],
                countries=_names(row["countries"]),
                languages=_names(row["languages"]),
                fame=int(row["reviews"] or 0),
                credits=credits,
                complete={Role.DIRECTOR: citation} if len(directors) == 1 else {},
                cited={"": citation},
                releases=[ReleaseRecord(row["released"])] if row["released"] else (),
            )


def _names(cell: str) -> list[str]:
    names: list[str] = []
    for part in cell.split(","):
        name = part.strip()
        if names and fold(name) in SUFFIXES:
            names[-1] += f", {name}"
        elif name:
            names.append(name)
    return names
