"""Puts a snapshot's tables beside the site's own, under names that begin with ``snap_``.

SQLite attaches the file and looks at it through views; PostgreSQL gets temporary tables, filled by
COPY. What is done with them after that is the same (``load_steps``). Both end with the connection,
so a load that is killed leaves nothing behind.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection
from django.db.backends.utils import CursorWrapper

from matinee.catalogue.names import fold

TABLES = (
    "role field source citation series film film_title title statement cut release kin series_film"
    " coverage credit person"
).split()
_CALLED = (
    "SELECT person, fold(said.name) AS folded, said.name AS name, max(publishable) AS open"
    " FROM (SELECT id AS person, name, citation FROM {0}person"
    " UNION ALL SELECT person, name, citation FROM {0}person_alias"
    " UNION ALL SELECT person, credited_as, citation FROM {0}credit WHERE credited_as IS NOT NULL)"
    " said JOIN {0}citation cited ON cited.id = said.citation"
    " JOIN {0}source source ON source.id = cited.source GROUP BY person, said.name"
)
"""Who is called what, and whether that may be shown: worked out here, as folding is ours."""

_POSTGRES_TYPES = {"INTEGER": "bigint", "REAL": "double precision", "TEXT": "text"}
_FLAGS = frozenset({"publishable", "voice", "uncredited"})
_LISTS = frozenset({"genres", "countries", "languages", "character_aliases"})
_KEYS = {
    "role": "id", "field": "id", "source": "id", "citation": "id", "series": "id", "film": "id",
    "person": "id", "statement": "film", "film_title": "film",
}  # fmt: skip
"""What the steps look rows up by."""


@contextmanager
def snapshot_at_hand(cursor: CursorWrapper, path: Path) -> Iterator[None]:
    """Attach a snapshot's file, where the database can; must begin outside a transaction."""
    if connection.vendor != "sqlite":
        yield
        return
    cursor.execute("ATTACH %s AS snap", [f"{path.resolve().as_uri()}?mode=ro&immutable=1"])
    try:
        yield
    finally:
        cursor.execute("DETACH snap")


@contextmanager
def staged(cursor: CursorWrapper, path: Path) -> Iterator[None]:
    """Give the snapshot's tables as ``snap_film`` and so on, and ``snap_called`` for all names."""
    if connection.vendor == "sqlite":
        _view(cursor)
        drop = "DROP VIEW temp.snap_{}"
    else:
        _copy(cursor, path)
        drop = "DROP TABLE snap_{}"
    yield
    for table in (*TABLES, "called"):
        cursor.execute(drop.format(table))


def _view(cursor: CursorWrapper) -> None:
    connection.connection.create_function("fold", 1, fold, deterministic=True)
    for table in TABLES:
        cursor.execute(f"CREATE TEMP VIEW snap_{table} AS SELECT * FROM snap.{table}")
    cursor.execute(f"CREATE TEMP VIEW snap_called AS {_CALLED.format('snap.')}")


def _copy(cursor: CursorWrapper, path: Path) -> None:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        db.create_function("fold", 1, fold, deterministic=True)
        for table in TABLES:
            # The long form, since the short one leaves out columns that are worked out.
            columns = [
                (name, kind) for _, name, kind, *_ in db.execute(f"PRAGMA table_xinfo({table})")
            ]
            names = ", ".join(name for name, _ in columns)
            _fill(cursor, table, columns, db.execute(f"SELECT {names} FROM {table}"))
        called = [
            ("person", "INTEGER"), ("folded", "TEXT"), ("name", "TEXT"), ("open", "INTEGER"),
        ]  # fmt: skip
        _fill(cursor, "called", called, db.execute(_CALLED.format("")))


def _fill(
    cursor: CursorWrapper, table: str, columns: Sequence[tuple[str, str]], rows: sqlite3.Cursor
) -> None:
    typed = ", ".join(f"{name} {_postgres_type(name, kind)}" for name, kind in columns)
    cursor.execute(f"CREATE TEMP TABLE snap_{table} ({typed})")
    with cursor.copy(f"COPY snap_{table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row([_storable(value) for value in row])
    if key := _KEYS.get(table):
        cursor.execute(f"CREATE INDEX ON snap_{table} ({key})")
    cursor.execute(f"ANALYZE snap_{table}")


def _postgres_type(name: str, kind: str) -> str:
    if name in _FLAGS:
        return "boolean"
    if name in _LISTS:
        return "jsonb"
    # A column that is worked out has its type followed by how.
    return _POSTGRES_TYPES[kind.split()[0].upper()]


def _storable(value: object) -> object:
    # PostgreSQL holds any character but this one.
    return value.replace("\0", "") if isinstance(value, str) and "\0" in value else value
