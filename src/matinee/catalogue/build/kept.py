"""Reads what a catalogue holds back into columns, so that another import can be laid over it."""

from collections.abc import Mapping
from pathlib import Path

import adbc_driver_sqlite.dbapi as adbc
import polars as pl

from matinee.catalogue.build.columns import SCHEMAS
from matinee.catalogue.build.folding import folded
from matinee.catalogue.build.former import NO_KEYS
from matinee.catalogue.build.gather import FORMER, Kept
from matinee.catalogue.build.parts import Parts
from matinee.catalogue.build.weighing import DOUBTS
from matinee.catalogue.model import Source
from matinee.catalogue.records import Layer
from matinee.catalogue.schema import SCHEME_BITS

_LAYER = {"key": pl.String, "rank": pl.Int64}
_SOURCE = {
    "key": pl.String,
    "name": pl.String,
    "licence": pl.String,
    "publishable": pl.Boolean,
    "home": pl.String,
}
_PEOPLE_KEYS = {"key": pl.String, "person": pl.Int64}
_SLUGS = {"person": pl.Int64, "slug": pl.String, "name": pl.String}
_TYPED = {pl.String: "''", pl.Float64: "0.0"}
_BY_IDENTIFIER = f"(person & {(1 << SCHEME_BITS) - 1}) != 0"
_QUERIES = {
    "titles": "SELECT film, text, language, country, kind, citation FROM film_title",
    "statements": (
        "SELECT film, field, value, citation FROM (SELECT film, n, field, value, citation"
        " FROM statement UNION ALL SELECT film, n, field, value, citation FROM overruled_statement)"
        " ORDER BY film"
    ),
    "overrules": "SELECT film, field, role, name, citation FROM overrule",
    # Somebody known by name only is looked for anew. Of the others, a credit keeps the name too
    # where it is another import that describes them, and may be replaced.
    "credits": (
        f"SELECT film, CASE WHEN {_BY_IDENTIFIER} THEN person END AS person,"
        f" CASE WHEN NOT {_BY_IDENTIFIER} OR here.layer != there.layer THEN who.name END AS name,"
        " role, character, character_aliases, credited_as, billing, voice, uncredited,"
        " said.citation FROM (SELECT * FROM credit UNION ALL SELECT * FROM overruled_credit) said"
        " CROSS JOIN citation here ON here.id = said.citation"
        " CROSS JOIN person who ON who.id = said.person"
        " CROSS JOIN citation there ON there.id = who.citation"
    ),
    "coverage": "SELECT film, role, citation FROM coverage",
    "series": (
        "SELECT film, series.name, place, story_place, relation, citation"
        " FROM series_film JOIN series ON series.id = series_film.series"
    ),
    "kin": "SELECT film, kind, ref, title, year, citation FROM kin",
    "cuts": "SELECT film, name, minutes, citation FROM cut",
    "releases": "SELECT film, date, country, kind, citation FROM release",
    "people": (
        "SELECT person, name, citation FROM (SELECT id AS person, name, citation FROM person"
        " UNION ALL SELECT person, name, citation FROM person_alias WHERE kind = 'name')"
        f" WHERE {_BY_IDENTIFIER}"
    ),
    "aliases": (
        f"SELECT CASE WHEN {_BY_IDENTIFIER} THEN person END AS person,"
        f" CASE WHEN NOT {_BY_IDENTIFIER} THEN"
        " (SELECT name FROM person who WHERE who.id = said.person) END AS name,"
        " name AS text, language, kind, citation FROM person_alias said WHERE kind != 'name'"
    ),
    "person_facts": "SELECT person, field, value, citation FROM person_fact",
    "same_people": "SELECT person, other, citation FROM person_identifier",
    "rulings": "SELECT kind, left, right, same, citation FROM ruling",
}
_FILMS = (
    "SELECT film.id, film.key,"
    " max(CASE scheme WHEN 'imdb' THEN value END), max(CASE scheme WHEN 'wikidata' THEN value END),"
    " max(CASE scheme WHEN 'tmdb' THEN value END),"
    " max(CASE scheme WHEN 'letterboxd' THEN value END), max(said.fame), 0, said.citation"
    " FROM film JOIN ("
    " SELECT film, scheme, value, NULL AS fame, citation FROM film_identifier UNION ALL"
    " SELECT film, '', NULL, value, citation FROM film_fame UNION ALL"
    " SELECT film, '', NULL, NULL, citation FROM film_title"
    ") said ON said.film = film.id GROUP BY film.id, said.citation ORDER BY film.id, said.citation"
)


def read_kept(path: Path) -> Kept:
    """Read all facts of a snapshot; a film or person is who it was there."""
    with adbc.connect(f"{path.resolve().as_uri()}?mode=ro", autocommit=True) as db:
        parts = Parts()
        for kind, query in _QUERIES.items():
            parts.add({kind: _without_names(rows_of(db, query, SCHEMAS[kind]))})
        layers = rows_of(db, "SELECT key, rank FROM layer", _LAYER)
        sources = rows_of(db, "SELECT key, name, licence, publishable, home FROM source", _SOURCE)
        cites = rows_of(
            db,
            "SELECT citation.id, source.key, ref, layer.key FROM citation"
            " JOIN source ON source.id = source JOIN layer ON layer.id = layer",
            {**SCHEMAS["cites"], "layer": pl.String},
        )
        slugs = rows_of(db, "SELECT id, slug, name FROM person WHERE slug IS NOT NULL", _SLUGS)
        forms = folded(slugs["name"])
        return Kept(
            layers=[Layer(*row) for row in layers.iter_rows()],
            sources=[
                Source(key, name, licence, bool(open_), home)
                for key, name, licence, open_, home in sources.iter_rows()
            ],
            cites=cites,
            films=rows_of(db, _FILMS, SCHEMAS["films"]),
            parts=parts,
            slugs=slugs.select(
                "person",
                "slug",
                pl.when(forms == "").then(pl.col("name")).otherwise(forms).alias("folded"),
            ),
            former=rows_of(
                db,
                "SELECT film_key.key, layer.key, film FROM film_key"
                " JOIN layer ON layer.id = film_key.layer",
                FORMER,
            ),
            people_keys=_people_keys(db),
            doubts=rows_of(db, "SELECT kind, left, right, score, evidence FROM doubt", DOUBTS),
        )


def _people_keys(db: adbc.AdbcSqliteConnection) -> pl.DataFrame:
    there = "SELECT count(*) FROM sqlite_master WHERE name = 'person_key'"
    if not rows_of(db, there, {"number": pl.Int64})["number"].item():
        return NO_KEYS  # written by an earlier version
    return rows_of(db, "SELECT key, person FROM person_key", _PEOPLE_KEYS)


def _without_names(rows: pl.DataFrame) -> pl.DataFrame:
    """Leave out a column of names that holds none, so that nobody is looked for by name."""
    bare = "name" in rows.columns and rows["name"].null_count() == rows.height
    return rows.drop("name") if bare and "role" in rows.columns else rows


def rows_of(
    db: adbc.AdbcSqliteConnection, query: str, schema: Mapping[str, type[pl.DataType]]
) -> pl.DataFrame:
    """Give the rows of a query whose columns are those of ``schema``, in its order.

    The driver takes a column's type from the first rows, which may hold nothing: so a row of the
    right types goes before them.
    """
    first = ", ".join(f"{_TYPED.get(kind, '0')} AS {name}" for name, kind in schema.items())
    with db.cursor() as cursor:
        cursor.execute(f"SELECT {first} UNION ALL SELECT * FROM ({query})")
        rows = pl.DataFrame(cursor.fetch_arrow())
    return rows.slice(1).select(pl.col(name).cast(kind) for name, kind in schema.items())
