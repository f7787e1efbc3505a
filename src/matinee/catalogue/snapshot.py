"""A catalogue in one read-only SQLite file: opens at once, answers in batches."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from matinee.catalogue.model import (
    Details,
    Dossier,
    FilmCredit,
    FilmRef,
    Person,
    Series,
    SeriesPlace,
    Source,
)
from matinee.catalogue.name_index import NameKind
from matinee.catalogue.people import person_number
from matinee.catalogue.schema import ROLES
from matinee.catalogue.snapshot_file import SnapshotFile
from matinee.catalogue.snapshot_film import FILM_ROWS, details, dossier

_FILM = "film.key, film.title, film.year, film.imdb_id, film.fame"
# CROSS JOIN keeps the order of tables as written: where one is empty or has no statistics,
# SQLite would else read through all films to find a few.


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
        """Give people by catalogue id, or by an identifier that other sources have for them."""
        numbers = self._numbers(ids)
        names = dict(self.batched("SELECT id, name FROM person WHERE id IN", numbers.values()))
        keys = dict(self.batched("SELECT id, key FROM person WHERE id IN", numbers.values()))
        return {key: Person(keys[number], names[number]) for key, number in numbers.items()}

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
        numbers = self._numbers(ids)
        said: dict[tuple[int, int, int], list[Any]] = {}
        for person, film, role, character, citation in self.batched(
            "SELECT person, film, role, character, citation FROM credit WHERE person IN",
            numbers.values(),
        ):
            line = said.setdefault((person, film, role), [None])
            line[0] = line[0] or character
            line.append(self.citation(citation))
        films = {
            number: FilmRef(*film)
            for number, *film in self.batched(
                f"SELECT film.id, {_FILM} FROM film WHERE film.id IN", (key[1] for key in said)
            )
        }
        found: dict[int, list[FilmCredit]] = {}
        for (person, film, role), (character, *citations) in said.items():
            credit = FilmCredit(films[film], ROLES[role], character, tuple(citations))
            found.setdefault(person, []).append(credit)
        for credits in found.values():
            credits.sort(key=_by_year)
        return {key: tuple(found[n]) for key, n in numbers.items() if n in found}

    def series_named(self, folded: Collection[str]) -> Mapping[str, Series]:
        """Give series by the normal form of their name."""
        rows = self.batched(
            f"SELECT series.folded, series.key, series.name, {_FILM}, said.place,"
            " said.story_place, said.relation FROM series"
            " CROSS JOIN series_film said ON said.series = series.id"
            " CROSS JOIN film ON film.id = said.film WHERE series.folded IN",
            self.known(NameKind.SERIES, folded),
        )
        found: dict[str, tuple[str, str, dict[str, FilmRef], dict[str, list[Any]]]] = {}
        for name, key, title, *row in rows:
            film, said = row[:5], row[5:]
            entry = found.setdefault(name, (key, title, {}, {}))
            entry[2][film[0]] = FilmRef(*film)
            # The first who says a place leads; another may say what the first left open.
            known = entry[3].setdefault(film[0], [None, None, None])
            known[:] = [a if a is not None else b for a, b in zip(known, said, strict=True)]
        return {
            name: Series(
                key,
                title,
                tuple(
                    sorted(
                        ((films[id], SeriesPlace(key, title, *said)) for id, said in said.items()),
                        key=_by_release,
                    )
                ),
            )
            for name, (key, title, films, said) in found.items()
        }

    def dossiers(self, ids: Collection[str]) -> Mapping[str, Dossier]:
        """Give all that is known of each film."""
        return {row[1]: dossier(self, row) for row in self.batched(FILM_ROWS, ids)}

    def details(self, ids: Collection[str]) -> Mapping[str, Details]:
        """Give what checking never asks of a film."""
        rows = self.batched("SELECT id, key FROM film WHERE key IN", ids)
        return {key: details(self, number) for number, key in rows}

    def _numbers(self, keys: Collection[str]) -> dict[str, int]:
        """Give the number of each person there is, by key or by an identifier elsewhere."""
        numbered = {number: key for key in keys if (number := person_number(key)) is not None}
        found = {numbered[number]: number for number in self._there(numbered)}
        missing = {number: number for number, key in numbered.items() if key not in found}
        # From TMDB's number to Wikidata's, and from there to IMDb's.
        for _ in range(2):
            leads = dict(
                self.batched(
                    "SELECT other, person FROM person_identifier WHERE other IN", missing.values()
                )
            )
            missing = {first: leads[now] for first, now in missing.items() if now in leads}
            there = self._there(missing.values())
            found |= {numbered[first]: now for first, now in missing.items() if now in there}
        slugs = [key for key in keys if key not in numbered.values()]
        found |= dict(
            self.batched("SELECT slug, id FROM person INDEXED BY person_slug WHERE slug IN", slugs)
        )
        if rest := [key for key in keys if key not in found]:
            found |= self._former(rest)
        return found

    def _former(self, keys: Collection[str]) -> dict[str, int]:
        """Give the number of people who were known apart under these keys."""
        tables = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name IN"
        if not list(self.batched(tables, ["person_key"])):
            return {}  # written by an earlier version
        return dict(self.batched("SELECT key, person FROM person_key WHERE key IN", keys))

    def _there(self, numbers: Iterable[int]) -> set[int]:
        return {row[0] for row in self.batched("SELECT id FROM person WHERE id IN", numbers)}


def _by_year(credit: FilmCredit) -> tuple[int, str, str]:
    return credit.film.year or 9999, credit.film.title, credit.role


def _by_release(entry: tuple[FilmRef, SeriesPlace]) -> tuple[int, int, str]:
    film, place = entry
    return (film.year or 9999, place.place or 999, film.title)
