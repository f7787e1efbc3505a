"""The tables of an index file, and where its rows begin."""

from matinee.discovery.search.fields import BY_NAME, CODES, YEAR_CODE

FORMAT = 1
FIRST = 1 << 24
"""The row of the best known entry; those put in later stand before it, the newest first.

Rows stand in order of fame, so that ``ORDER BY rowid LIMIT n`` gives the best known without sorting
all that match.
"""

TABLES = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, slug TEXT NOT NULL,
    name TEXT NOT NULL, year INTEGER, imdb_id TEXT, note TEXT NOT NULL, fame REAL,
    words TEXT NOT NULL, around TEXT NOT NULL, stamp TEXT);
CREATE TABLE exact (folded TEXT NOT NULL, entry INTEGER NOT NULL);
CREATE TABLE facet (
    field TEXT NOT NULL, value TEXT NOT NULL, label TEXT NOT NULL, rows BLOB NOT NULL,
    PRIMARY KEY (field, value)) WITHOUT ROWID;
CREATE VIRTUAL TABLE names USING fts5 (
    words, content='entry', content_rowid='id', detail='none', columnsize=0, prefix='1 2 3 4',
    tokenize="ascii tokenchars '{chr(0x3A)}'");
CREATE VIRTUAL TABLE context USING fts5 (
    around, content='entry', content_rowid='id', detail='none', columnsize=0,
    tokenize="ascii tokenchars '{chr(0x3A)}'");
"""
INDEXES = """
CREATE INDEX exact_folded ON exact (folded);
CREATE UNIQUE INDEX entry_key ON entry (key, kind);
CREATE INDEX entry_stamp ON entry (stamp) WHERE stamp IS NOT NULL;
"""
# ``stamp`` is what an entry was that was put in or changed later.
LINE, MORE = "\n", "\t"
"""In ``words``: a line for each name in normal form; after a tab, more words it is found by."""


def tokens(field: str, words: str) -> str:
    """Give words of a field as they stand in ``around``: ``d:akira d:kurosawa``."""
    code = YEAR_CODE if field == "year" else CODES[field]
    return f"{code}:{words.replace(' ', f' {code}:')}"


def any_code(field: str = "") -> str:
    """Give the codes that a field's words may stand under; of all fields without one."""
    if field:
        return BY_NAME[field].code
    return YEAR_CODE + "".join(dict.fromkeys("".join(f.code for f in BY_NAME.values())))
