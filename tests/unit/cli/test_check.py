"""``matinee check`` keeps the contract of its JSON, its exit statuses and its messages."""

import json
import os
from pathlib import Path

import pytest

from matinee.document import MAX_CHARACTERS

from .conftest import Run

RIGHT = "---\nimdb_id: tt9000001\n---\nThe film was shot by cinematographer Tomás Řehák.\n"
WRONG = "---\nimdb_id: tt9000001\n---\nThe film was shot by cinematographer Bo Vane.\n"
MISSPELT = "---\nimdb_id: tt9000001\n---\nInès Morvann directs it well.\n"


def written(folder: Path, name: str, text: str) -> str:
    """Write a review and give its name."""
    (folder / name).write_text(text, encoding="utf-8")
    return name


def test_a_text_without_findings_ends_with_zero(run: Run, tmp_path: Path) -> None:
    """One line sums up what was compared."""
    result = run("check", written(tmp_path, "a.md", RIGHT))
    assert result.exit_code == 0
    assert result.stdout == "a.md: The Salt Road (1999) · 1 statement, 1 compared, 0 findings\n"


def test_a_finding_is_shown_in_its_place_and_ends_with_one(run: Run, tmp_path: Path) -> None:
    """Path, line and column; the words and a line below; the right value; who says so."""
    result = run("check", written(tmp_path, "a.md", WRONG))
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith("a.md:4:38 ")
    assert lines[0].endswith(" credit-cinematographer")
    assert lines[1].strip() == "The film was shot by cinematographer Bo Vane."
    at = lines[1].index("Bo Vane")
    assert lines[2] == " " * at + "~" * len("Bo Vane")
    assert "right:  Tomás Řehák" in result.stdout
    assert "source: Open Films, https://open.example/1" in result.stdout
    assert "\x1b" not in result.stdout


def test_json_has_the_shape_of_the_contract_and_nothing_beside(run: Run, tmp_path: Path) -> None:
    """Every field of the contract, offsets in code points of the original."""
    result = run("check", "--format", "json", written(tmp_path, "a.md", WRONG))
    data = json.loads(result.stdout)
    assert data.keys() == {"version", "documents", "stats"}
    (document,) = data["documents"]
    assert document.keys() == {"path", "film", "review", "claims"}
    assert document["film"] == {
        "id": "tt9000001",
        "title": "The Salt Road",
        "year": 1999,
        "imdb_id": "tt9000001",
    }
    assert document["review"].keys() == set(
        "title genres countries directors cast sections strengths weaknesses verdict score".split()
    )
    (claim,) = document["claims"]
    assert claim.keys() == set(
        "kind role name film start end verdict expected sources rule severity message fixes"
        " confidence".split()
    )
    assert WRONG[claim["start"] : claim["end"]] == "Bo Vane"
    assert (claim["kind"], claim["role"]) == ("credit", "cinematographer")
    assert (claim["verdict"], claim["rule"]) == ("contradicted", "credit-cinematographer")
    assert claim["severity"] in ("warning", "error")
    assert claim["expected"] == ["Tomás Řehák"]
    assert claim["sources"] == [{"name": "Open Films", "ref": "https://open.example/1"}]
    assert {key: data["stats"][key] for key in ("documents", "claims", "findings")} == {
        "documents": 1,
        "claims": 1,
        "findings": 1,
    }


def test_a_supported_claim_has_no_severity(run: Run, tmp_path: Path) -> None:
    """JSON gives every claim, also the right ones."""
    result = run("check", "--format", "json", written(tmp_path, "a.md", RIGHT))
    (claim,) = json.loads(result.stdout)["documents"][0]["claims"]
    assert (claim["verdict"], claim["severity"]) == ("supported", None)


def test_the_least_severity_rules_what_is_shown_and_the_status(run: Run, tmp_path: Path) -> None:
    """A misspelling is a warning; who asks for errors alone is not told."""
    name = written(tmp_path, "a.md", MISSPELT)
    assert run("check", name).exit_code == 1
    result = run("check", "--min-severity", "error", name)
    assert result.exit_code == 0
    assert "0 findings" in result.stdout


def test_fixing_mends_what_is_sure_and_a_second_run_changes_nothing(
    run: Run, tmp_path: Path
) -> None:
    """The words around stay as they are, and so does the file's mode."""
    path = tmp_path / "a.md"
    path.write_bytes(MISSPELT.replace("\n", "\r\n").encode())
    path.chmod(0o640)
    result = run("check", "--fix", "a.md")
    assert "'Inès Morvann' is now 'Inès Morvan'" in result.stderr
    assert result.exit_code == 0
    mended = path.read_bytes()
    assert mended == MISSPELT.replace("Morvann", "Morvan").replace("\n", "\r\n").encode()
    assert path.stat().st_mode & 0o777 == 0o640
    again = run("check", "--fix", "a.md")
    assert again.exit_code == 0
    assert again.stderr == ""
    assert path.read_bytes() == mended
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_fixing_standard_input_is_refused(run: Run) -> None:
    """There is no file to write."""
    result = run("check", "--fix", "-", input=MISSPELT)
    assert result.exit_code == 2
    assert "standard input cannot be fixed" in result.stderr


def test_standard_input_is_read(run: Run) -> None:
    """Its path is a dash in JSON and has a name for people."""
    assert run("check", "-", input=WRONG).stdout.startswith("standard input:4:38 ")
    data = json.loads(run("check", "--format", "json", "-", input=WRONG).stdout)
    assert data["documents"][0]["path"] == "-"


def test_folders_are_walked_in_order_and_hidden_ones_passed_over(run: Run, tmp_path: Path) -> None:
    """Only texts are read."""
    for name in ("b.md", "a.txt", "sub/c.html", "d.pdf", ".git/e.md", "sub/.f.md"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text("Text.")
    data = json.loads(run("check", "--format", "json", "in").stdout)
    paths = [document["path"] for document in data["documents"]]
    assert paths == [os.path.join("in", name) for name in ("a.txt", "b.md", "sub/c.html")]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.md", b"\x89PNG\0\0", "a.md: a binary file"),
        ("a.md", b"Am\xe9lie", "a.md: not UTF-8"),
        ("a.md", b"---\ntitle: [\n---\n", "a.md: line 3"),
        ("a.txt", b"a" * (MAX_CHARACTERS + 1), "a.txt: 10,000,001 characters"),
        ("a.txt", b"a" * 50_000_000, "a.txt: more than 40 MB"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(
    run: Run, tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    """The status is two, and no traceback."""
    (tmp_path / name).write_bytes(data)
    result = run("check", name)
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"matinee: {message}")


def test_one_bad_file_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    """The rest is reported, and the status says that something was not."""
    (tmp_path / "bad.md").write_bytes(b"\0")
    good = written(tmp_path, "good.md", WRONG)
    result = run("check", "bad.md", "none.md", good)
    assert result.exit_code == 2
    assert "good.md:4:38 " in result.stdout
    assert "bad.md: a binary file" in result.stderr
    assert "none.md: there is no such file or folder" in result.stderr


def test_a_folder_without_texts_is_said(run: Run, tmp_path: Path) -> None:
    """Nothing checked is not nothing found."""
    (tmp_path / "empty").mkdir()
    result = run("check", "empty")
    assert result.exit_code == 2
    assert "empty: no .html, .md, .txt file" in result.stderr


def test_an_empty_file_is_nothing_to_read(run: Run, tmp_path: Path) -> None:
    """It is a text without claims, which is no fault."""
    result = run("check", written(tmp_path, "a.md", "\n"))
    assert result.exit_code == 0
    assert "a.md: nothing to read" in result.stderr


def test_a_film_named_by_the_option_is_the_film(run: Run, tmp_path: Path) -> None:
    """It may be an id, or a title and a year."""
    name = written(tmp_path, "a.md", "The film was shot by cinematographer Tomás Řehák.\n")
    assert "The Salt Road (2011)" in run("check", "--film", "tt9000002", name).stdout
    assert "Harbour Lights (1974)" in run("check", "--film", "harbour-lights", name).stdout


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        ("The Salt Road", "several films fit 'The Salt Road'; say which by its id:"),
        ("The Salt Road (2003)", "no film 'The Salt Road (2003)'; did you mean:"),
        ("Harbor Lights", "no film 'Harbor Lights'; did you mean:\n  Harbour Lights (1974)"),
        ("tt0000000", "the catalogue has no film 'tt0000000'"),
    ],
)
def test_a_film_that_is_not_one_film_is_refused(
    run: Run, tmp_path: Path, ref: str, message: str
) -> None:
    """Those that fit, or nearly fit, are listed with their ids."""
    result = run("check", "--film", ref, written(tmp_path, "a.md", RIGHT))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr


def test_front_matter_that_names_an_unknown_film_is_noted(run: Run, tmp_path: Path) -> None:
    """What can be checked is checked; a film we lack is no fault of the text."""
    text = "---\ntitle: A Film Nobody Knows\nyear: 1931\n---\nIt is good.\n"
    result = run("check", written(tmp_path, "a.md", text))
    assert result.exit_code == 0
    assert "no film recognised" in result.stdout
    assert "has no film 'A Film Nobody Knows'" in result.stderr


def test_a_catalogue_that_cannot_be_opened_is_refused(run: Run, tmp_path: Path) -> None:
    """By the option, by the environment and by the settings alike."""
    name = written(tmp_path, "a.md", RIGHT)
    result = run("check", "--catalogue", "none.sqlite", name)
    assert result.exit_code == 2
    assert "none.sqlite: there is no such catalogue" in result.stderr
    result = run("check", "--catalogue", name, name)
    assert result.exit_code == 2
    assert "a.md: not a Matinee catalogue" in result.stderr


def test_a_text_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    """Escape sequences in a review are shown as what they are: not letters."""
    text = WRONG.replace("shot by", "shot \x1b[2Jby")
    assert "\x1b" not in run("check", written(tmp_path, "a.md", text)).stdout
