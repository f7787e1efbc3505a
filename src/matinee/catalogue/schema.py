"""The tables of a snapshot file. A change here raises FORMAT and is told apart on opening."""

APPLICATION_ID = 0x4D61746E  # "Matn", in SQLite's header, so that a stray database is refused
FORMAT = 1

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, licence TEXT NOT NULL,
    publishable INTEGER NOT NULL, home TEXT NOT NULL);
CREATE TABLE citation (
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL, ref TEXT NOT NULL, UNIQUE (source, ref));
CREATE TABLE film (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, original_title TEXT,
    year INTEGER, runtime INTEGER, imdb_id TEXT, wikidata_id TEXT, genres TEXT NOT NULL,
    countries TEXT NOT NULL, languages TEXT NOT NULL, aliases TEXT NOT NULL, series INTEGER,
    place INTEGER, story_place REAL, relation TEXT, remake_of TEXT, fame INTEGER NOT NULL);
CREATE TABLE title (
    folded TEXT NOT NULL, film INTEGER NOT NULL, PRIMARY KEY (folded, film)) WITHOUT ROWID;
CREATE TABLE statement (
    film INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, citation INTEGER NOT NULL,
    PRIMARY KEY (film, field, value, citation)) WITHOUT ROWID;
CREATE TABLE person (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE person_name (
    folded TEXT NOT NULL, person INTEGER NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (folded, person, name)) WITHOUT ROWID;
CREATE TABLE credit (
    id INTEGER PRIMARY KEY, film INTEGER NOT NULL, person INTEGER NOT NULL, role TEXT NOT NULL,
    character TEXT, character_aliases TEXT, billing INTEGER, voice INTEGER NOT NULL,
    uncredited INTEGER NOT NULL, citation INTEGER NOT NULL);
CREATE TABLE coverage (
    film INTEGER NOT NULL, role TEXT NOT NULL, citation INTEGER NOT NULL,
    PRIMARY KEY (film, role, citation)) WITHOUT ROWID;
CREATE TABLE series (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, folded TEXT NOT NULL);
"""

INDEXES = """
CREATE INDEX film_imdb ON film (imdb_id);
CREATE INDEX film_series ON film (series);
CREATE INDEX credit_film ON credit (film);
CREATE INDEX credit_person ON credit (person);
CREATE INDEX person_name_person ON person_name (person);
CREATE INDEX series_folded ON series (folded);
"""
