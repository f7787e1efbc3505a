"""Reads all that may be shown of a film with one question, as its page asks for nothing else.

A page that is made anew spends its time on questions; this one gathers rows of several tables,
each with its kind, as plain text columns that every database has.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import connection

from matinee.catalogue import Role
from matinee_site.catalogue.facts import (
    CreditLine,
    CutLine,
    FilmCard,
    FilmFacts,
    Named,
    ReleaseLine,
    Said,
    SeriesFilm,
    TitleLine,
)
from matinee_site.catalogue.models import TITLE_FIELDS

_LAST = 9999
_ASK = """
WITH f AS (
  SELECT film.* FROM catalogue_film film WHERE film.slug = %s AND film.public AND film.present
),
open_said AS (
  SELECT fact.id, fact.field, fact.value, fact.language, fact.country, fact.note,
    source.name, citation.ref
  FROM f JOIN catalogue_statement fact ON fact.film_id = f.id
  JOIN catalogue_citation citation ON citation.id = fact.citation_id
  JOIN catalogue_source source ON source.id = citation.source_id AND source.publishable
)
SELECT 'film', 0, CAST(f.id AS text), f.key, f.slug, f.title, f.public_original,
  CAST(f.public_year AS text), CAST(f.fame AS text), CAST(f.public_runtime AS text), f.imdb_id,
  f.wikidata_id, CAST(f.languages AS text), CAST(f.names AS text),
  (SELECT series.name FROM catalogue_series series WHERE series.id = f.series_id)
FROM f
UNION ALL
SELECT 'said', open_said.id, field, value, name, ref, language, country, note,
  NULL, NULL, NULL, NULL, NULL, NULL FROM open_said
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
  CAST(credit.billing AS text), source.name, citation.ref, credit.credited_as, NULL, NULL, NULL
FROM f JOIN catalogue_credit credit ON credit.film_id = f.id
JOIN catalogue_citation citation ON citation.id = credit.citation_id
JOIN catalogue_source source ON source.id = citation.source_id AND source.publishable
JOIN catalogue_person person ON person.id = credit.person_id
UNION ALL
SELECT 'series', other.id, series.slug, series.name, other.slug, other.title,
  CAST(other.public_year AS text), CAST(other.fame AS text), other.public_original,
  CAST(other.names AS text), CAST(other.place AS text), CAST(other.story_place AS text),
  other.relation, CAST(other.public_runtime AS text), NULL
FROM f JOIN catalogue_series series ON series.id = f.series_id
JOIN catalogue_film other ON other.series_id = f.series_id AND other.public AND other.present
WHERE EXISTS (SELECT 1 FROM open_said WHERE field = 'series')
  AND EXISTS (SELECT 1 FROM catalogue_statement fact
    JOIN catalogue_citation citation ON citation.id = fact.citation_id
    JOIN catalogue_source source ON source.id = citation.source_id AND source.publishable
    WHERE fact.film_id = other.id AND fact.field = 'series')
UNION ALL
SELECT 'remade', other.id, other.slug, other.title, CAST(other.public_year AS text),
  CAST(other.fame AS text), other.public_original, CAST(other.names AS text),
  NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM f JOIN catalogue_film other ON other.key = f.remake_of AND other.public AND other.present
WHERE EXISTS (SELECT 1 FROM open_said WHERE field = 'remake_of')
UNION ALL
SELECT 'remake', other.id, other.slug, other.title, CAST(other.public_year AS text),
  CAST(other.fame AS text), other.public_original, CAST(other.names AS text),
  NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM f JOIN catalogue_film other ON other.remake_of = f.key AND other.public AND other.present
WHERE EXISTS (SELECT 1 FROM catalogue_statement fact
  JOIN catalogue_citation citation ON citation.id = fact.citation_id
  JOIN catalogue_source source ON source.id = citation.source_id AND source.publishable
  WHERE fact.film_id = other.id AND fact.field = 'remake_of')
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
    number, key, slug, title, original, year, fame, runtime, imdb, wikidata, languages, names = (
        film[1:13]
    )
    stated = [_Stated(*row[:8]) for row in sorted(rows["said"], key=itemgetter(0))]
    said: dict[str, list[Said]] = {}
    for each in stated:
        told = said.setdefault(each.field, [])
        if each.said not in told:
            told.append(each.said)
    spoken = {each.value for each in stated if each.field == "languages"}
    series = [
        SeriesFilm(
            _card((other, *row[2:8])),
            _int(row[8]),
            float(row[9]) if row[9] is not None else None,
            row[10],
        )
        for other, *row in rows["series"]
    ]
    series.sort(key=lambda step: (
        step.film.year is None, step.film.year or 0, step.place is None, step.place or 0,
        step.film.title,
    ))  # fmt: skip
    named = rows["series"][0][1:3] if rows["series"] else None
    remade = [_card(row) for row in rows["remade"]]
    card = _card((number, slug, title, year, fame, original, names))
    facts = FilmFacts(
        card=card,
        key=key,
        runtime=_int(runtime),
        imdb_id=imdb,
        wikidata_id=wikidata,
        genres=[Named(row[1], row[2]) for row in sorted(rows["genre"])],
        countries=[Named(row[1], row[2]) for row in sorted(rows["country"])],
        # This column carries no source of its own.
        languages=[each for each in json.loads(languages or "[]") if each in spoken],
        series=Named(*named) if named else None,
        remake_of=remade[0] if remade else None,
        remakes=sorted(map(_card, rows["remake"]), key=lambda each: (each.year or _LAST, each.id)),
        credits=_credits(rows["credit"]),
        said=said,
        titles=_titles(stated, card),
        releases=_releases(stated),
        cuts=_cuts(stated),
    )
    return FilmRead(
        facts=facts,
        family=film[13] or key,
        series=series,
        runtimes={row[0]: _int(row[12]) for row in rows["series"]},
        stated=[(each.field, each.value, each.source) for each in stated],
    )


class _Stated(NamedTuple):
    """A plain fact on a publishable source's word."""

    id: int
    field: str
    value: str
    source: str
    ref: str
    language: str | None
    country: str | None
    note: str | None

    @property
    def said(self) -> Said:
        return Said(self.source, self.ref)


def _titles(stated: Sequence[_Stated], card: FilmCard) -> list[TitleLine]:
    """Give the titles beside the leading one, each wording once, the original one first."""
    found: dict[str, TitleLine] = {}
    for each in stated:
        if each.field not in TITLE_FIELDS or each.value == card.title:
            continue
        line = found.get(each.value, TitleLine(each.value, None, None, False))
        known = bool(line.language or line.country)
        found[each.value] = TitleLine(
            each.value,
            line.language if known else each.language,
            line.country if known else each.country,
            line.original or each.field == "original_title",
            _with(line.said, each.said),
        )
    return sorted(found.values(), key=lambda line: not line.original)


def _releases(stated: Sequence[_Stated]) -> list[ReleaseLine]:
    """Give the releases in order, each once with all who state it."""
    found: dict[tuple[str, str, str], ReleaseLine] = {}
    for each in stated:
        if each.field == "release":
            line = ReleaseLine(each.value, each.country, each.note)
            key = (each.value, each.country or "", each.note or "")
            said = found[key].said if key in found else ()
            found[key] = replace(line, said=_with(said, each.said))
    return [found[key] for key in sorted(found)]


def _cuts(stated: Sequence[_Stated]) -> list[CutLine]:
    """Give the versions by length, each once with all who state it."""
    found: dict[tuple[int, str], CutLine] = {}
    for each in stated:
        if each.field == "cut" and each.value.isdigit():
            key = (int(each.value), each.note or "")
            said = found[key].said if key in found else ()
            found[key] = CutLine(key[1], key[0], _with(said, each.said))
    return [found[key] for key in sorted(found)]


def _with(said: Sequence[Said], more: Said) -> tuple[Said, ...]:
    return tuple(dict.fromkeys((*said, more)))


def _card(row: Sequence[Any]) -> FilmCard:
    id, slug, title, year, fame, original, names = row[:7]
    named = json.loads(names) if names != "{}" else {}
    return FilmCard(int(id), slug, title, _int(year), _int(fame) or 0, original, named)


def _credits(rows: Sequence[tuple[Any, ...]]) -> list[CreditLine]:
    """Say each person's part once, whoever states it; the crew first, actors by billing."""
    merged: dict[tuple[str, str], tuple[CreditLine, int]] = {}
    for (
        _,
        slug,
        name,
        role,
        character,
        voice,
        uncredited,
        billing,
        source,
        ref,
        other,
        *_,
    ) in sorted(rows, key=itemgetter(0)):
        line, place = merged.get((slug, role), (None, _LAST))
        said = (*line.said, Said(source, ref)) if line else (Said(source, ref),)
        hidden, on_screen = bool(uncredited), other if other != name else None
        if line:
            character, hidden = line.character or character, line.uncredited and hidden
            on_screen = line.credited_as or on_screen
        merged[slug, role] = (
            CreditLine(
                Named(slug, name), Role(role), character, bool(voice), hidden, on_screen, said
            ),
            min(place, int(billing) if billing is not None else _LAST),
        )
    order = sorted(merged.values(), key=lambda entry: (entry[0].role is Role.ACTOR, entry[1]))
    return [line for line, _ in order]


def _int(written: str | None) -> int | None:
    return int(written) if written is not None else None
