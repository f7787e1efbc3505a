"""What is written in order is in order, and SQLite finds it so."""

import sqlite3
from contextlib import closing
from pathlib import Path

import polars as pl
import pytest

from matinee.catalogue.build import persons


def test_the_filled_index_is_an_index(small_snapshot: Path) -> None:
    """It has an entry for each credit, is used, and is what SQLite would have made itself."""
    with closing(sqlite3.connect(f"{small_snapshot.as_uri()}?mode=ro", uri=True)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (plan,) = db.execute("EXPLAIN QUERY PLAN SELECT film FROM credit WHERE person = 8")
        assert "USING INDEX credit_person" in plan[3] or "COVERING INDEX credit_person" in plan[3]
        count = "SELECT count(*) FROM credit"
        found = db.execute(f"{count} INDEXED BY credit_person WHERE person > 0").fetchone()
        assert found == db.execute(count).fetchone() != (0,)


@pytest.mark.parametrize("size", [1, 2, 7, 100])
def test_parts_follow_each_other_and_lose_nothing(
    monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    """Equal keys stand in one part, and together the sorted parts are the sorted whole."""
    monkeypatch.setattr(persons, "_SLICE", size)
    names = ["ana", "bo", "bo", "bo", "cai", "", "zoe", "dara", "bo", "é"] * 3
    rows = pl.DataFrame({"folded": names, "person": range(len(names))})
    parts = list(persons._in_parts(rows, "folded"))
    together = pl.concat(part.sort("folded", "person") for part in parts)
    assert together.equals(rows.sort("folded", "person"))


def test_no_rows_have_no_parts_with_rows() -> None:
    """As of a catalogue without people."""
    rows = pl.DataFrame(schema={"folded": pl.String, "person": pl.Int64})
    assert [part.height for part in persons._in_parts(rows, "folded")] == [0]
