"""``matinee archive import --dry-run`` says which film each item is about, and changes nothing."""

import json
from pathlib import Path

from .conftest import Run

PAYLOADS = Path(__file__).parents[2] / "payloads"


def test_json_is_as_the_contract_has_it(run: Run) -> None:
    """Film only where it is matched; the candidates beside it."""
    result = run(
        "archive", "import", str(PAYLOADS / "wordpress.xml"), "--dry-run", "--format", "json"
    )
    assert result.exit_code == 0
    assert result.stderr == ""
    data = json.loads(result.stdout)
    review, page, draft = data["items"]
    assert review == {
        "source": "wordpress.xml#12",
        "kind": "post",
        "title": "Review: The Salt Road (1999)",
        "year": 1999,
        "film": {
            "id": "tt9000001",
            "title": "The Salt Road",
            "year": 1999,
            "imdb_id": "tt9000001",
        },
        "decision": "matched",
        "confidence": review["confidence"],
        "why": review["why"],
        "candidates": review["candidates"],
    }
    assert 0.87 <= review["confidence"] <= 1
    assert [one["decision"] for one in (page, draft)] == ["unmatched"] * 2
    assert page["film"] is None


def test_text_lists_what_is_doubtful_and_counts(run: Run) -> None:
    """Namesakes are asked about."""
    result = run("archive", "import", str(PAYLOADS / "letterboxd"), "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "11 items: 11 matched, 0 to ask, 0 unmatched"


def test_a_table_can_be_mapped(run: Run, tmp_path: Path) -> None:
    """And a mapping that fits nothing is refused."""
    (tmp_path / "f.csv").write_text("Was,Wann\nHarbour Lights,1974\nThe Salt Road,\n")
    result = run("archive", "import", "f.csv", "--dry-run", "--map", "title=Was,year=Wann")
    assert result.exit_code == 0
    assert "to ask: The Salt Road  [f.csv:3]" in result.stdout
    assert "several films fit: The Salt Road (1999), The Salt Road (2011)" in result.stdout
    result = run("archive", "import", "f.csv", "--dry-run")
    assert result.exit_code == 2
    assert "which column holds the film's title?" in result.stderr


def test_what_cannot_be_read_is_said_and_the_rest_matched(run: Run, tmp_path: Path) -> None:
    """With the status that says so; the JSON stays whole."""
    text = (PAYLOADS / "wordpress.xml").read_text(encoding="utf-8")
    (tmp_path / "cut.xml").write_text(text[: text.index("<title><![CDATA[About")], "utf-8")
    result = run("archive", "import", "cut.xml", "--dry-run", "--format", "json")
    assert result.exit_code == 2
    assert len(json.loads(result.stdout)["items"]) == 1
    assert "export it again" in result.stderr
    assert run("archive", "import", "none.xml", "--dry-run").exit_code == 2


def test_an_archive_comes_only_into_a_site_that_is_there(run: Run, tmp_path: Path) -> None:
    """And the message says how to make one."""
    folder = tmp_path / "nowhere"
    result = run("archive", "import", str(PAYLOADS / "wordpress.xml"), "--dir", str(folder))
    assert result.exit_code == 2
    assert "there is no site here; make one with" in result.stderr
    assert not folder.exists()
