"""The tables of a snapshot file. A change here raises FORMAT and is told apart on opening.

Numbers stand for roles and fields (tables ``role`` and ``field`` name them in the file itself), and
every fact names a citation: which import brought it, who says so, and where. A film's credits,
statements and titles lie beside each other, so that a film is read in a few contiguous pages.
"""

from matinee.catalogue.model import Role

APPLICATION_ID = 0x4D61746E  # "Matn", in SQLite's header, so that a stray database is refused
FORMAT = 4

ROLES = tuple(Role)
FIELDS = ("year", "runtime", "cut", "genres", "countries", "languages", "companies")
ROLE_NUMBERS = {role: number for number, role in enumerate(ROLES)}
FIELD_NUMBERS = {name: number for number, name in enumerate(FIELDS)}

YEARS = range(1870, 2101)
"""The years that a film may be of; others are slips, or stand for what is not known."""
LONGEST_TITLE, LONGEST_NAME = 500, 300
"""In letters: what is longer is no title and nobody's name."""

# A person's number says who knows them under which number: the lowest three bits name the scheme.
# So ten million people need no index of keys, and a person has the same number in every catalogue.
SCHEME_BITS = 3
BY_NAME, BY_IMDB, BY_WIKIDATA, BY_TMDB = range(4)

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE role (id INTEGER PRIMARY KEY, key TEXT NOT NULL);
CREATE TABLE field (id INTEGER PRIMARY KEY, key TEXT NOT NULL);
CREATE TABLE layer (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, rank INTEGER NOT NULL);
CREATE TABLE source (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, licence TEXT NOT NULL,
    publishable INTEGER NOT NULL, home TEXT NOT NULL);
CREATE TABLE citation (
    id INTEGER PRIMARY KEY, layer INTEGER NOT NULL, source INTEGER NOT NULL, ref TEXT NOT NULL);
CREATE TABLE series (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL);
CREATE TABLE film (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, original_title TEXT,
    year INTEGER, runtime INTEGER, imdb_id TEXT, wikidata_id TEXT, genres TEXT NOT NULL,
    countries TEXT NOT NULL, languages TEXT NOT NULL, series INTEGER, place INTEGER,
    story_place REAL, relation TEXT, remake_of TEXT, fame INTEGER NOT NULL);
CREATE TABLE film_key (
    key TEXT NOT NULL, layer INTEGER NOT NULL, film INTEGER NOT NULL, PRIMARY KEY (key, layer))
    WITHOUT ROWID;
CREATE TABLE film_identifier (
    film INTEGER NOT NULL, scheme TEXT NOT NULL, value TEXT NOT NULL, citation INTEGER NOT NULL,
    PRIMARY KEY (film, scheme, value, citation)) WITHOUT ROWID;
CREATE TABLE film_fame (
    film INTEGER NOT NULL, citation INTEGER NOT NULL, value INTEGER NOT NULL,
    PRIMARY KEY (film, citation)) WITHOUT ROWID;
CREATE TABLE film_title (
    film INTEGER NOT NULL, n INTEGER NOT NULL, text TEXT NOT NULL, language TEXT, country TEXT,
    kind TEXT NOT NULL, citation INTEGER NOT NULL, PRIMARY KEY (film, n)) WITHOUT ROWID;
CREATE TABLE title (
    folded TEXT NOT NULL, film INTEGER NOT NULL, PRIMARY KEY (folded, film)) WITHOUT ROWID;
CREATE TABLE statement (
    film INTEGER NOT NULL, n INTEGER NOT NULL, field INTEGER NOT NULL, value TEXT NOT NULL,
    citation INTEGER NOT NULL, PRIMARY KEY (film, n)) WITHOUT ROWID;
CREATE TABLE series_film (
    series INTEGER NOT NULL, n INTEGER NOT NULL, film INTEGER NOT NULL, place INTEGER,
    story_place REAL, relation TEXT, citation INTEGER NOT NULL, PRIMARY KEY (series, n))
    WITHOUT ROWID;
CREATE TABLE kin (
    film INTEGER NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, ref TEXT, title TEXT,
    year INTEGER, other INTEGER, citation INTEGER NOT NULL, PRIMARY KEY (film, n)) WITHOUT ROWID;
CREATE TABLE cut (
    film INTEGER NOT NULL, n INTEGER NOT NULL, name TEXT NOT NULL, minutes INTEGER NOT NULL,
    citation INTEGER NOT NULL, PRIMARY KEY (film, n)) WITHOUT ROWID;
CREATE TABLE release (
    film INTEGER NOT NULL, n INTEGER NOT NULL, date TEXT NOT NULL, country TEXT, kind TEXT,
    citation INTEGER NOT NULL, PRIMARY KEY (film, n)) WITHOUT ROWID;
CREATE TABLE coverage (
    film INTEGER NOT NULL, role INTEGER NOT NULL, citation INTEGER NOT NULL,
    PRIMARY KEY (film, role, citation)) WITHOUT ROWID;
CREATE TABLE credit (
    film INTEGER NOT NULL, n INTEGER NOT NULL, person INTEGER NOT NULL, role INTEGER NOT NULL,
    character TEXT, character_aliases TEXT, credited_as TEXT, billing INTEGER,
    voice INTEGER NOT NULL, uncredited INTEGER NOT NULL, citation INTEGER NOT NULL,
    PRIMARY KEY (film, n)) WITHOUT ROWID;
CREATE TABLE overrule (
    film INTEGER NOT NULL, n INTEGER NOT NULL, field INTEGER, role INTEGER, name TEXT,
    citation INTEGER NOT NULL, PRIMARY KEY (film, n)) WITHOUT ROWID;
CREATE TABLE overruled_statement (
    film INTEGER NOT NULL, n INTEGER NOT NULL, field INTEGER NOT NULL, value TEXT NOT NULL,
    citation INTEGER NOT NULL, PRIMARY KEY (film, n)) WITHOUT ROWID;
CREATE TABLE overruled_credit (
    film INTEGER NOT NULL, n INTEGER NOT NULL, person INTEGER NOT NULL, role INTEGER NOT NULL,
    character TEXT, character_aliases TEXT, credited_as TEXT, billing INTEGER,
    voice INTEGER NOT NULL, uncredited INTEGER NOT NULL, citation INTEGER NOT NULL,
    PRIMARY KEY (film, n)) WITHOUT ROWID;
CREATE TABLE person (
    id INTEGER PRIMARY KEY, slug TEXT, name TEXT NOT NULL, citation INTEGER NOT NULL,
    key TEXT GENERATED ALWAYS AS (coalesce(slug, CASE id & 7
        WHEN 1 THEN printf('nm%07d', id >> 3) WHEN 2 THEN 'Q' || (id >> 3)
        ELSE 'tmdb-' || (id >> 3) END)) VIRTUAL);
CREATE TABLE person_key (key TEXT PRIMARY KEY, person INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE person_name (
    folded TEXT NOT NULL, person INTEGER NOT NULL, PRIMARY KEY (folded, person)) WITHOUT ROWID;
CREATE TABLE person_alias (
    person INTEGER NOT NULL, n INTEGER NOT NULL, name TEXT NOT NULL, language TEXT,
    kind TEXT NOT NULL, citation INTEGER NOT NULL, PRIMARY KEY (person, n)) WITHOUT ROWID;
CREATE TABLE person_fact (
    person INTEGER NOT NULL, n INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
    citation INTEGER NOT NULL, PRIMARY KEY (person, n)) WITHOUT ROWID;
CREATE TABLE person_identifier (
    other INTEGER NOT NULL, person INTEGER NOT NULL, citation INTEGER NOT NULL,
    PRIMARY KEY (other, person, citation)) WITHOUT ROWID;
CREATE TABLE ruling (
    kind TEXT NOT NULL, left TEXT NOT NULL, right TEXT NOT NULL, same INTEGER NOT NULL,
    citation INTEGER NOT NULL, PRIMARY KEY (kind, left, right, citation)) WITHOUT ROWID;
CREATE TABLE doubt (
    kind TEXT NOT NULL, left TEXT NOT NULL, right TEXT NOT NULL, score REAL NOT NULL,
    evidence TEXT NOT NULL, PRIMARY KEY (kind, left, right)) WITHOUT ROWID;
"""

# Made after the rows: a sorted index built at once is smaller and sooner ready than a grown one.
INDEXES = {
    "film": ("CREATE INDEX film_imdb ON film (imdb_id) WHERE imdb_id IS NOT NULL",),
    "film_identifier": ("CREATE INDEX film_identifier_value ON film_identifier (value, scheme)",),
    "series": ("CREATE INDEX series_folded ON series (folded)",),
    "series_film": ("CREATE INDEX series_film_film ON series_film (film)",),
    "kin": ("CREATE INDEX kin_other ON kin (other) WHERE other IS NOT NULL",),
    "person": ("CREATE UNIQUE INDEX person_slug ON person (slug) WHERE slug IS NOT NULL",),
}

# An index of a table without rowid is kept as a table without rowid is whose key is the indexed
# columns and then the table's own key (https://www.sqlite.org/fileformat.html#representation_of_sql_indices).
# Filled as one, by rows that come in order, it is there in a third of the time that SQLite takes to
# sort them, and needs no more than to be called what it is.
FILLED_INDEXES = """
CREATE TABLE credit_person (
    person INTEGER NOT NULL, film INTEGER NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (person, film, n)) WITHOUT ROWID;
"""
AS_INDEXES = (
    "PRAGMA writable_schema=ON",
    "UPDATE sqlite_master SET type = 'index', tbl_name = 'credit',"
    " sql = 'CREATE INDEX credit_person ON credit (person)' WHERE name = 'credit_person'",
    "PRAGMA writable_schema=RESET",
)
