"""``matinee.toml`` silences what the house means to write, always with a reason."""

from pathlib import Path

from .conftest import Run

TEXT = "---\nimdb_id: tt9000001\n---\nInès Morvann directs it well.\n"
ALLOW = """
[[matinee.allow]]
rule = "name-misspelt"
text = "Inès Morvann"
reason = "how she signed it"
"""


def test_an_allowed_finding_is_silent(run: Run, tmp_path: Path) -> None:
    """Only the one that is named, and it is not mended either."""
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    assert run("check", "a.md").exit_code == 1
    (tmp_path / "matinee.toml").write_text(ALLOW, encoding="utf-8")
    assert run("check", "--fix", "a.md").exit_code == 0
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == TEXT
    (tmp_path / "matinee.toml").write_text(ALLOW.replace("Morvann", "Morven"), encoding="utf-8")
    assert run("check", "a.md").exit_code == 1


def test_a_finding_allowed_where_it_stands_is_silent(run: Run, tmp_path: Path) -> None:
    """In a comment, for this text alone."""
    comment = '<!-- matinee: allow name-misspelt "Inès Morvann" how she signed it -->'
    (tmp_path / "a.md").write_text(f"{TEXT}\n{comment}\n", encoding="utf-8")
    assert run("check", "a.md").exit_code == 0


def test_allowing_without_a_reason_is_refused(run: Run, tmp_path: Path) -> None:
    """As is a settings file that cannot be read; the message names it."""
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "matinee.toml").write_text(ALLOW.replace("reason", "remark"), encoding="utf-8")
    result = run("check", "a.md")
    assert result.exit_code == 2
    assert "matinee.toml: every 'allow' needs a rule, the text" in result.stderr
    (tmp_path / "matinee.toml").write_text("[matinee", encoding="utf-8")
    assert "matinee.toml: " in run("check", "a.md").stderr
