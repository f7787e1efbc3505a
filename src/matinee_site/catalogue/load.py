"""Loads a snapshot file into the site's tables: past the ORM, in one transaction, ids kept.

A film, person or series keeps its row and its address when a newer catalogue is loaded. A film
that the newer one no longer has loses its facts and leaves the lists, but its row stays for the
reviews of it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from matinee.catalogue.names import fold, slugify
from matinee.catalogue.schema import FIELD_NUMBERS
from matinee.catalogue.snapshot import Snapshot
from matinee_site.catalogue.models import Load

Progress = Callable[[str, int, int], None]
"""Called with what is being loaded, how many steps are done, and how many there are."""

_SAID = (
    "SELECT 1 FROM snap.{0} said JOIN snap.citation ON citation.id = said.citation"
    " JOIN snap.source ON source.id = citation.source"
    " WHERE said.film = film.id AND source.publishable AND "
)
_PUBLISHABLE = _SAID.format("statement") + "said.field = "
_PUBLIC_TITLE = f"EXISTS ({_SAID.format('film_title')} said.text = film.title)"
_CITED = (
    " JOIN snap.citation was ON was.id = {0}.citation JOIN snap.source ON source.id = was.source"
    " JOIN catalogue_source said ON said.key = source.key"
    " JOIN catalogue_citation citation ON citation.source_id = said.id AND citation.ref = was.ref"
)
_FILM = " JOIN snap.film ON film.id = {0}.film JOIN catalogue_film here ON here.key = film.key"
_PERSON = (
    " JOIN snap.person ON person.id = {0}.person JOIN catalogue_person who ON who.slug = person.key"
)
_FACETS = {"genre": "genres", "country": "countries"}


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What the site's catalogue holds after loading; ``changed`` is False when it did already."""

    films: int
    people: int
    fingerprint: str
    changed: bool


def load_snapshot(
    *, path: Path, now: datetime, progress: Progress | None = None, force: bool = False
) -> LoadSummary:
    """Load a snapshot, or do nothing when the site holds just this one.

    Raise CatalogueError when the file is not a catalogue this Matinee reads. Nothing is visible
    before everything is.
    """
    snapshot = Snapshot(path)
    fingerprint = snapshot.fingerprint
    snapshot.close()
    last = Load.objects.order_by("-id").first()
    changed = force or last is None or last.fingerprint != fingerprint
    with connection.cursor() as cursor:
        if changed:
            cursor.execute("ATTACH %s AS snap", [f"{path.resolve().as_uri()}?mode=ro&immutable=1"])
            try:
                with transaction.atomic():
                    _load(cursor, progress or _silent)
                    _note(cursor, fingerprint, now)
            finally:
                cursor.execute("DETACH snap")
        films = _count(cursor, "catalogue_film WHERE present")
        return LoadSummary(films, _count(cursor, "catalogue_person"), fingerprint, changed)


def _load(cursor: CursorWrapper, progress: Progress) -> None:
    steps = list(_steps())
    for number, (label, statements) in enumerate(steps):
        progress(label, number, len(steps))
        if label == "films":
            _give_addresses(cursor)
        for sql in statements:
            cursor.execute(sql)
    progress("done", len(steps), len(steps))


def _steps() -> Iterator[tuple[str, list[str]]]:
    facts = ("statement", "coverage", "credit", "filmtitle", "filmgenre", "filmcountry")
    yield "room", [f"DELETE FROM catalogue_{table}" for table in (*facts, "personname")]
    yield (
        "sources",
        [
            "INSERT INTO catalogue_source (key, name, licence, publishable, home)"
            " SELECT key, name, licence, publishable, home FROM snap.source WHERE true"
            " ON CONFLICT (key) DO UPDATE SET name = excluded.name, licence = excluded.licence,"
            " publishable = excluded.publishable, home = excluded.home",
            "DELETE FROM catalogue_citation",
            "INSERT INTO catalogue_citation (source_id, ref) SELECT said.id, citation.ref"
            " FROM snap.citation JOIN snap.source ON source.id = citation.source"
            " JOIN catalogue_source said ON said.key = source.key"
            " GROUP BY said.id, citation.ref ORDER BY min(citation.id)",
        ],
    )
    yield (
        "series",
        [
            "INSERT INTO catalogue_series (slug, name, folded) SELECT key, name, folded"
            " FROM snap.series WHERE true ON CONFLICT (slug) DO UPDATE SET name = excluded.name,"
            " folded = excluded.folded"
        ],
    )
    yield "films", [_films(), *_gone()]
    yield "facts", [*_facets("genre"), *_facets("country"), *_plain_facts()]
    yield "people", list(_people())
    yield (
        "credits",
        [
            "INSERT INTO catalogue_credit (film_id, person_id, role, character, character_aliases,"
            " billing, voice, uncredited, citation_id) SELECT here.id, who.id, role.key,"
            " credit.character, credit.character_aliases, credit.billing, credit.voice,"
            " credit.uncredited, citation.id FROM snap.credit"
            " JOIN snap.role ON role.id = credit.role"
            + _FILM.format("credit") + _PERSON.format("credit") + _CITED.format("credit")
            + " ORDER BY credit.film, credit.n",
            "UPDATE catalogue_person SET public = id IN (SELECT person_id FROM catalogue_credit"
            " JOIN catalogue_citation ON catalogue_citation.id = citation_id"
            " JOIN catalogue_source ON catalogue_source.id = source_id WHERE publishable)",
        ],
    )  # fmt: skip


def _films() -> str:
    columns = (
        "title original_title year runtime imdb_id wikidata_id aliases languages series_id place"
        " story_place relation remake_of fame present public public_year public_runtime"
    ).split()
    return (
        f"INSERT INTO catalogue_film (key, slug, {', '.join(columns)})"
        " SELECT film.key, address.slug, film.title, original_title, year, runtime, imdb_id,"
        " wikidata_id, (SELECT json_group_array(text) FROM (SELECT DISTINCT text"
        " FROM snap.film_title said WHERE said.film = film.id AND text <> film.title"
        " AND text <> coalesce(original_title, ''))), languages, here.id, place, story_place,"
        f" relation, remake_of, fame, 1, {_PUBLIC_TITLE},"
        f" CASE WHEN EXISTS ({_said('year')} AND said.value = film.year) THEN year END,"
        f" CASE WHEN EXISTS ({_said('runtime')} AND said.value = film.runtime)"
        " THEN runtime END FROM snap.film JOIN temp.address ON address.key = film.key"
        " LEFT JOIN snap.series ON series.id = film.series"
        " LEFT JOIN catalogue_series here ON here.slug = series.key ORDER BY film.id"
        " ON CONFLICT (key) DO UPDATE SET " + ", ".join(f"{c} = excluded.{c}" for c in columns)
    )


def _said(field: str) -> str:
    """Give the question whether a publishable source states a field of a film."""
    return f"{_PUBLISHABLE} {FIELD_NUMBERS[field]}"


def _gone() -> Iterator[str]:
    yield (
        "UPDATE catalogue_film SET present = 0, series_id = NULL, fame = 0"
        " WHERE key NOT IN (SELECT key FROM snap.film)"
    )
    yield "DELETE FROM catalogue_series WHERE slug NOT IN (SELECT key FROM snap.series)"


def _facets(kind: str) -> Iterator[str]:
    column = _FACETS[kind]
    each = f"snap.film, json_each(film.{column}) facet"
    yield (
        f"INSERT OR IGNORE INTO catalogue_{kind} (name, slug)"
        f" SELECT DISTINCT facet.value, address(facet.value) FROM {each}"
    )
    yield (
        f"INSERT OR IGNORE INTO catalogue_film{kind} (film_id, {kind}_id, position, public)"
        f" SELECT here.id, named.id, facet.key, EXISTS ({_said(column)}"
        f" AND said.value = facet.value) FROM {each}"
        " JOIN catalogue_film here ON here.key = film.key"
        f" JOIN catalogue_{kind} named ON named.name = facet.value ORDER BY film.id, facet.key"
    )


def _plain_facts() -> Iterator[str]:
    yield (
        "INSERT INTO catalogue_filmtitle (film_id, folded) SELECT here.id, title.folded"
        " FROM snap.title" + _FILM.format("title")
    )
    yield (
        "INSERT INTO catalogue_statement (film_id, field, value, citation_id)"
        " SELECT here.id, CASE field.key WHEN 'cut' THEN 'runtime' ELSE field.key END, value,"
        " citation.id FROM snap.statement"
        " JOIN snap.field ON field.id = statement.field"
        + _FILM.format("statement") + _CITED.format("statement")
        + " ORDER BY statement.film, statement.n"
    )  # fmt: skip
    yield (
        "INSERT INTO catalogue_statement (film_id, field, value, citation_id)"
        " SELECT here.id, CASE kind WHEN 'title' THEN 'title' ELSE 'original_title' END,"
        " film_title.text, citation.id FROM snap.film_title"
        + _FILM.format("film_title") + _CITED.format("film_title")
        + " WHERE kind IN ('title', 'original') ORDER BY film_title.film, film_title.n"
    )  # fmt: skip
    yield (
        "INSERT INTO catalogue_statement (film_id, field, value, citation_id)"
        " SELECT here.id, 'series', series.name, citation.id FROM snap.series_film"
        " JOIN snap.series ON series.id = series_film.series"
        + _FILM.format("series_film") + _CITED.format("series_film")
        + " ORDER BY series_film.film, series_film.n"
    )  # fmt: skip
    yield (
        "INSERT INTO catalogue_coverage (film_id, role, citation_id)"
        " SELECT here.id, role.key, citation.id FROM snap.coverage"
        " JOIN snap.role ON role.id = coverage.role"
        + _FILM.format("coverage") + _CITED.format("coverage")
        + " ORDER BY coverage.film, coverage.role, coverage.citation"
    )  # fmt: skip


def _people() -> Iterator[str]:
    yield "DELETE FROM catalogue_person WHERE slug NOT IN (SELECT key FROM snap.person)"
    yield (
        "INSERT INTO catalogue_person (slug, name, public) SELECT key, name, 0 FROM snap.person"
        " WHERE true ON CONFLICT (slug) DO UPDATE SET name = excluded.name"
    )
    yield (
        "INSERT INTO catalogue_personname (person_id, folded, name)"
        " SELECT DISTINCT who.id, fold(called.name), called.name FROM (SELECT id AS person, name"
        " FROM snap.person UNION SELECT person, name FROM snap.person_alias UNION"
        " SELECT person, credited_as FROM snap.credit WHERE credited_as IS NOT NULL) called"
        + _PERSON.format("called")
    )


def _give_addresses(cursor: CursorWrapper) -> None:
    """Give each film an address: the one it has, else title and year, numbered when taken.

    A year that may not be published is not in the address either.
    """
    connection.connection.create_function("address", 1, slugify, deterministic=True)
    connection.connection.create_function("fold", 1, fold, deterministic=True)
    cursor.execute("SELECT key, slug FROM catalogue_film")
    known = dict(cursor.fetchall())
    taken = set(known.values())
    cursor.execute(
        f"SELECT key, title, EXISTS ({_said('year')} AND said.value = film.year), year"
        " FROM snap.film ORDER BY fame DESC, id"
    )
    for key, title, dated, year in cursor.fetchall():
        if key in known:
            continue
        base = slugify(f"{title} {year}" if dated else title, limit=110) or slugify(key)
        slug, number = base, 1
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        known[key] = slug
    cursor.execute("DROP TABLE IF EXISTS temp.address")
    cursor.execute("CREATE TEMP TABLE address (key TEXT PRIMARY KEY, slug TEXT)")
    cursor.executemany("INSERT INTO temp.address VALUES (%s, %s)", list(known.items()))


def _note(cursor: CursorWrapper, fingerprint: str, now: datetime) -> None:
    Load.objects.create(fingerprint=fingerprint, films=_count(cursor, "snap.film"), loaded_at=now)


def _count(cursor: CursorWrapper, table: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {table}")
    return int(cursor.fetchone()[0])


def _silent(_label: str, _done: int, _of: int) -> None:
    """Tell nobody."""
