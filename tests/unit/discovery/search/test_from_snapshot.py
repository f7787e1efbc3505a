"""The index of a snapshot: what is in it, and where it is kept."""

import os
from pathlib import Path

import pytest

from matinee.catalogue.snapshot import Snapshot
from matinee.discovery.search import parse_query
from matinee.discovery.search.assemble import is_name
from matinee.discovery.search.file_index import FileIndex
from matinee.discovery.search.from_snapshot import make_index, snapshot_entries
from matinee.discovery.search.kept import KEPT, snapshot_index


def _names(index: FileIndex, written: str) -> list[tuple[str, str]]:
    return [(found.kind, found.name) for found in index.search(parse_query(written)).found]


def test_holds_all_kinds_in_order_of_fame(small_snapshot: Path) -> None:
    """Films, people, series and characters, each once."""
    total, entries = snapshot_entries(Snapshot(small_snapshot))
    listed = list(entries)
    assert len(listed) == total
    assert listed[0].name == "Ash & Ember"
    kinds = {entry.kind.value for entry in listed}
    assert kinds == {"film", "person", "series", "character"}
    assert len({(entry.kind, entry.key) for entry in listed}) == total


def test_finds_by_everything_that_a_catalogue_holds(small_snapshot: Path, tmp_path: Path) -> None:
    """Aliases, other titles, people in their roles, characters, series, facets."""
    make_index(Snapshot(small_snapshot), tmp_path / "x.search")
    index = FileIndex(tmp_path / "x.search")
    assert _names(index, "ib morvan") == [("person", "Inès Morvan")]
    assert _names(index, "route du sel") == [("film", "The Salt Road")]
    assert _names(index, "mara")[0] == ("character", "Mara")
    assert _names(index, "cinematographer:rehak year:<2000") == [("film", "The Salt Road")]
    assert _names(index, "series:salt sort:oldest country:morocco") == [("film", "The Salt Road")]
    assert _names(index, "role:composer") == [("person", "Ada Quill")]
    found = index.search(parse_query("salt road 2011")).found[0]
    assert (found.key, found.year, found.imdb_id, found.note) == (
        "tt9000002", 2011, "tt9000002", "Jo Lind",
    )  # fmt: skip


def test_is_made_once_and_kept(small_snapshot: Path, tmp_path: Path) -> None:
    """The second search of a catalogue opens what the first made; a damaged one is made anew."""
    told: list[int] = []
    for _ in range(2):
        snapshot_index(
            Snapshot(small_snapshot), folder=tmp_path, progress=lambda done, of: told.append(of)
        ).close()
    assert len(told) == 1
    (kept,) = tmp_path.glob("*.search")
    kept.write_bytes(b"torn")
    index = snapshot_index(Snapshot(small_snapshot), folder=tmp_path)
    assert _names(index, "harbour") == [("film", "Harbour Lights")]


def test_keeps_only_the_last_few(small_snapshot: Path, tmp_path: Path) -> None:
    """A catalogue that changes every day does not fill the disk."""
    for age in range(KEPT + 2):
        old = tmp_path / f"{age}.search"
        old.touch()
        os.utime(old, (age, age))
    snapshot_index(Snapshot(small_snapshot), folder=tmp_path)
    assert len(list(tmp_path.glob("*.search"))) == KEPT


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_serves_where_nothing_can_be_kept(small_snapshot: Path, tmp_path: Path) -> None:
    """A read-only home is no reason not to search."""
    tmp_path.chmod(0o500)
    index = snapshot_index(Snapshot(small_snapshot), folder=tmp_path / "no")
    assert _names(index, "harbour") == [("film", "Harbour Lights")]


@pytest.mark.parametrize("name", ["Vito Corleone", "Neo", "Ōishi Kuranosuke", "千尋"])
def test_takes_characters_with_a_name(name: str) -> None:
    """Whoever is called something can be found."""
    assert is_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "Self",
        "Man in bar",
        "waiter",
        "Cop #2",
        "Anna / Maria",
        "Young Woman",
        "",
        "The Doctor",
        "1",
    ],
)
def test_leaves_out_characters_without_one(name: str) -> None:
    """A thousand films have a waiter."""
    assert not is_name(name)
