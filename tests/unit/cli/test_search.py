"""The verb ``search``."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from matinee.cli.main import app


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def _search(catalogue: Path, *arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["search", *arguments, "--catalogue", str(catalogue)])
    return done.exit_code, done.stdout, done.stderr


def test_prints_what_is_found(small_snapshot: Path) -> None:
    """A line each: kind, name, id, and what tells it from namesakes."""
    status, out, _ = _search(small_snapshot, "salt", "road", "2011")
    assert status == 0
    assert out.split() == "film The Salt Road (2011) tt9000002 Jo Lind".split()


def test_gives_json_and_nothing_else(small_snapshot: Path) -> None:
    """The form that scripts rely on."""
    status, out, err = _search(small_snapshot, "salt road", "--format", "json", "--limit", "1")
    data = json.loads(out)
    assert (status, err, data["version"], data["total"]) == (0, "", 1, 2)
    (found,) = data["results"]
    assert found.pop("score") > 0
    assert found == {
        "kind": "film", "id": "tt9000001", "name": "The Salt Road", "year": 1999,
        "imdb_id": "tt9000001", "note": "Inès Morvan",
    }  # fmt: skip


def test_says_what_was_meant(small_snapshot: Path) -> None:
    """On standard error; the results are what is like it."""
    status, out, err = _search(small_snapshot, "harbor", "lihgts")
    assert status == 0
    assert "harbour lights" in err
    assert "Harbour Lights" in out


def test_says_that_there_is_more(small_snapshot: Path) -> None:
    """A list that was cut says so."""
    assert (
        "1 others; show more with --limit"
        in _search(small_snapshot, "salt road", "--limit", "1")[2]
    )


def test_finds_nothing_without_an_error(small_snapshot: Path) -> None:
    """Nothing found is an answer."""
    status, out, err = _search(small_snapshot, "zzzz")
    assert (status, out) == (0, "")
    assert "nothing is found for 'zzzz'" in err


def test_refuses_an_empty_query(small_snapshot: Path) -> None:
    """Only what cannot be searched for is an error, and it says why."""
    status, _, err = _search(small_snapshot, "year:abc")
    assert status == 2
    assert "year:abc is left out" in err
