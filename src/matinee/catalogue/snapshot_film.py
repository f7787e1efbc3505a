"""Reads one film out of a snapshot: what checks ask for, and what only readers do."""

import json
from collections.abc import Sequence
from typing import Any

from matinee.catalogue.merge import merge_credits
from matinee.catalogue.model import (
    Citation,
    Credit,
    Cut,
    Details,
    Dossier,
    Film,
    FilmRef,
    Identifier,
    Kin,
    Person,
    Release,
    Role,
    SeriesPlace,
    Statement,
    Title,
)
from matinee.catalogue.schema import FIELDS, ROLES
from matinee.catalogue.snapshot_file import SnapshotFile

FILM_ROWS = (
    "SELECT film.id, film.key, film.title, year, original_title, runtime, imdb_id, wikidata_id,"
    " genres, countries, languages, series.key, series.name, place, story_place, relation,"
    " remake_of, fame FROM film LEFT JOIN series ON series.id = film.series WHERE film.key IN"
)
_TITLES = {"title": "title", "original": "original_title"}


def dossier(file: SnapshotFile, row: Sequence[Any]) -> Dossier:
    """Read all that checks ask of the film in a row of ``FILM_ROWS``."""
    number = row[0]
    titles = file.rows("SELECT text, kind, citation FROM film_title WHERE film = ?", (number,))
    coverage: dict[Role, list[Citation]] = {}
    for role, citation in file.rows(
        "SELECT role, citation FROM coverage WHERE film = ?", (number,)
    ):
        coverage.setdefault(ROLES[role], []).append(file.citation(citation))
    said = [(_TITLES[kind], text, cited) for text, kind, cited in titles if kind in _TITLES]
    said += [
        (FIELDS[field], value, citation)
        for field, value, citation in file.rows(
            "SELECT field, value, citation FROM statement WHERE film = ?", (number,)
        )
    ]
    said += [
        ("series", name, citation)
        for name, citation in file.rows(
            "SELECT series.name, said.citation FROM series_film said"
            " CROSS JOIN series ON series.id = said.series WHERE said.film = ?",
            (number,),
        )
    ]
    return Dossier(
        _film(row, [text for text, _, _ in titles]),
        tuple(merge_credits(_credits(file, number, row[1]))),
        coverage,
        tuple(Statement(field, value, file.citation(cited)) for field, value, cited in said),
    )


def details(file: SnapshotFile, number: int) -> Details:
    """Read what only readers ask of the film of this number."""
    of_film = (number,)
    return Details(
        titles=tuple(
            Title(text, language, country, kind, file.citation(cited))
            for text, language, country, kind, cited in file.rows(
                "SELECT text, language, country, kind, citation FROM film_title WHERE film = ?",
                of_film,
            )
        ),
        series=tuple(
            (SeriesPlace(*place), file.citation(cited))
            for *place, cited in file.rows(
                "SELECT series.key, series.name, place, story_place, relation, citation"
                " FROM series_film said CROSS JOIN series ON series.id = said.series"
                " WHERE said.film = ?",
                of_film,
            )
        ),
        kin=tuple(
            Kin(kind, FilmRef(*film) if film[0] else None, title, year, ref, file.citation(cited))
            for kind, ref, title, year, cited, *film in file.rows(
                "SELECT kind, ref, kin.title, kin.year, citation, film.key, film.title, film.year,"
                " film.imdb_id, film.fame FROM kin LEFT JOIN film ON film.id = kin.other"
                " WHERE kin.film = ?",
                of_film,
            )
        ),
        cuts=tuple(
            Cut(name, minutes, file.citation(cited))
            for name, minutes, cited in file.rows(
                "SELECT name, minutes, citation FROM cut WHERE film = ?", of_film
            )
        ),
        releases=tuple(
            Release(date, country, kind, file.citation(cited))
            for date, country, kind, cited in file.rows(
                "SELECT date, country, kind, citation FROM release WHERE film = ?", of_film
            )
        ),
        overruled=_overruled(file, number),
        identifiers=tuple(
            Identifier(scheme, value, file.citation(cited))
            for scheme, value, cited in file.rows(
                "SELECT scheme, value, citation FROM film_identifier WHERE film = ?", of_film
            )
        ),
    )


def _overruled(file: SnapshotFile, number: int) -> tuple[Statement, ...]:
    said = [
        (FIELDS[field], value, cited)
        for field, value, cited in file.rows(
            "SELECT field, value, citation FROM overruled_statement WHERE film = ?", (number,)
        )
    ]
    said += [
        (ROLES[role].value, f"{name} as {character}" if character else name, cited)
        for role, name, character, cited in file.rows(
            "SELECT role, person.name, character, said.citation FROM overruled_credit said"
            " CROSS JOIN person ON person.id = said.person WHERE said.film = ?",
            (number,),
        )
    ]
    return tuple(Statement(field, value, file.citation(cited)) for field, value, cited in said)


def _film(row: Sequence[Any], titles: Sequence[str]) -> Film:
    title, original = row[2], row[4]
    return Film(
        id=row[1],
        title=title,
        year=row[3],
        original_title=original,
        aliases=tuple(text for text in dict.fromkeys(titles) if text not in (title, original)),
        runtime=row[5],
        imdb_id=row[6],
        wikidata_id=row[7],
        genres=tuple(json.loads(row[8])),
        countries=tuple(json.loads(row[9])),
        languages=tuple(json.loads(row[10])),
        series=SeriesPlace(*row[11:16]) if row[11] else None,
        remake_of=row[16],
        fame=row[17],
    )


def _credits(file: SnapshotFile, number: int, film: str) -> list[Credit]:
    aliases: dict[int, list[str]] = {}
    for person, name in file.rows(
        "SELECT DISTINCT said.person, said.name FROM credit"
        " CROSS JOIN person_alias said ON said.person = credit.person WHERE credit.film = ?",
        (number,),
    ):
        aliases.setdefault(person, []).append(name)
    people: dict[tuple[int, str | None], Person] = {}
    credits = []
    for (
        person,
        key,
        name,
        role,
        character,
        others,
        billing,
        voice,
        uncredited,
        cited,
        as_,
    ) in file.rows(
        "SELECT person.id, person.key, person.name, role, character, character_aliases,"
        " billing, voice, uncredited, credit.citation, credited_as FROM credit"
        " CROSS JOIN person ON person.id = credit.person WHERE film = ? ORDER BY credit.n",
        (number,),
    ):
        who = people.get((person, as_))
        if who is None:
            given = (*aliases.get(person, ()), *((as_,) if as_ else ()))
            also = dict.fromkeys(other for other in given if other != name) if given else ()
            who = people[person, as_] = Person(key, name, tuple(also))
        credits.append(
            Credit(
                film,
                who,
                ROLES[role],
                character,
                tuple(json.loads(others)) if others else (),
                billing,
                bool(voice),
                bool(uncredited),
                (file.citation(cited),),
                as_,
            )
        )
    return credits
