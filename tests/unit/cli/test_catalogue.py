"""``matinee catalogue`` imports tables into a file that appears whole, and describes one."""

import json
import sqlite3
from pathlib import Path

from .conftest import Run

PAYLOADS = Path(__file__).parents[2] / "payloads" / "sources"


def tables(folder: Path) -> str:
    """Write the smallest tables."""
    folder.mkdir()
    (folder / "films.csv").write_text("film_id,title,year\n1,Ran,1985\n")
    (folder / "credits.csv").write_text(
        "film_id,person,role,source\n1,Akira Kurosawa,director,mine\n"
    )
    (folder / "coverage.csv").write_text("film_id,role,source,complete\n1,director,mine,true\n")
    return folder.name


def test_tables_are_imported_and_can_be_asked(run: Run, tmp_path: Path) -> None:
    """The summary says what went in, as a line or as JSON."""
    folder = tables(tmp_path / "data")
    result = run("catalogue", "import", "tables", folder, "--into", "mine.sqlite")
    assert result.exit_code == 0
    assert "mine.sqlite: 1 films, 1 people, 1 credits" in result.stderr
    assert result.stdout == ""
    assert "Akira Kurosawa" in run("film", "Ran", "--catalogue", "mine.sqlite").stdout
    result = run(
        "catalogue", "import", "tables", folder, "--into", "mine.sqlite", "--format", "json"
    )
    data = json.loads(result.stdout)
    assert (data["films"], data["people"], data["credits"]) == (1, 1, 1)


def test_a_failed_import_leaves_the_old_catalogue(run: Run, tmp_path: Path) -> None:
    """Nothing half-written is left beside it."""
    folder = tables(tmp_path / "data")
    run("catalogue", "import", "tables", folder, "--into", "mine.sqlite")
    before = (tmp_path / "mine.sqlite").read_bytes()
    (tmp_path / "data" / "credits.csv").unlink()
    result = run("catalogue", "import", "tables", folder, "--into", "mine.sqlite")
    assert result.exit_code == 2
    assert "holds neither credits.parquet nor credits.csv" in result.stderr
    assert (tmp_path / "mine.sqlite").read_bytes() == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["data", "mine.sqlite"]


def test_a_file_that_is_no_catalogue_is_not_replaced(run: Run, tmp_path: Path) -> None:
    """A slip of the finger does not cost a review."""
    folder = tables(tmp_path / "data")
    (tmp_path / "review.md").write_text("My review.")
    result = run("catalogue", "import", "tables", folder, "--into", "review.md")
    assert result.exit_code == 2
    assert "review.md: not a Matinee catalogue" in result.stderr
    assert (tmp_path / "review.md").read_text() == "My review."


def test_info_says_what_a_catalogue_holds_and_on_which_terms(run: Run) -> None:
    """Sources whose facts may not be published are called private."""
    text = run("catalogue", "info").stdout
    assert "4 films" in text
    assert "Open Films: CC0 1.0; may be published" in text
    assert "Closed Films: private use; for private checking only" in text
    data = json.loads(run("catalogue", "info", "--format", "json").stdout)
    assert (data["films"], [s["publishable"] for s in data["sources"]]) == (4, [True, False])


def test_the_settings_file_names_a_catalogue(
    run: Run, tmp_path: Path, monkeypatch: object, small_snapshot: Path
) -> None:
    """It is found above the current folder, and its path counts from where it stands."""
    monkeypatch.delenv("MATINEE_CATALOGUE")  # type: ignore[attr-defined]
    (tmp_path / "films.sqlite").write_bytes(small_snapshot.read_bytes())
    (tmp_path / "matinee.toml").write_text('[matinee]\ncatalogue = "films.sqlite"\n')
    (tmp_path / "reviews").mkdir()
    monkeypatch.chdir(tmp_path / "reviews")  # type: ignore[attr-defined]
    assert "4 films" in run("catalogue", "info").stdout
    (tmp_path / "matinee.toml").write_text('[matinee]\ncatalog = "films.sqlite"\n')
    result = run("catalogue", "info")
    assert result.exit_code == 2
    assert "matinee.toml:2: unknown setting 'catalog'; did you mean 'catalogue'?" in result.stderr


def test_a_dry_run_says_what_would_change_and_changes_nothing(run: Run, tmp_path: Path) -> None:
    """With the rows it would refuse, each by line and reason; nothing is left behind."""
    path = tmp_path / "films.sqlite"
    run("catalogue", "import", "house", str(PAYLOADS / "house" / "house.toml"), "--into", str(path))
    before = path.read_bytes()
    result = run(
        "catalogue", "import", "imdb", str(PAYLOADS / "imdb"), "--into", str(path), "--dry-run",
        "--format", "json",
    )  # fmt: skip
    told = json.loads(result.stdout)
    assert (result.exit_code, told["dry_run"]) == (0, True)
    assert told["difference"]
    assert {"file", "line", "reason"} <= set(told["rejects"][0])
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("films")] == [
        path.name
    ]


def test_refused_rows_are_listed_beside_the_catalogue(run: Run, tmp_path: Path) -> None:
    """One JSON object a line, which the message names; what is sound is imported."""
    path = tmp_path / "films.sqlite"
    result = run("catalogue", "import", "imdb", str(PAYLOADS / "imdb"), "--into", str(path))
    rejects = tmp_path / "films.imdb.rejects.jsonl"
    assert (result.exit_code, str(rejects) in result.stderr) == (0, True)
    for line in rejects.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert row["file"]
        assert row["line"] > 0
        assert row["reason"]


def test_pairs_that_are_open_are_listed_with_what_was_seen(run: Run, tmp_path: Path) -> None:
    """By name and key, as text and as JSON; none are said to be none."""
    folder = tables(tmp_path / "data")
    run("catalogue", "import", "tables", folder, "--into", "mine.sqlite")
    assert "no pair is open" in run("catalogue", "doubts", "--catalogue", "mine.sqlite").stdout
    with sqlite3.connect(tmp_path / "mine.sqlite") as db:
        ((film,),) = db.execute("SELECT key FROM film")
        seen = json.dumps([["same-name", "akira kurosawa"], ["same-work-on-a-film", film]])
        db.execute(
            "INSERT INTO doubt VALUES ('person', 'akira-kurosawa', 'nm0000041', 1.5, ?)", [seen]
        )
    told = run("catalogue", "doubts", "--catalogue", "mine.sqlite").stdout
    assert "person: Akira Kurosawa (akira-kurosawa) and nm0000041 (nm0000041), +1.5 bits" in told
    assert "same work on a film: Ran (1985)" in told
    listed = run("catalogue", "doubts", "--catalogue", "mine.sqlite", "--format", "json")
    (pair,) = json.loads(listed.stdout)["pairs"]
    assert pair["left"] == {"id": "akira-kurosawa", "name": "Akira Kurosawa"}
    assert pair["evidence"][1] == {"name": "same-work-on-a-film", "values": [film]}
