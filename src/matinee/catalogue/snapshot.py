"""A catalogue in one read-only SQLite file: opens at once, answers in batches."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from matinee.catalogue.merge import merge_credits
from matinee.catalogue.model import (
    Citation,
    Credit,
    Dossier,
    Film,
    FilmCredit,
    FilmRef,
    Person,
    Role,
    Series,
    SeriesPlace,
    Source,
    Statement,
)
from matinee.catalogue.name_index import NameKind
from matinee.catalogue.snapshot_file import SnapshotFile

_FILM = "film.key, film.title, film.year, film.imdb_id, film.fame"
# CROSS JOIN keeps the order of tables as written: where one is empty or has no statistics,
# SQLite would else read through all films to find a few.


_ROLES = {role.value: role for role in Role}


@dataclass(slots=True)
class _Line:
    """A line of a filmography while its sources are brought together."""

    film: FilmRef
    role: str
    character: str | None = None
    citations: list[Citation] = field(default_factory=list)

    def order(self) -> tuple[int, str, str]:
        return self.film.year or 9999, self.film.title, self.role

    def credit(self) -> FilmCredit:
        role = _ROLES[self.role]
        return FilmCredit(self.film, role, self.character, tuple(self.citations))


class Snapshot(SnapshotFile):
    """The catalogue port on a snapshot file, safe to share between processes, not threads."""

    def sources(self) -> Mapping[str, Source]:
        """Give every source by its key."""
        return self._sources

    def films(self, ids: Collection[str]) -> Mapping[str, FilmRef]:
        """Give films by catalogue id."""
        return {
            row[0]: FilmRef(*row)
            for row in self.batched(f"SELECT {_FILM} FROM film WHERE key IN", ids)
        }

    def films_by_imdb(self, imdb_ids: Collection[str]) -> Mapping[str, FilmRef]:
        """Give films by IMDb identifier."""
        rows = self.batched(f"SELECT {_FILM} FROM film WHERE imdb_id IN", imdb_ids)
        return {row[3]: FilmRef(*row) for row in rows}

    def films_titled(self, folded: Collection[str]) -> Mapping[str, Sequence[FilmRef]]:
        """Give the films under these titles, most famous first."""
        found: dict[str, list[FilmRef]] = {}
        rows = self.batched(
            f"SELECT title.folded, {_FILM} FROM title CROSS JOIN film ON film.id = title.film"
            " WHERE title.folded IN",
            self.known(NameKind.TITLE, folded),
        )
        for title, *film in rows:
            found.setdefault(title, []).append(FilmRef(*film))
        for films in found.values():
            films.sort(key=lambda film: (-film.fame, film.year or 0, film.id))
        return found

    def people(self, ids: Collection[str]) -> Mapping[str, Person]:
        """Give people by catalogue id."""
        rows = self.batched("SELECT key, name FROM person WHERE key IN", ids)
        return {key: Person(key, name) for key, name in rows}

    def people_named(self, folded: Collection[str]) -> Mapping[str, Sequence[Person]]:
        """Give the people under these names."""
        rows = list(
            self.batched(
                "SELECT person_name.folded, person.key, person.name FROM person_name"
                " CROSS JOIN person ON person.id = person_name.person WHERE person_name.folded IN",
                self.known(NameKind.PERSON, folded),
            )
        )
        found: dict[str, dict[str, Person]] = {}
        for name, key, full in rows:
            found.setdefault(name, {})[key] = Person(key, full)
        return {name: tuple(people.values()) for name, people in found.items()}

    def filmographies(self, ids: Collection[str]) -> Mapping[str, Sequence[FilmCredit]]:
        """Give what each person did, by year."""
        rows = self.batched(
            f"SELECT person.key, {_FILM}, credit.role, credit.character, credit.citation"
            " FROM person CROSS JOIN credit ON credit.person = person.id"
            " CROSS JOIN film ON film.id = credit.film WHERE person.key IN",
            ids,
        )
        films: dict[str, FilmRef] = {}
        merged: dict[str, dict[tuple[str, str], _Line]] = {}
        for key, *film, role, character, citation in rows:
            lines = merged.setdefault(key, {})
            line = lines.get((film[0], role))
            if line is None:
                ref = films.get(film[0])
                if ref is None:
                    ref = films[film[0]] = FilmRef(*film)
                line = lines[film[0], role] = _Line(ref, role)
            line.character = line.character or character
            line.citations.append(self._citation(citation))
        return {
            key: tuple(line.credit() for line in sorted(lines.values(), key=_Line.order))
            for key, lines in merged.items()
        }

    def series_named(self, folded: Collection[str]) -> Mapping[str, Series]:
        """Give series by the normal form of their name."""
        rows = self.batched(
            f"SELECT series.folded, series.key, series.name, {_FILM}, film.place, film.story_place,"
            " film.relation FROM series CROSS JOIN film ON film.series = series.id"
            " WHERE series.folded IN",
            self.known(NameKind.SERIES, folded),
        )
        found: dict[str, tuple[str, str, list[tuple[FilmRef, SeriesPlace]]]] = {}
        for name, key, title, *film, place, story, relation in rows:
            entry = found.setdefault(name, (key, title, []))
            entry[2].append((FilmRef(*film), SeriesPlace(key, title, place, story, relation)))
        return {
            name: Series(key, title, tuple(sorted(films, key=_by_release)))
            for name, (key, title, films) in found.items()
        }

    def dossiers(self, ids: Collection[str]) -> Mapping[str, Dossier]:
        """Give all that is known of each film."""
        return {
            row[1]: self._dossier(row)
            for row in self.batched(
                "SELECT film.id, film.key, film.title, year, original_title, aliases, runtime,"
                " imdb_id, wikidata_id, genres, countries, languages, series.key, series.name,"
                " place, story_place, relation, remake_of, fame FROM film"
                " LEFT JOIN series ON series.id = film.series WHERE film.key IN",
                ids,
            )
        }

    def _dossier(self, row: Sequence[Any]) -> Dossier:
        number, key = row[0], row[1]
        series = SeriesPlace(row[12], row[13], row[14], row[15], row[16]) if row[12] else None
        film = Film(
            id=key,
            title=row[2],
            year=row[3],
            original_title=row[4],
            aliases=tuple(json.loads(row[5])),
            runtime=row[6],
            imdb_id=row[7],
            wikidata_id=row[8],
            genres=tuple(json.loads(row[9])),
            countries=tuple(json.loads(row[10])),
            languages=tuple(json.loads(row[11])),
            series=series,
            remake_of=row[17],
            fame=row[18],
        )
        aliases: dict[int, list[str]] = {}
        for person, name in self.rows(
            "SELECT DISTINCT person_name.person, person_name.name FROM credit"
            " CROSS JOIN person_name ON person_name.person = credit.person WHERE credit.film = ?",
            (number,),
        ):
            aliases.setdefault(person, []).append(name)
        credits = [
            self._credit(key, aliases, credit)
            for credit in self.rows(
                "SELECT person.id, person.key, person.name, role, character, character_aliases,"
                " billing, voice, uncredited, citation FROM credit"
                " CROSS JOIN person ON person.id = credit.person WHERE film = ? ORDER BY credit.id",
                (number,),
            )
        ]
        coverage: dict[Role, list[Citation]] = {}
        for role, citation in self.rows(
            "SELECT role, citation FROM coverage WHERE film = ?", (number,)
        ):
            coverage.setdefault(_ROLES[role], []).append(self._citation(citation))
        statements = tuple(
            Statement(name, value, self._citation(citation))
            for name, value, citation in self.rows(
                "SELECT field, value, citation FROM statement WHERE film = ?", (number,)
            )
        )
        return Dossier(film, tuple(merge_credits(credits)), coverage, statements)

    def _credit(self, film: str, aliases: dict[int, list[str]], row: Sequence[Any]) -> Credit:
        others = tuple(name for name in aliases.get(row[0], ()) if name != row[2])
        return Credit(
            film=film,
            person=Person(row[1], row[2], others),
            role=_ROLES[row[3]],
            character=row[4],
            character_aliases=tuple(json.loads(row[5])) if row[5] else (),
            billing=row[6],
            voice=bool(row[7]),
            uncredited=bool(row[8]),
            citations=(self._citation(row[9]),),
        )

    def _citation(self, number: int) -> Citation:
        known = self._citations.get(number)
        if known is None:
            for key, ref in self.rows(
                "SELECT source.key, ref FROM citation JOIN source ON source.id = source"
                " WHERE citation.id = ?",
                (number,),
            ):
                known = self._citations[number] = Citation(key, ref)
        if known is None:
            raise self.damaged()
        return known


def _by_release(entry: tuple[FilmRef, SeriesPlace]) -> tuple[int, int, str]:
    film, place = entry
    return (film.year or 9999, place.place or 999, film.title)
