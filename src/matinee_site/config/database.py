"""Where the site's tables are: an SQLite file in its folder, or a PostgreSQL database elsewhere."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

_PLACES = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


def database(url: str, file: Path) -> dict[str, Any]:
    """Give Django's description of the database at a PostgreSQL address, or of an SQLite file.

    Raise ImproperlyConfigured, saying what to do, when the address cannot be used. What it says is
    never repeated, since there may be a password in it.
    """
    return _postgres(url) if url else _sqlite(file)


def _sqlite(file: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        # Opening and tuning the file costs as much as a page's questions.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # Take the write lock at the start: a transaction that reads first and writes later
            # cannot wait for the lock, it fails.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;"
                "PRAGMA mmap_size=268435456; PRAGMA cache_size=-32000;"
            ),
        },
    }


def _postgres(url: str) -> dict[str, Any]:
    if not url.startswith(("postgresql://", "postgres://")):
        raise ImproperlyConfigured(
            "MATINEE_DATABASE_URL must be like postgresql://user:password@host:5432/name"
        )
    if find_spec("psycopg") is None:
        raise ImproperlyConfigured(
            "MATINEE_DATABASE_URL needs the driver for PostgreSQL: pip install 'matinee[postgres]'"
        )
    # Of an extra, so it is not there on every site.
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        parts = dict(conninfo_to_dict(url))
    except ProgrammingError:
        raise ImproperlyConfigured("MATINEE_DATABASE_URL is no address of a database") from None
    if not parts.get("dbname"):
        raise ImproperlyConfigured("MATINEE_DATABASE_URL names no database behind the last slash")
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{ours: parts.pop(theirs) for theirs, ours in _PLACES.items() if theirs in parts},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": parts,
    }
