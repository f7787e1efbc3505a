"""Building an index and changing it in place."""

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.contracts.search_entries import CATALOGUE

from matinee.discovery.search import Entry, Kind, parse_query
from matinee.discovery.search.build import build_index
from matinee.discovery.search.change import change_index
from matinee.discovery.search.file_index import FileIndex
from matinee.discovery.search.port import SearchError

ENTRIES = (
    Entry(Kind.FILM, "a", "Salt Road", facets={"year": ["1999"], "genre": ["Drama"]}),
    Entry(Kind.FILM, "b", "Salt Lake", facets={"year": ["2011"], "genre": ["Drama"]}),
)


@pytest.fixture
def index(tmp_path: Path) -> FileIndex:
    """Give an index of two films that may be changed."""
    build_index(tmp_path / "x.search", ENTRIES, fingerprint="x")
    return FileIndex(tmp_path / "x.search", editable=True)


def _keys(index: FileIndex, written: str) -> list[str]:
    return [found.key for found in index.search(parse_query(written)).found]


def _review(key: str, title: str, fame: float = 0.5) -> Entry:
    return Entry(Kind.REVIEW, key, title, key, facets={"score": ["80"]}, fame=fame)


def test_keeps_the_old_index_when_building_fails(tmp_path: Path) -> None:
    """What could not be built whole is not there at all."""
    path = tmp_path / "x.search"
    build_index(path, ENTRIES, fingerprint="old")

    def broken() -> Iterator[Entry]:
        yield ENTRIES[0]
        raise ValueError("torn")

    with pytest.raises(ValueError, match="torn"):
        build_index(path, broken(), fingerprint="new")
    assert FileIndex(path).fingerprint == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["x.search"]


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"x" * 200, b"\0" * 5000])
def test_refuses_what_is_no_index(tmp_path: Path, content: bytes) -> None:
    """One clear error that says what to do."""
    path = tmp_path / "x.search"
    path.write_bytes(content)
    with pytest.raises(SearchError, match="build it again"):
        FileIndex(path)


def test_puts_in_replaces_and_takes_out(index: FileIndex) -> None:
    """A change shows at once in names, filters and counts."""
    change_index(index.file, put=[_review("r", "Salt and patience")])
    assert _keys(index, "patience") == ["r"]
    assert _keys(index, "score:8") == ["r"]
    change_index(index.file, put=[_review("r", "Pepper")])
    assert _keys(index, "patience") == []
    assert _keys(index, "pepper") == ["r"]
    change_index(index.file, gone=[(Kind.REVIEW, "r"), (Kind.REVIEW, "unknown")])
    assert _keys(index, "pepper") == []
    assert _keys(index, "kind:review") == []


def test_replaces_a_film_in_its_place(index: FileIndex) -> None:
    """A film that is put in again keeps its fame, loses its old words and facets."""
    renamed = Entry(Kind.FILM, "a", "Salt Path", facets={"year": ["1998"]})
    change_index(index.file, put=[renamed])
    assert _keys(index, "salt") == ["a", "b"]
    assert _keys(index, "road") == []
    assert (_keys(index, "genre:drama"), _keys(index, "year:1998")) == (["b"], ["a"])


def test_says_which_films_are_reviewed(index: FileIndex) -> None:
    """Said anew each time; what reviews have of the same field stays."""
    change_index(index.file, put=[_review("r", "Salt")], film_facets={"score": {"80": ["a"]}})
    assert set(_keys(index, "score:8")) == {"a", "r"}
    change_index(index.file, film_facets={"score": {"80": ["b", "nobody"]}})
    assert set(_keys(index, "score:8")) == {"b", "r"}


def test_is_seen_by_another_that_has_the_file_open(index: FileIndex) -> None:
    """Several processes of a node share the file."""
    other = FileIndex(index.file.path, editable=True)
    assert _keys(other, "kind:review") == []
    change_index(index.file, put=[_review("r", "Salt")])
    assert _keys(other, "kind:review") == ["r"]


def test_ranks_what_was_put_in_later_by_its_own_fame(index: FileIndex) -> None:
    """A collection of little fame does not stand before a film that everybody knows."""
    change_index(index.file, put=[_review("small", "Salt Road", 0.1), _review("big", "Salt", 1.5)])
    assert _keys(index, "salt r") == ["a", "small"]
    assert _keys(index, "year:1999,2011 sort:newest") == ["b", "a"]


def test_leaves_everything_as_it_was_when_a_change_fails(index: FileIndex) -> None:
    """All of a change, or nothing."""
    bad = Entry(Kind.REVIEW, "bad", "Salt", facets={"no such field": ["1"]})
    with pytest.raises(KeyError):
        change_index(index.file, put=[_review("r", "Salt and patience"), bad])
    assert _keys(index, "patience") == []
    assert index.search(parse_query("salt")).total == 2


def test_changes_only_what_differs(index: FileIndex) -> None:
    """Told everything there is of a kind, an index puts in what is new and takes out the rest."""
    reviews = [_review("r", "Salt and patience"), _review("s", "Salt and pepper")]
    whole = {Kind.REVIEW}
    assert change_index(index.file, put=reviews, whole=whole) == 2
    assert change_index(index.file, put=reviews, whole=whole) == 0
    assert change_index(index.file, put=[_review("s", "Salt and pride")], whole=whole) == 2
    assert _keys(index, "kind:review") == ["s"]
    assert _keys(index, "pride") == ["s"]


def test_makes_a_noted_change_once(index: FileIndex) -> None:
    """Of two processes that both come with an edition's changes, the second has nothing to do."""
    for expected in (1, 0):
        done = change_index(index.file, put=[_review("r", "Salt")], notes={"edition": "7"})
        assert done == expected
    assert index.file.note("edition") == "7"


def test_processes_beside_it_make_the_same_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large index, whose sets other processes gather, is row for row the one made alone."""
    entries = [
        *CATALOGUE,
        *(_review(f"r{at}", f"Zab{chr(97 + at // 8)}{chr(97 + at % 8)} Road") for at in range(60)),
    ]
    build_index(tmp_path / "alone.search", entries, fingerprint="x", expected=len(entries))
    monkeypatch.setattr("matinee.discovery.search.build.LARGE", 1)
    build_index(tmp_path / "helped.search", entries, fingerprint="x", expected=len(entries))
    alone, helped = (FileIndex(tmp_path / f"{name}.search").file for name in ("alone", "helped"))
    for table in ("entry", "word", "around", "begun", "exact", "facet", "meta"):
        assert alone.rows(f"SELECT * FROM {table}") == helped.rows(f"SELECT * FROM {table}")
        assert alone.rows(f"SELECT * FROM {table}"), table


def test_a_helper_that_ends_leaves_the_old_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a lost process had gathered is missed: nothing is put in place, and it is said why."""
    path = tmp_path / "x.search"
    build_index(path, ENTRIES, fingerprint="old")
    monkeypatch.setattr("matinee.discovery.search.build.LARGE", 1)

    def ends_the_helpers() -> Iterator[Entry]:
        yield ENTRIES[0]
        for helper in multiprocessing.active_children():
            helper.kill()

    with pytest.raises(SearchError, match="build it again"):
        build_index(path, ends_the_helpers(), fingerprint="new", expected=2)
    assert FileIndex(path).fingerprint == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["x.search"]
