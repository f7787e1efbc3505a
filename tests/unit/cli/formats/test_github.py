"""Workflow commands are escaped so that no text can end one early or begin another."""

from pathlib import Path

import pytest

from matinee.claims.model import Severity
from matinee.cli.checked import Checked, Place, Refused
from matinee.cli.formats.github import GithubWriter

from ..conftest import Run

CLAIM = {"rule": "year", "severity": "error", "message": "It is of 1954, not 1964."}


def written(
    capsys: pytest.CaptureFixture[str], path: str, claim: dict[str, str], place: Place
) -> str:
    """Give what is printed for one finding."""
    checked = Checked(path, {"claims": [CLAIM | claim]}, {0: place})
    assert GithubWriter().add(checked, Severity.WARNING) == 1
    return capsys.readouterr().out


def test_a_finding_is_a_command_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    """Line and column from one."""
    assert written(capsys, "a.md", {}, Place(4, 2, 4, 6, "", 0)) == (
        "::error file=a.md,line=4,endLine=4,col=2,endColumn=6,title=year::"
        "It is of 1954, not 1964.\n"
    )


def test_columns_are_left_out_over_several_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """The runner would refuse them."""
    shown = written(capsys, "a.md", {"severity": "warning"}, Place(4, 9, 5, 3, "", 0))
    assert shown.startswith("::warning file=a.md,line=4,endLine=5,title=year::")


def test_what_would_end_a_command_is_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    """In names of files and in messages, each by its own rules."""
    hostile = {"message": "100%\r\n::error::mine, all: mine"}
    shown = written(capsys, "a,b:c%\n.md", hostile, Place(1, 1, 1, 2, "", 0))
    assert shown.count("\n") == 1
    assert "file=a%2Cb%3Ac%25%0A.md,line" in shown
    assert shown.endswith("::100%25%0D%0A::error::mine, all: mine\n")


def test_a_text_that_could_not_be_checked_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing unchecked passes for checked."""
    GithubWriter().refuse(Refused("a.md", "a.md: a binary file"))
    assert capsys.readouterr().out == "::error file=a.md,title=not checked::a.md: a binary file\n"


def test_the_command_prints_nothing_else(run: Run, tmp_path: Path) -> None:
    """And keeps the exit status."""
    (tmp_path / "a.md").write_text("---\nimdb_id: tt9000001\n---\nInès Morvann.\n")
    result = run("check", "--format", "github", "a.md")
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert line.startswith("::warning file=a.md,line=4,")
