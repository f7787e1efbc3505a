"""Films of the reference tables as each source gives them, with identifiers hidden.

The tables hold one title, year and running time a film, whoever says so. Between two of their
sources, therefore, running times are hidden, one side's year is moved by one in as many films as
Wikidata's is, and the source that has original titles knows only those. Against the Wikidata table
nothing is changed: its titles, years, running times and people are its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from benchmarks.reconcile.split import share
from matinee.catalogue.model import Role
from matinee.catalogue.names import fold, fold_title
from matinee.catalogue.reconcile import FilmTraits, film_traits
from matinee.catalogue.sources.wikidata_table import read_wikidata_table

WIKIDATA = "wikidata"
_MOVED = 0.067  # of the Wikidata table's years, against the reference tables'


@dataclass(frozen=True, slots=True)
class Tables:
    """The reference tables: films, and credits with their source and the name's normal form."""

    films: pl.DataFrame
    credits: pl.DataFrame
    sources: Sequence[str]


def read_tables(folder: Path) -> Tables:
    """Read films and credits; a film is known by its IMDb identifier, else by the table's own."""
    films = pl.read_parquet(folder / "films.parquet")
    films = films.with_columns(pl.coalesce("imdb_id", "film_id").alias("film"))
    films = films.unique("film", keep="first", maintain_order=True)
    credits = pl.read_parquet(folder / "credits.parquet").join(
        films.select("film_id", "film", "year"), on="film_id"
    )
    names = credits["person"].unique()
    forms = pl.DataFrame({"person": names, "folded": [fold(name) for name in names]})
    credits = credits.join(forms, on="person").filter(pl.col("folded") != "")
    return Tables(films, credits, sorted(credits["source"].unique()))


def film_pairs(
    tables: Tables, wikidata: Path
) -> Iterator[tuple[str, str, list[FilmTraits], list[FilmTraits]]]:
    """Give each pair of sources with its records; the truth is that equal ids are one film."""
    people = {source: _people(tables.credits, source) for source in tables.sources}
    given = {
        source: [_traits(row, people[source]) for row in _of_source(tables.films, source)]
        for source in tables.sources
    }
    for at, left in enumerate(tables.sources):
        for right in tables.sources[at + 1 :]:
            yield left, right, [_bare(x) for x in given[left]], [_moved(x) for x in given[right]]
    own = [replace(film_traits(record), identifiers={}) for record in read_wikidata_table(wikidata)]
    for left in tables.sources:
        yield left, WIKIDATA, given[left], own


def _of_source(films: pl.DataFrame, source: str) -> Iterator[Mapping[str, object]]:
    said = films.filter(pl.col("sources").list.contains(source))
    for row in said.iter_rows(named=True):
        original = row["original_title"]
        # Only one source has original titles: those of its films are all that have one.
        yield row | {"title": original} if original and source == "fshowalter" else row


def _people(credits: pl.DataFrame, source: str) -> dict[str, dict[Role, frozenset[str]]]:
    rows = (
        credits.filter((pl.col("source") == source) & pl.col("role").is_in(list(map(str, Role))))
        .group_by("film", "role")
        .agg(pl.col("folded").unique())
    )
    people: dict[str, dict[Role, frozenset[str]]] = {}
    for film, role, names in rows.iter_rows():
        people.setdefault(film, {})[Role(role)] = frozenset(names)
    return people


def _traits(
    row: Mapping[str, object], people: Mapping[str, Mapping[Role, frozenset[str]]]
) -> FilmTraits:
    film, minutes = str(row["film"]), row["runtime_minutes"]
    return FilmTraits(
        id=film,
        titles=frozenset({fold_title(str(row["title"]))}) - {""},
        years=frozenset({int(str(row["year"]))} if row["year"] else ()),
        runtimes=frozenset({int(str(minutes))} if minutes else ()),
        people=people.get(film, {}),
    )


def _bare(film: FilmTraits) -> FilmTraits:
    return replace(film, runtimes=frozenset())


def _moved(film: FilmTraits) -> FilmTraits:
    chance = share(f"year {film.id}")
    step = 0 if chance >= _MOVED else 1 if chance < _MOVED / 2 else -1
    return replace(film, runtimes=frozenset(), years=frozenset(y + step for y in film.years))
