"""The films beside a film, of what may be shown of the site's tables.

The questions are plain SQL: Django takes longer to write one than a database to answer it, and a
film has eight of them.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from matinee.catalogue import WRITING, Role
from matinee.catalogue.names import fold
from matinee.discovery.kinship import Shared, films_beside
from matinee.discovery.related import ROLES, Profile, Reason
from matinee.discovery.search import Filter, Kind, Query, SearchIndex
from matinee.discovery.search.words import term

_COMPARED = sorted({role for role, _ in ROLES} | WRITING)
_OPEN = """
JOIN catalogue_citation citation ON citation.id = said.citation_id
JOIN catalogue_source source ON source.id = citation.source_id AND source.publishable
"""
_NUMBER = "SELECT id FROM catalogue_film WHERE public AND present AND slug = %s"
_TOLD = f"""EXISTS (
  SELECT 1 FROM catalogue_statement said {_OPEN} WHERE said.film_id = film.id AND said.field =
"""
_PROFILES = f"""
SELECT film.id, film.key, film.title, film.public_year, series.slug, series.name,
  CASE WHEN film.remake_of IS NOT NULL AND {_TOLD} 'remake_of') THEN film.remake_of END, film.fame
FROM catalogue_film film
LEFT JOIN catalogue_series series ON series.id = film.series_id AND {_TOLD} 'series')
WHERE film.public AND film.present AND film.id IN
"""
_GENRES = """
SELECT link.film_id, genre.name, link.position FROM catalogue_filmgenre link
JOIN catalogue_genre genre ON genre.id = link.genre_id WHERE link.public AND link.film_id IN
"""
_CREDITS = f"""
SELECT said.film_id, said.person_id, said.role, said.character
FROM catalogue_credit said {_OPEN} WHERE said.film_id IN
"""
_KIN = """
WITH own AS (SELECT id, key, remake_of, series_id FROM catalogue_film WHERE id = %s),
near AS (
  SELECT other.id, other.public, other.present FROM own
  JOIN catalogue_film other ON other.series_id = own.series_id
  UNION SELECT other.id, other.public, other.present FROM own
  JOIN catalogue_film other ON other.remake_of = own.key
  UNION SELECT other.id, other.public, other.present FROM own
  JOIN catalogue_film other ON other.remake_of = own.remake_of
  UNION SELECT other.id, other.public, other.present FROM own
  JOIN catalogue_film other ON other.key = own.remake_of
)
SELECT id FROM near WHERE public AND present
"""
_WORKS = "SELECT DISTINCT person_id, film_id FROM catalogue_credit WHERE person_id IN"
_SHOWN = "SELECT id FROM catalogue_film WHERE public AND present AND key IN"


@dataclass(frozen=True, slots=True)
class RelatedFilm:
    """A film, by the number of its row, and why it stands beside another, the strongest first."""

    film: int
    reasons: Sequence[Reason]


def films_beside_one(
    *, slug: str, index: Callable[[], SearchIndex | None], limit: int = 6
) -> Sequence[RelatedFilm]:
    """Give the films that belong beside this one, best first; none for a film without a page.

    ``index`` is asked for only where people and series lead to too few.
    """
    for (number,) in _rows(_NUMBER, [slug]):
        found = films_beside(_Tables(index), number, limit=limit)
        return [RelatedFilm(each, near.reasons) for each, near in found]
    return []


class _Tables:
    """The site's tables, and the index, which knows genres and decades."""

    def __init__(self, index: Callable[[], SearchIndex | None]) -> None:
        self._index = index

    def profiles(self, films: Collection[int]) -> Mapping[int, Profile]:
        genres: dict[int, list[str]] = {}
        for film, genre, _ in sorted(_of(_GENRES, films), key=lambda row: (row[0], row[2])):
            genres.setdefault(film, []).append(genre)
        return {
            id: Profile(
                id=key, title=title, year=year, series=(series, name) if series else None,
                remake_of=remake_of, genres=genres.get(id, ()), fame=fame,
            )
            for id, key, title, year, series, name, remake_of, fame in _of(_PROFILES, films)
        }  # fmt: skip

    def credits(
        self, films: Collection[int], people: Collection[int] | None = None
    ) -> Iterable[Shared]:
        also, values = f" AND said.role IN ({_marks(_COMPARED)})", list[Any](_COMPARED)
        if people is not None:
            # The sign keeps SQLite from going through all that busy people have done.
            also += f" AND +said.person_id IN ({_marks(people)})" if people else " AND false"
            values += people
        also += " ORDER BY said.film_id, said.billing, said.id"
        for film, person, role, character in _of(_CREDITS, films, also, values):
            kind = Role(role)
            yield Shared(
                film, person, Role.WRITER if kind in WRITING else kind, fold(character or "")
            )

    def names(self, people: Collection[int]) -> Mapping[int, str]:
        return dict(_of("SELECT id, name FROM catalogue_person WHERE id IN", people))

    def works(self, people: Collection[int]) -> Iterable[tuple[int, int]]:
        # Who says so is asked of the few that are chosen.
        return _of(_WORKS, people)

    def kin(self, film: int) -> Collection[int]:
        return {number for (number,) in _rows(_KIN, [film])}

    def alike(self, genre: str, decade: int, limit: int) -> Collection[int]:
        index = self._index()
        if index is None:
            return ()
        filters = (
            Filter("kind", (Kind.FILM.value,)),
            Filter("genre", (term(genre),)),
            Filter("decade", (f"{decade}s",)),
        )
        found = index.search(Query(filters=filters), limit=limit).found
        return {number for (number,) in _of(_SHOWN, [each.key for each in found])}


def _of(
    sql: str, values: Collection[Any], also: str = "", more: Sequence[Any] = ()
) -> list[tuple[Any, ...]]:
    """Ask about some films or people; the question of none is not asked."""
    return _rows(f"{sql} ({_marks(values)}){also}", [*values, *more]) if values else []


def _rows(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _marks(values: Collection[Any]) -> str:
    return ",".join(["%s"] * len(values))
