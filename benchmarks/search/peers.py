"""What stands beside: SQLite's full-text search, by trigrams and by beginnings of words."""

import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path

Ask = Callable[[str], Sequence[str]]
"""Gives the names found for what was typed, best first."""


def trigrams(path: Path, names: Sequence[str], *, top: int) -> tuple[Ask, float]:
    """Give a search by trigrams, and the seconds it took to build; names come best known first.

    What was typed is looked for as it is; where nothing has it, by any trigram in common.
    """
    db, seconds = _table(path, names, "tokenize='trigram'")

    def ask(typed: str) -> Sequence[str]:
        plain = typed.replace('"', " ")
        sql = "SELECT name FROM peer WHERE peer MATCH ? ORDER BY {} LIMIT ?"
        whole = db.execute(sql.format("rowid"), [f'"{plain}"', top]).fetchall()
        if not whole:
            parts = dict.fromkeys(plain[at : at + 3] for at in range(len(plain) - 2))
            any_of = " OR ".join(f'"{part}"' for part in parts)
            whole = db.execute(sql.format("rank"), [any_of, top]).fetchall()
        return [name for (name,) in whole]

    return ask, seconds


def words(path: Path, names: Sequence[str], *, top: int) -> tuple[Ask, float]:
    """Give a search by words, the last of which has only begun, and the seconds to build it."""
    options = "detail='none', columnsize=0, prefix='1 2 3 4', tokenize='unicode61'"
    db, seconds = _table(path, names, options)

    def ask(typed: str) -> Sequence[str]:
        # The tokenizer parts words at marks, and a phrase of two cannot be asked of this table.
        bare = "".join(letter if letter.isalnum() else " " for letter in typed)
        parts = " ".join(f'"{part}"' for part in bare.split())
        sql = "SELECT name FROM peer WHERE peer MATCH ? ORDER BY rowid LIMIT ?"
        if not parts:
            return ()
        return [name for (name,) in db.execute(sql, [f"{parts}*", top])]

    return ask, seconds


def _table(path: Path, names: Sequence[str], options: str) -> tuple[sqlite3.Connection, float]:
    path.unlink(missing_ok=True)
    begun = time.perf_counter()
    db = sqlite3.connect(path)
    db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-131072")
    db.execute(f"CREATE VIRTUAL TABLE peer USING fts5 (name, {options})")
    with db:
        db.executemany("INSERT INTO peer (name) VALUES (?)", ((name,) for name in names))
    db.execute("INSERT INTO peer (peer) VALUES ('optimize')")
    return db, time.perf_counter() - begun
