"""The verb ``list``."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from matinee.cli.main import app

run = CliRunner()
LIST = """# Mine
1. Seven Samurai (1954) – the best
2. Ballerina
3. A Film That Nobody Made (1999)
4. Seven Samurai
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Write a list."""
    path = tmp_path / "list.txt"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_says_what_is_found_doubtful_and_not_there(path: Path) -> None:
    """A dry run: nothing is made, and everything that is not sure is said."""
    done = run.invoke(app, ["list", str(path)])
    assert done.exit_code == 1
    assert "'Ballerina' may be" in done.stdout
    assert "'A Film That Nobody Made' (1999) is not found" in done.stdout
    assert done.stdout.splitlines()[-1] == "1 found, 1 doubtful, 1 not found, 1 twice"


def test_gives_the_report_as_data(path: Path) -> None:
    """As the report of an archive does, film by film."""
    report = json.loads(run.invoke(app, ["list", str(path), "--format", "json"]).stdout)
    assert report["title"] == "Mine"
    assert [item["decision"] for item in report["items"]] == [
        "matched", "ask", "unmatched", "matched",
    ]  # fmt: skip
    assert report["items"][0]["film"]["imdb_id"] == "tt0047478"
    assert len(report["items"][1]["candidates"]) > 1


def test_writes_what_is_found_in_another_form(path: Path, tmp_path: Path) -> None:
    """For Letterboxd, for IMDb, or as text, once each, with the notes."""
    into = tmp_path / "list.csv"
    run.invoke(app, ["list", str(path), "--as", "imdb", "--into", str(into)])
    row = into.read_text("utf-8").splitlines()[1]
    assert row.startswith("1,tt0047478,,,the best,Seven Samurai,")
    assert len(into.read_text("utf-8").splitlines()) == 2


def test_refuses_what_is_no_list(tmp_path: Path) -> None:
    """A missing file and a packed one are refused in one line."""
    packed = tmp_path / "a.csv"
    packed.write_bytes(b"PK\x03\x04")
    for path in (tmp_path / "none.txt", packed):
        assert run.invoke(app, ["list", str(path)]).exit_code == 2
