"""The filter of a snapshot's names: never turns a name away, and lets few strangers through."""

import shutil
import sqlite3
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matinee.catalogue.build.name_filter import NameFilter
from matinee.catalogue.name_index import NameIndex, NameKind, open_index, pages_end
from matinee.catalogue.names import fold
from matinee.catalogue.snapshot import Snapshot


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> NameIndex:
    """Give the filter of two thousand people."""
    path = tmp_path_factory.mktemp("index") / "names.sqlite"
    _file(path, [f"person {number}" for number in range(2_000)])
    return _opened(path)


def _file(path: Path, people: list[str]) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE IF NOT EXISTS person_name (folded TEXT)")
    db.close()
    names = NameFilter()
    names.add(NameKind.PERSON, pl.Series(people, dtype=pl.String))
    names.append(path)


def _opened(path: Path) -> NameIndex:
    found = open_index(path, pages_end(path.read_bytes()[:100]))
    assert found
    return found


@settings(deadline=None, max_examples=40)
@given(people=st.lists(st.text().map(fold), max_size=30))
def test_every_name_is_let_through(
    people: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever the names, in any script, none of them is turned away."""
    path = tmp_path_factory.mktemp("index") / "names.sqlite"
    _file(path, people)
    assert _opened(path).among(NameKind.PERSON, people) == people


def test_few_strangers_are_let_through(index: NameIndex) -> None:
    strangers = [f"stranger {number}" for number in range(20_000)]
    assert len(index.among(NameKind.PERSON, strangers)) < 200


def test_a_person_is_no_title(index: NameIndex) -> None:
    people = [f"person {number}" for number in range(2_000)]
    assert len(index.among(NameKind.PERSON, people)) == 2_000
    assert len(index.among(NameKind.TITLE, people)) < 40


def test_a_snapshot_answers_the_same_without_it(small_snapshot: Path, tmp_path: Path) -> None:
    """As after a VACUUM, or when the filter was cut off."""
    bare = Path(shutil.copy(small_snapshot, tmp_path / "bare.sqlite"))
    end = pages_end(bare.read_bytes()[:100])
    with bare.open("r+b") as file:
        file.truncate(end + 10)
    with_it, without = Snapshot(small_snapshot), Snapshot(bare)
    assert with_it.names is not None
    assert without.names is None
    names = ["jo lind", "ines morvan", "nobody"]
    assert with_it.people_named(names) == without.people_named(names)
    assert with_it.films_titled(["salt road", "x"]) == without.films_titled(["salt road", "x"])
    assert with_it.series_named(["salt", "x"]) == without.series_named(["salt", "x"])


def test_sqlite_passes_over_it(small_snapshot: Path) -> None:
    """The file is still a sound database to every other program."""
    db = sqlite3.connect(f"{small_snapshot.as_uri()}?mode=ro", uri=True)
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    db.close()


def test_another_filter_takes_the_place_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "names.sqlite"
    _file(path, [f"person {number}" for number in range(2_000)])
    _file(path, ["jo lind"])
    assert _opened(path).among(NameKind.PERSON, ["jo lind", "person 7"]) == ["jo lind"]
