"""Reads all that may be shown of a film with one question, as its page asks for nothing else.

A page that is made anew spends its time on questions; this one gathers rows of several tables,
each with its kind, as plain text columns that every database has.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from matinee.catalogue import Role
from matinee_site.catalogue.facts import CreditLine, FilmCard, FilmFacts, Named, Said, SeriesFilm

_LAST = 9999
_ASK = """
WITH f AS (
  SELECT film.* FROM catalogue_film film WHERE film.slug = %s AND film.public AND film.present
),
open_said AS (
  SELECT fact.id, fact.field, fact.value, source.name, citation.ref
  FROM f JOIN catalogue_statement fact ON fact.film_id = f.id
  JOIN catalogue_citation citation ON citation.id = fact.citation_id
  JOIN catalogue_source source ON source.id = citation.source_id AND source.publishable
)
SELECT 'film', 0, CAST(f.id AS text), f.key, f.slug, f.title, f.original_title,
  CAST(f.public_year AS text), CAST(f.fame AS text), CAST(f.public_runtime AS text), f.imdb_id,
  f.wikidata_id, CAST(f.languages AS text),
  (SELECT series.name FROM catalogue_series series WHERE series.id = f.series_id),
  CAST((SELECT count(*) FROM catalogue_statement fact
    JOIN catalogue_citation citation ON citation.id = fact.citation_id
    JOIN catalogue_source source ON source.id = citation.source_id AND NOT source.publishable
    WHERE fact.film_id = f.id) AS text)
FROM f
UNION ALL
SELECT 'said', open_said.id, field, value, name, ref,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM open_said
UNION ALL
SELECT 'genre', link.position, genre.slug, genre.name,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM f JOIN catalogue_filmgenre link ON link.film_id = f.id AND link.public
JOIN catalogue_genre genre ON genre.id = link.genre_id
UNION ALL
SELECT 'country', link.position, country.slug, country.name,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM f JOIN catalogue_filmcountry link ON link.film_id = f.id AND link.public
JOIN catalogue_country country ON country.id = link.country_id
UNION ALL
SELECT 'credit', credit.id, person.slug, person.name, credit.role, credit.character,
  CASE WHEN credit.voice THEN '1' END, CASE WHEN credit.uncredited THEN '1' END,
  CAST(credit.billing AS text), source.name, citation.ref, NULL, NULL, NULL, NULL
FROM f JOIN catalogue_credit credit ON credit.film_id = f.id
JOIN catalogue_citation citation ON citation.id = credit.citation_id
JOIN catalogue_source source ON source.id = citation.source_id AND source.publishable
JOIN catalogue_person person ON person.id = credit.person_id
UNION ALL
SELECT 'series', other.id, series.slug, series.name, other.slug, other.title,
  CAST(other.public_year AS text), CAST(other.fame AS text), CAST(other.place AS text),
  CAST(other.story_place AS text), other.relation, CAST(other.public_runtime AS text),
  NULL, NULL, NULL
FROM f JOIN catalogue_series series ON series.id = f.series_id
JOIN catalogue_film other ON other.series_id = f.series_id AND other.public AND other.present
WHERE EXISTS (SELECT 1 FROM open_said WHERE field = 'series')
  AND EXISTS (SELECT 1 FROM catalogue_statement fact
    JOIN catalogue_citation citation ON citation.id = fact.citation_id
    JOIN catalogue_source source ON source.id = citation.source_id AND source.publishable
    WHERE fact.film_id = other.id AND fact.field = 'series')
UNION ALL
SELECT 'remake', other.id, other.slug, other.title, CAST(other.public_year AS text),
  CAST(other.fame AS text), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM f JOIN catalogue_film other ON other.key = f.remake_of AND other.public AND other.present
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmRead:
    """A film's facts, the series it is in, in order of release, and what each source states.

    ``stated`` has field, value and source; ``runtimes`` those of the films of the series;
    ``family`` names what the film is printed in the colours of.
    """

    facts: FilmFacts
    family: str
    series: Sequence[SeriesFilm]
    runtimes: dict[int, int | None]
    stated: Sequence[tuple[str, str, str]]


def read_film(*, slug: str) -> FilmRead | None:
    """Give all that may be shown of a film, or None when it has no public page."""
    with connection.cursor() as cursor:
        cursor.execute(_ASK, [slug])
        rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for kind, *row in cursor.fetchall():
            rows[kind].append(tuple(row))
    if not rows["film"]:
        return None
    return _read(rows)


def _read(rows: dict[str, list[tuple[Any, ...]]]) -> FilmRead:
    (film,) = rows["film"]
    number, key, slug, title, original, year, fame, runtime, imdb, wikidata, languages = film[1:12]
    family, closed = film[12], film[13] != "0"
    said: dict[str, list[Said]] = {}
    spoken: list[str] = []
    stated = sorted(rows["said"])
    for _, field, value, name, ref, *_ in stated:
        told = said.setdefault(field, [])
        if Said(name, ref) not in told:
            told.append(Said(name, ref))
        if field == "languages":
            spoken.append(value)
    series = [
        SeriesFilm(
            FilmCard(other, row[2], row[3], _int(row[4]), _int(row[5]) or 0),
            _int(row[6]),
            float(row[7]) if row[7] is not None else None,
            row[8],
        )
        for other, *row in rows["series"]
    ]
    series.sort(key=lambda step: (
        step.film.year is None, step.film.year or 0, step.place is None, step.place or 0,
        step.film.title,
    ))  # fmt: skip
    remakes = [FilmCard(r[0], r[1], r[2], _int(r[3]), _int(r[4]) or 0) for r in rows["remake"]]
    named = rows["series"][0][1:3] if rows["series"] else None
    facts = FilmFacts(
        card=FilmCard(int(number), slug, title, _int(year), _int(fame) or 0),
        key=key,
        # These columns carry no source of their own: they are shown when no closed source had a
        # part in the film at all.
        original_title=None if closed else original,
        runtime=_int(runtime),
        imdb_id=imdb,
        wikidata_id=wikidata,
        genres=[Named(row[1], row[2]) for row in sorted(rows["genre"])],
        countries=[Named(row[1], row[2]) for row in sorted(rows["country"])],
        languages=[each for each in json.loads(languages or "[]") if each in spoken],
        series=Named(*named) if named else None,
        remake_of=remakes[0] if remakes and not closed else None,
        credits=_credits(rows["credit"]),
        said=said,
    )
    return FilmRead(
        facts=facts,
        family=family or key,
        series=series,
        runtimes={row[0]: _int(row[10]) for row in rows["series"]},
        stated=[(row[1], row[2], row[3]) for row in stated],
    )


def _credits(rows: Sequence[tuple[Any, ...]]) -> list[CreditLine]:
    """Say each person's part once, whoever states it; the crew first, actors by billing."""
    merged: dict[tuple[str, str], tuple[CreditLine, int]] = {}
    for _, slug, name, role, character, voice, uncredited, billing, source, ref, *_ in sorted(
        rows, key=lambda row: row[0]
    ):
        line, place = merged.get((slug, role), (None, _LAST))
        said = (*line.said, Said(source, ref)) if line else (Said(source, ref),)
        hidden = bool(uncredited)
        if line:
            character, hidden = line.character or character, line.uncredited and hidden
        merged[slug, role] = (
            CreditLine(Named(slug, name), Role(role), character, bool(voice), hidden, said),
            min(place, int(billing) if billing is not None else _LAST),
        )
    order = sorted(merged.values(), key=lambda entry: (entry[0].role is Role.ACTOR, entry[1]))
    return [line for line, _ in order]


def _int(written: str | None) -> int | None:
    return int(written) if written is not None else None
