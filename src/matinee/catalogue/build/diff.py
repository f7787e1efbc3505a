"""Compares two snapshots: which films came and went, and what is said of the others."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import adbc_driver_sqlite.dbapi as adbc
import polars as pl

from matinee.catalogue.build.kept import rows_of
from matinee.catalogue.model import FilmRef
from matinee.catalogue.snapshot import Snapshot

_FACT = {"key": pl.String, "what": pl.String, "value": pl.String, "source": pl.String}
_FILM = {
    "key": pl.String,
    "title": pl.String,
    "year": pl.Int64,
    "imdb_id": pl.String,
    "fame": pl.Int64,
}
_SAID = "JOIN citation ON citation.id = said.citation JOIN source ON source.id = citation.source"
# Every fact as film, kind, words and source, whatever numbers a file gives them. Films are
# compared by the last letter of their keys at a time, so that millions of facts fit in memory.
_FACTS = f"""
SELECT film.key, what, value, source.key FROM (
    SELECT film, field.key AS what, value, citation FROM statement
        JOIN field ON field.id = statement.field
    UNION ALL SELECT film, kind, text || coalesce(' [' || language || ']', '')
        || coalesce(' [' || country || ']', ''), citation FROM film_title
    UNION ALL SELECT film, role.key, person.name || coalesce(' as ' || character, '')
        || coalesce(', ' || character_aliases, '')
        || CASE WHEN voice THEN ' (voice)' ELSE '' END
        || CASE WHEN uncredited THEN ' (uncredited)' ELSE '' END, credit.citation FROM credit
        JOIN person ON person.id = credit.person JOIN role ON role.id = credit.role
    UNION ALL SELECT film, 'all of ' || role.key, '', citation FROM coverage
        JOIN role ON role.id = coverage.role
    UNION ALL SELECT film, 'series', series.name || coalesce(' ' || place, ''), citation
        FROM series_film JOIN series ON series.id = series_film.series
    UNION ALL SELECT film, kind, coalesce(title, ref, '') || coalesce(' ' || year, ''), citation
        FROM kin
    UNION ALL SELECT film, 'cut', name || ' ' || minutes, citation FROM cut
    UNION ALL SELECT film, 'release', date || coalesce(' ' || country, ''), citation FROM release
    UNION ALL SELECT film, scheme, value, citation FROM film_identifier
    UNION ALL SELECT film, 'overruled', coalesce(field.key, role.key) || coalesce(' ' || name, ''),
        citation FROM overrule LEFT JOIN field ON field.id = field
        LEFT JOIN role ON role.id = role
) said JOIN film ON film.id = said.film {_SAID} WHERE substr(film.key, -1) = """
_FILMS = "SELECT key, title, year, imdb_id, fame FROM film WHERE substr(key, -1) = "
_LETTERS = "SELECT DISTINCT substr(key, -1) FROM film"
_PEOPLE = "SELECT key FROM person WHERE (id >> 3) % 16 = "


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of a film, by a source's key."""

    what: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A film of both catalogues, and what is newly said of it and said no more."""

    film: FilmRef
    gained: Sequence[Fact]
    lost: Sequence[Fact]


@dataclass(slots=True)
class Difference:
    """How the second catalogue differs from the first; lists go up to a number, counts do not."""

    films_gained: int = 0
    films_lost: int = 0
    films_changed: int = 0
    facts_gained: int = 0
    facts_lost: int = 0
    people_gained: int = 0
    people_lost: int = 0
    gained: list[FilmRef] = field(default_factory=list)
    lost: list[FilmRef] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)

    @property
    def same(self) -> bool:
        """Whether there is no difference."""
        return not (self.films_gained or self.films_lost or self.films_changed)


def compare(first: Path, second: Path, *, limit: int = 20) -> Difference:
    """Compare two snapshots; the best known ``limit`` films of each kind are listed.

    Raise CatalogueError when one of the files is no snapshot of this Matinee's.
    """
    for path in (first, second):
        Snapshot(path).close()
    found = Difference()
    with closing(_opened(first)) as one, closing(_opened(second)) as two:
        letters = {x for db in (one, two) for x in rows_of(db, _LETTERS, {"x": pl.String})["x"]}
        for letter in sorted(letters):
            quoted = "'" + letter.replace("'", "''") + "'"
            _compare_films(found, one, two, quoted, limit)
        for part in range(16):
            here, there = (rows_of(db, f"{_PEOPLE}{part}", {"key": pl.String}) for db in (one, two))
            found.people_gained += there.join(here, on="key", how="anti").height
            found.people_lost += here.join(there, on="key", how="anti").height
    for films in (found.gained, found.lost):
        films.sort(key=lambda film: (-film.fame, film.id))
        del films[limit:]
    found.changed.sort(key=lambda each: (-each.film.fame, each.film.id))
    del found.changed[limit:]
    return found


def _compare_films(
    found: Difference,
    one: adbc.AdbcSqliteConnection,
    two: adbc.AdbcSqliteConnection,
    letter: str,
    limit: int,
) -> None:
    here, there = (rows_of(db, _FILMS + letter, _FILM) for db in (one, two))
    new, gone = there.join(here, on="key", how="anti"), here.join(there, on="key", how="anti")
    found.films_gained += new.height
    found.films_lost += gone.height
    for films, kept in ((new, found.gained), (gone, found.lost)):
        first = films.sort(["fame", "key"], descending=[True, False]).head(limit)
        kept += [FilmRef(*row) for row in first.iter_rows()]
    before, after = (rows_of(db, _FACTS + letter, _FACT).unique() for db in (one, two))
    both = here.join(there, on="key", how="semi")
    columns = list(_FACT)
    gained = after.join(before, on=columns, how="anti").join(both, on="key", how="semi")
    lost = before.join(after, on=columns, how="anti").join(both, on="key", how="semi")
    found.facts_gained += gained.height
    found.facts_lost += lost.height
    keys = pl.concat([gained["key"], lost["key"]]).unique()
    found.films_changed += keys.len()
    changed = there.filter(pl.col("key").is_in(keys.implode()))
    for row in changed.sort(["fame", "key"], descending=[True, False]).head(limit).iter_rows():
        found.changed.append(Changed(FilmRef(*row), _of(gained, row[0]), _of(lost, row[0])))


def _of(facts: pl.DataFrame, key: str) -> list[Fact]:
    rows = facts.filter(pl.col("key") == key).sort("what", "value", "source")
    return [Fact(*row[1:]) for row in rows.iter_rows()]


def _opened(path: Path) -> adbc.AdbcSqliteConnection:
    return adbc.connect(f"{path.resolve().as_uri()}?mode=ro", autocommit=True)
