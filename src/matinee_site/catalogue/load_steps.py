"""What a load does, step by step, in SQL that SQLite and PostgreSQL both understand.

It reads the snapshot's tables as ``snap_…`` (``staging`` puts them there) and writes our own.
Which row here is which there is worked out once, into ``here_film``, ``here_person`` and
``here_citation``.
"""

from collections.abc import Iterable, Iterator

from django.db import connection
from django.db.backends.utils import CursorWrapper

from matinee.catalogue.names import slugify
from matinee.catalogue.schema import FIELD_NUMBERS

_FACTS = "statement coverage credit filmtitle filmgenre filmcountry personname".split()
"""Tables that are emptied and filled again; nothing of the house's hangs on their rows."""
_FACETS = {"genre": "genres", "country": "countries"}
_FILM_COLUMNS = (
    "title original_title year runtime imdb_id wikidata_id aliases languages series_id place"
    " story_place relation remake_of fame present public public_year public_runtime"
    " public_original names"
).split()
_TITLE_FIELDS = (
    "WHEN 'title' THEN 'title' WHEN 'original' THEN 'original_title'"
    " WHEN 'local' THEN 'local_title'"
)
_SAID = (
    "EXISTS (SELECT 1 FROM snap_{0} said JOIN snap_citation cited ON cited.id = said.citation"
    " JOIN snap_source source ON source.id = cited.source"
    " WHERE said.film = film.id AND source.publishable AND {1})"
)
_FILM = " JOIN here_film here ON here.was = {0}.film"
_CITED = " JOIN here_citation cited ON cited.was = {0}.citation"
# Not NOT IN, which PostgreSQL answers row by row once the list is large.
_GONE = "NOT EXISTS (SELECT 1 FROM here_{0} here WHERE here.id = catalogue_{0}.id)"
# A column here holds so many letters; SQLite takes more, PostgreSQL does not.
_TEXT, _NAME, _REF, _NOTE, _PLACE, _TONGUE = 500, 300, 1000, 200, 100, 35


def steps(cursor: CursorWrapper, former: Iterable[str]) -> Iterator[str]:
    """Do the load, saying before each step what it is about.

    ``former`` are keys of people who proved to be somebody else: their addresses lead on.
    """
    yield "room"
    # Not TRUNCATE, which would take the old rows from under those who are reading them.
    for table in _FACTS:
        cursor.execute(f"DELETE FROM catalogue_{table}")
    yield "sources"
    _sources(cursor)
    yield "series"
    cursor.execute(
        "INSERT INTO catalogue_series (slug, name, folded)"
        f" SELECT key, substr(name, 1, {_NAME}), substr(folded, 1, {_NAME}) FROM snap_series"
        " WHERE true ON CONFLICT (slug) DO UPDATE SET name = excluded.name,"
        " folded = excluded.folded"
    )
    yield "films"
    _films(cursor)
    yield "facts"
    for kind, column in _FACETS.items():
        _facet(cursor, kind, column)
    for sql in _plain_facts():
        cursor.execute(sql)
    yield "people"
    _people(cursor, former)
    yield "credits"
    _credits(cursor)
    for table in ("address", "former_person", "here_film", "here_person", "here_citation"):
        cursor.execute(f"DROP TABLE {table}")


def _sources(cursor: CursorWrapper) -> None:
    cursor.execute(
        "INSERT INTO catalogue_source (key, name, licence, publishable, home)"
        " SELECT key, name, licence, publishable, home FROM snap_source WHERE true"
        " ON CONFLICT (key) DO UPDATE SET name = excluded.name, licence = excluded.licence,"
        " publishable = excluded.publishable, home = excluded.home"
    )
    cursor.execute("DELETE FROM catalogue_citation")
    cursor.execute(
        "INSERT INTO catalogue_citation (source_id, ref)"
        f" SELECT said.id, substr(was.ref, 1, {_REF}) FROM snap_citation was"
        " JOIN snap_source source ON source.id = was.source"
        " JOIN catalogue_source said ON said.key = source.key"
        f" GROUP BY said.id, substr(was.ref, 1, {_REF}) ORDER BY min(was.id)"
    )
    _note(
        cursor,
        "here_citation",
        "SELECT was.id AS was, here.id AS id FROM snap_citation was"
        " JOIN snap_source source ON source.id = was.source"
        " JOIN catalogue_source said ON said.key = source.key"
        " JOIN catalogue_citation here ON here.source_id = said.id"
        f" AND here.ref = substr(was.ref, 1, {_REF})",
    )


def _films(cursor: CursorWrapper) -> None:
    _give_addresses(cursor)
    columns = ", ".join(_FILM_COLUMNS)
    leading = ", ".join(f"{column} = excluded.{column}" for column in _FILM_COLUMNS)
    titled = _SAID.format("film_title", "said.text = film.title")
    original = "said.text = film.original_title AND said.kind = 'original'"
    cursor.execute(
        f"INSERT INTO catalogue_film (key, slug, {columns})"
        " SELECT film.key, address.slug, film.title, film.original_title, film.year, film.runtime,"
        f" film.imdb_id, film.wikidata_id, {_aliases()}, film.languages, here.id, film.place,"
        f" film.story_place, film.relation, film.remake_of, film.fame, true, {titled},"
        f" CASE WHEN {_said('year')} THEN film.year END,"
        f" CASE WHEN {_said('runtime')} THEN film.runtime END,"
        f" CASE WHEN {_SAID.format('film_title', original)} THEN film.original_title END, '{{}}'"
        " FROM snap_film film JOIN address ON address.key = film.key"
        " LEFT JOIN snap_series series ON series.id = film.series"
        " LEFT JOIN catalogue_series here ON here.slug = series.key WHERE true ORDER BY film.id"
        f" ON CONFLICT (key) DO UPDATE SET {leading}"
    )
    _note(
        cursor,
        "here_film",
        "SELECT film.id AS was, here.id AS id FROM snap_film film"
        " JOIN catalogue_film here ON here.key = film.key",
    )
    cursor.execute(
        "UPDATE catalogue_film SET present = false, series_id = NULL, fame = 0"
        f" WHERE {_GONE.format('film')}"
    )
    cursor.execute(
        "DELETE FROM catalogue_series WHERE NOT EXISTS"
        " (SELECT 1 FROM snap_series series WHERE series.key = catalogue_series.slug)"
    )


def _aliases() -> str:
    each = (
        "(SELECT said.text AS text, min(said.n) AS n FROM snap_film_title said"
        " WHERE said.film = film.id AND said.text <> film.title"
        " AND said.text <> coalesce(film.original_title, '')"
        " GROUP BY said.text ORDER BY min(said.n)) other"
    )
    if connection.vendor == "sqlite":
        return f"(SELECT json_group_array(other.text) FROM {each})"
    return f"(SELECT coalesce(jsonb_agg(other.text ORDER BY other.n), '[]') FROM {each})"


def _said(field: str) -> str:
    """Give the question whether a publishable source states a field of a film."""
    value = f"said.field = {FIELD_NUMBERS[field]} AND said.value = CAST(film.{field} AS text)"
    return _SAID.format("statement", value)


def _give_addresses(cursor: CursorWrapper) -> None:
    """Give each film an address: the one it has, else title and year, numbered when taken.

    A year that may not be published is not in the address either.
    """
    cursor.execute("SELECT key, slug FROM catalogue_film")
    known = dict(cursor.fetchall())
    taken = set(known.values())
    cursor.execute(
        f"SELECT film.key, film.title, {_said('year')}, film.year"
        " FROM snap_film film ORDER BY film.fame DESC, film.id"
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
    cursor.execute("CREATE TEMP TABLE address (key TEXT PRIMARY KEY, slug TEXT)")
    cursor.executemany("INSERT INTO address VALUES (%s, %s)", list(known.items()))


def _facet(cursor: CursorWrapper, kind: str, column: str) -> None:
    if connection.vendor == "sqlite":
        each, place = f"snap_film film CROSS JOIN json_each(film.{column}) facet", "facet.key"
    else:
        each = (
            f"snap_film film CROSS JOIN jsonb_array_elements_text(film.{column})"
            " WITH ORDINALITY AS facet(value, key)"
        )
        place = "facet.key - 1"
    cursor.execute(f"SELECT DISTINCT facet.value FROM {each}")
    named = [(name, slugify(name)) for (name,) in sorted(cursor.fetchall())]
    cursor.executemany(
        f"INSERT INTO catalogue_{kind} (name, slug) VALUES (%s, %s) ON CONFLICT DO NOTHING", named
    )
    public = _SAID.format(
        "statement", f"said.field = {FIELD_NUMBERS[column]} AND said.value = facet.value"
    )
    cursor.execute(
        f"INSERT INTO catalogue_film{kind} (film_id, {kind}_id, position, public)"
        f" SELECT here.id, named.id, {place}, {public} FROM {each}"
        " JOIN here_film here ON here.was = film.id"
        f" JOIN catalogue_{kind} named ON named.name = facet.value"
        " WHERE true ORDER BY film.id, facet.key ON CONFLICT DO NOTHING"
    )


def _plain_facts() -> Iterator[str]:
    yield (
        "INSERT INTO catalogue_filmtitle (film_id, folded)"
        f" SELECT here.id, substr(title.folded, 1, {_TEXT}) FROM snap_title title"
        + _FILM.format("title")
    )
    fact = "INSERT INTO catalogue_statement (film_id, field, value, citation_id) SELECT here.id,"
    yield (
        f"{fact} field.key, substr(said.value, 1, {_TEXT}), cited.id FROM snap_statement said"
        " JOIN snap_field field ON field.id = said.field AND field.key <> 'cut'"
        f"{_FILM.format('said')}{_CITED.format('said')} ORDER BY said.film, said.n"
    )
    placed = (
        "INSERT INTO catalogue_statement"
        " (film_id, field, value, language, country, note, citation_id) SELECT here.id,"
    )
    yield (
        f"{placed} CASE said.kind {_TITLE_FIELDS} ELSE 'other_title' END,"
        f" substr(said.text, 1, {_TEXT}), substr(said.language, 1, {_TONGUE}),"
        f" substr(said.country, 1, {_PLACE}), NULL, cited.id FROM snap_film_title said"
        f"{_FILM.format('said')}{_CITED.format('said')} ORDER BY said.film, said.n"
    )
    yield (
        f"{placed} 'cut', CAST(said.minutes AS text), NULL, NULL, substr(said.name, 1, {_NOTE}),"
        f" cited.id FROM snap_cut said{_FILM.format('said')}{_CITED.format('said')}"
        " ORDER BY said.film, said.n"
    )
    yield (
        f"{placed} 'release', said.date, NULL, substr(said.country, 1, {_PLACE}),"
        f" substr(said.kind, 1, {_NOTE}), cited.id FROM snap_release said"
        f"{_FILM.format('said')}{_CITED.format('said')} ORDER BY said.film, said.n"
    )
    yield (
        f"{fact} CASE WHEN other.key IS NULL THEN said.kind ELSE 'remake_of' END,"
        f" substr(coalesce(other.key, said.title), 1, {_TEXT}), cited.id FROM snap_kin said"
        " LEFT JOIN snap_film other ON other.id = said.other"
        f"{_FILM.format('said')}{_CITED.format('said')}"
        " WHERE coalesce(other.key, said.title) IS NOT NULL ORDER BY said.film, said.n"
    )
    yield (
        f"{fact} 'series', series.name, cited.id FROM snap_series_film said"
        " JOIN snap_series series ON series.id = said.series"
        f"{_FILM.format('said')}{_CITED.format('said')} ORDER BY said.film, said.n"
    )
    yield (
        "INSERT INTO catalogue_coverage (film_id, role, citation_id)"
        " SELECT here.id, role.key, cited.id FROM snap_coverage said"
        " JOIN snap_role role ON role.id = said.role"
        f"{_FILM.format('said')}{_CITED.format('said')}"
        " ORDER BY said.film, said.role, said.citation"
    )


def _people(cursor: CursorWrapper, former: Iterable[str]) -> None:
    cursor.execute(
        "INSERT INTO catalogue_person (slug, name, public, house)"
        f" SELECT key, substr(name, 1, {_NAME}), false, false FROM snap_person"
        " WHERE true ON CONFLICT (slug) DO UPDATE SET name = excluded.name, public = false"
    )
    _note(
        cursor,
        "here_person",
        "SELECT person.id AS was, here.id AS id FROM snap_person person"
        " JOIN catalogue_person here ON here.slug = person.key",
    )
    gone = f"NOT house AND {_GONE.format('person')}"
    cursor.execute(f"UPDATE catalogue_person SET public = false WHERE {gone}")
    cursor.execute("CREATE TEMP TABLE former_person (slug TEXT PRIMARY KEY)")
    cursor.executemany("INSERT INTO former_person VALUES (%s)", [(key,) for key in former])
    gone += (
        " AND NOT EXISTS"
        " (SELECT 1 FROM former_person former WHERE former.slug = catalogue_person.slug)"
    )
    cursor.execute(
        "UPDATE catalogue_person SET into_id = NULL"
        f" WHERE into_id IN (SELECT id FROM catalogue_person WHERE {gone})"
    )
    cursor.execute(f"DELETE FROM catalogue_person WHERE {gone}")
    cursor.execute(
        "INSERT INTO catalogue_personname (person_id, folded, name, public)"
        f" SELECT here.id, substr(called.folded, 1, {_NAME}), substr(called.name, 1, {_NAME}),"
        " called.open = 1"
        " FROM snap_called called JOIN here_person here ON here.was = called.person"
    )


def _credits(cursor: CursorWrapper) -> None:
    cursor.execute(
        "INSERT INTO catalogue_credit (film_id, person_id, role, character, character_aliases,"
        " billing, voice, uncredited, credited_as, citation_id) SELECT here.id, who.id, role.key,"
        f" substr(said.character, 1, {_TEXT}), said.character_aliases, said.billing, said.voice,"
        f" said.uncredited, substr(said.credited_as, 1, {_NAME}), cited.id FROM snap_credit said"
        " JOIN snap_role role ON role.id = said.role"
        f"{_FILM.format('said')} JOIN here_person who ON who.was = said.person"
        f"{_CITED.format('said')} ORDER BY said.film, said.n"
    )
    cursor.execute(
        "UPDATE catalogue_person SET public = true WHERE id IN"
        " (SELECT person_id FROM catalogue_credit"
        " JOIN catalogue_citation ON catalogue_citation.id = citation_id"
        " JOIN catalogue_source ON catalogue_source.id = source_id WHERE publishable)"
    )


def _note(cursor: CursorWrapper, name: str, rows: str) -> None:
    """Keep which row is which for the steps that follow, found by the snapshot's number."""
    cursor.execute(f"CREATE TEMP TABLE {name} (was BIGINT PRIMARY KEY, id BIGINT NOT NULL)")
    cursor.execute(f"INSERT INTO {name} {rows}")
    cursor.execute(f"CREATE INDEX {name}_id ON {name} (id)")
    if connection.vendor != "sqlite":
        cursor.execute(f"ANALYZE {name}")
