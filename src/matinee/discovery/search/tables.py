"""The tables of an index file, and where its rows begin."""

FORMAT = 2
FIRST = 1 << 24
"""The row of the best known entry; those put in later stand before it, the newest first.

Rows stand in order of fame, so that the first ones of a set are the best known of it.
"""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, slug TEXT NOT NULL,
    name TEXT NOT NULL, year INTEGER, imdb_id TEXT, note TEXT NOT NULL, fame REAL,
    words TEXT NOT NULL, around TEXT NOT NULL, stamp TEXT);
CREATE TABLE facet (
    field TEXT NOT NULL, value TEXT NOT NULL, label TEXT NOT NULL, rows BLOB NOT NULL,
    PRIMARY KEY (field, value)) WITHOUT ROWID;
CREATE TABLE word (term TEXT NOT NULL, rows BLOB NOT NULL);
CREATE TABLE around (term TEXT NOT NULL, rows BLOB NOT NULL);
CREATE TABLE begun (term TEXT NOT NULL, rows BLOB NOT NULL);
CREATE TABLE exact (term TEXT NOT NULL, rows BLOB NOT NULL);
"""
INDEXES = """
CREATE UNIQUE INDEX word_term ON word (term);
CREATE UNIQUE INDEX around_term ON around (term);
CREATE UNIQUE INDEX begun_term ON begun (term);
CREATE UNIQUE INDEX exact_term ON exact (term);
CREATE UNIQUE INDEX entry_key ON entry (key, kind);
CREATE INDEX entry_stamp ON entry (stamp) WHERE stamp IS NOT NULL;
"""
# ``stamp`` is what an entry was that was put in or changed later.
LINE, MORE = "\n", "\t"
"""In ``words``: a line for each name in normal form; after a tab, more words it is found by.

``around`` has the same lines, each behind the code of its field and a space.
"""
