"""Reads what a snapshot tells of identity: pairs that it leaves open, and keys of former days."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class OpenPair:
    """Two films (or people) by their keys, what speaks for their being one in bits, and evidence.

    ``evidence`` holds lists: what was seen, by name, and what it was seen on; films by their keys.
    """

    kind: str
    left: str
    right: str
    score: float
    evidence: Sequence[Sequence[str]]


def open_pairs(path: Path) -> Sequence[OpenPair]:
    """Give the open pairs of a snapshot file, the likeliest first."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
        rows = db.execute(
            "SELECT kind, left, right, score, evidence FROM doubt ORDER BY score DESC, left, right"
        )
        return [
            OpenPair(kind, left, right, score, json.loads(said))
            for kind, left, right, score, said in rows
        ]


def former_keys(path: Path) -> Sequence[tuple[str, str]]:
    """Give keys under which films were known apart, each with the key that its film has now."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
        return db.execute(
            "SELECT DISTINCT film_key.key, film.key FROM film_key"
            " JOIN film ON film.id = film_key.film ORDER BY 1"
        ).fetchall()


def former_people(path: Path) -> Sequence[tuple[str, str]]:
    """Give keys under which people were known apart, each with the key that they have now.

    Files of earlier versions do not tell.
    """
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'person_key'").fetchone():
            return ()
        return db.execute(
            "SELECT person_key.key, person.key FROM person_key"
            " JOIN person ON person.id = person_key.person ORDER BY 1"
        ).fetchall()
