"""A snapshot answers in batches, and refuses with a remedy what is no snapshot."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from matinee.catalogue import CatalogueError
from matinee.catalogue.schema import APPLICATION_ID, FORMAT
from matinee.catalogue.snapshot import Snapshot


@pytest.fixture
def copy(small_snapshot: Path, tmp_path: Path) -> Path:
    """Give a copy of the small catalogue to spoil."""
    return Path(shutil.copy(small_snapshot, tmp_path / "copy.sqlite"))


def spoiled(path: Path, statement: str) -> Path:
    """Run a statement on a snapshot."""
    with sqlite3.connect(path) as db:
        db.execute(statement)
    db.close()
    return path


def test_a_missing_file_is_refused_with_the_way_to_make_one(tmp_path: Path) -> None:
    """The message names the file and the command."""
    with pytest.raises(CatalogueError, match=r"none\.sqlite: there is no such .*catalogue import"):
        Snapshot(tmp_path / "none.sqlite")


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    """Neither text nor another program's database is taken for a catalogue."""
    text = tmp_path / "notes.txt"
    text.write_text("not a database, but long enough to have a header of one" * 10)
    with pytest.raises(CatalogueError, match="not a Matinee catalogue"):
        Snapshot(text)
    other = tmp_path / "other.sqlite"
    spoiled(other, "CREATE TABLE film (id INTEGER)")
    with pytest.raises(CatalogueError, match="not a Matinee catalogue"):
        Snapshot(other)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    """SQLite alone would take it for a new database."""
    path = tmp_path / "empty.sqlite"
    path.touch()
    with pytest.raises(CatalogueError, match="not a Matinee catalogue"):
        Snapshot(path)


def test_another_format_is_refused_with_what_to_do(copy: Path) -> None:
    """A newer one needs a newer Matinee, an older one a new import."""
    spoiled(copy, f"PRAGMA user_version = {FORMAT + 1}")
    with pytest.raises(CatalogueError, match=f"format {FORMAT + 1}, .* upgrade Matinee"):
        Snapshot(copy)
    spoiled(copy, "PRAGMA user_version = 0")
    with pytest.raises(CatalogueError, match="import the catalogue again"):
        Snapshot(copy)


def test_a_file_cut_short_is_called_damaged(copy: Path) -> None:
    """At the latest when the missing part is asked for."""
    data = copy.read_bytes()
    copy.write_bytes(data[: len(data) // 3])

    def ask() -> None:
        snapshot = Snapshot(copy)
        snapshot.dossiers(["tt9000001", "harbour-lights"])
        snapshot.people_named(["jo lind"])
        snapshot.films_titled(["salt road"])

    with pytest.raises(CatalogueError, match=r"copy\.sqlite: the catalogue is damaged; import it"):
        ask()


def test_a_file_overwritten_within_is_called_damaged(copy: Path) -> None:
    """Garbage in a page is no answer."""
    data = bytearray(copy.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 64] = b"\xff" * 64
    copy.write_bytes(data)

    def ask() -> None:
        Snapshot(copy).dossiers(["tt9000001"])

    with pytest.raises(CatalogueError, match="damaged"):
        ask()


def test_a_snapshot_without_its_fingerprint_is_damaged(copy: Path) -> None:
    """It is what tells answers apart, so there is no going on without."""
    spoiled(copy, "DELETE FROM meta")
    with pytest.raises(CatalogueError, match="damaged"):
        Snapshot(copy)


def test_any_number_of_keys_is_asked_at_once(small_snapshot: Path) -> None:
    """SQLite's own bound on parameters is not the caller's."""
    snapshot = Snapshot(small_snapshot)
    keys = [f"no-{n}" for n in range(40_000)] + ["harbour-lights", "harbour-lights"]
    assert list(snapshot.films(keys)) == ["harbour-lights"]


def test_no_question_begins_by_reading_through_a_table(copy: Path) -> None:
    """Every query goes by an index, even where statistics make reading all films look cheap."""
    with sqlite3.connect(copy) as db:
        db.execute("UPDATE sqlite_stat1 SET stat = '90000 9' WHERE stat LIKE '% %'")
        db.execute("UPDATE sqlite_stat1 SET stat = '90000 90000' WHERE idx = 'film_series'")
        db.execute("DELETE FROM sqlite_stat1 WHERE tbl = 'series'")
    db.close()
    snapshot = Snapshot(copy)
    asked: list[str] = []
    snapshot._db.set_trace_callback(asked.append)
    snapshot.dossiers(snapshot.films(["tt9000001"]))
    snapshot.films_by_imdb(["tt9000001"])
    snapshot.films_titled(["salt road"])
    snapshot.people(["jo-lind"])
    snapshot.filmographies(["jo-lind"])
    snapshot.people_named(["jo lind"])
    snapshot.series_named(["salt"])
    snapshot._db.set_trace_callback(None)
    plans = {sql: snapshot.rows(f"EXPLAIN QUERY PLAN {sql}") for sql in asked}
    assert len(plans) >= 8
    assert not [sql for sql, plan in plans.items() if plan[0][3].startswith("SCAN")]


def test_the_file_is_never_written(small_snapshot: Path) -> None:
    """It may lie on a read-only disk and serve many processes."""
    snapshot = Snapshot(small_snapshot)
    with pytest.raises(CatalogueError):
        snapshot.rows("DELETE FROM film")
    assert snapshot.counts()["films"] == 4


def test_the_header_tells_what_the_file_is(small_snapshot: Path) -> None:
    """``file`` and others may know it by its application id."""
    data = small_snapshot.read_bytes()[:100]
    assert int.from_bytes(data[68:72], "big") == APPLICATION_ID
