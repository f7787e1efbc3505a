"""``matinee.toml`` settles catalogue, texts, rules and accepted findings; mistakes have a line."""

from pathlib import Path

import pytest

from .conftest import Run

TEXT = "---\nimdb_id: tt9000001\n---\nInès Morvann directs it well.\n"
ALLOW = """
[[matinee.allow]]
rule = "name-misspelt"
text = "Inès Morvann"
reason = "how she signed it"
"""


def write(folder: Path, name: str, text: str) -> None:
    """Write a file and the folders above it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Give a folder with one text that misspells a name."""
    write(tmp_path, "a.md", TEXT)
    return tmp_path


def test_an_allowed_finding_is_silent(run: Run, house: Path) -> None:
    """Only the one that is named, and it is not mended either."""
    assert run("check", "a.md").exit_code == 1
    write(house, "matinee.toml", ALLOW)
    assert run("check", "--fix", "a.md").exit_code == 0
    assert (house / "a.md").read_text(encoding="utf-8") == TEXT
    write(house, "matinee.toml", ALLOW.replace("Morvann", "Morven"))
    assert run("check", "a.md").exit_code == 1


def test_a_finding_allowed_where_it_stands_is_silent(run: Run, house: Path) -> None:
    """In a comment, for this text alone."""
    comment = '<!-- matinee: allow name-misspelt "Inès Morvann" how she signed it -->'
    write(house, "a.md", f"{TEXT}\n{comment}\n")
    assert run("check", "a.md").exit_code == 0


def test_an_acceptance_may_be_for_some_texts_alone(run: Run, house: Path) -> None:
    """By a pattern that counts from the folder of the settings."""
    write(house, "old/b.md", TEXT)
    write(house, "matinee.toml", ALLOW + 'path = "old/"\n')
    assert run("check", "old").exit_code == 0
    result = run("check", "--format", "text", ".")
    assert result.exit_code == 1
    assert "a.md:4:1 " in result.stdout
    assert "old/b.md:4:1 " not in result.stdout


@pytest.mark.parametrize(
    ("level", "status", "shown"), [("off", 0, ""), ("info", 0, ""), ("error", 1, " error ")]
)
def test_a_rule_speaks_as_the_house_sets_it(
    run: Run, house: Path, level: str, status: int, shown: str
) -> None:
    """Off, quiet or loud."""
    write(house, "matinee.toml", f'[matinee.rules]\nname-misspelt = "{level}"\n')
    result = run("check", "a.md")
    assert result.exit_code == status
    assert shown in result.stdout


def test_paths_and_exclude_say_what_is_checked_without_a_path(
    run: Run, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They count from the folder of the settings, wherever below it one stands."""
    write(house, "in/one.md", TEXT)
    write(house, "in/drafts/two.md", TEXT)
    write(house, "matinee.toml", '[matinee]\npaths = ["in"]\nexclude = ["drafts/"]\n')
    result = run("check")
    assert result.stdout.splitlines()[-1].startswith("in/one.md: ")
    assert "two.md" not in result.stdout
    assert "a.md" not in result.stdout
    assert run("check", "in/drafts/two.md").stdout == ""
    monkeypatch.chdir(house / "in" / "drafts")
    assert run("check").exit_code == 1


def test_without_paths_one_has_to_be_named(run: Run, house: Path) -> None:
    """The message says both ways."""
    result = run("check")
    assert result.exit_code == 2
    assert "name a file or a folder to check, or list 'paths' under [matinee]" in result.stderr


def test_settings_are_found_from_the_text_upward(run: Run, house: Path) -> None:
    """Not from where the command is called."""
    write(house, "far/off/b.md", TEXT)
    write(house, "far/matinee.toml", ALLOW)
    assert run("check", "far/off/b.md").exit_code == 0
    assert run("check", "a.md").exit_code == 1
    assert run("check", "--config", "far/matinee.toml", "a.md").exit_code == 0


def test_two_houses_are_not_mixed(run: Run, house: Path) -> None:
    """Their settings may differ; which apply has to be said."""
    write(house, "one/matinee.toml", ALLOW)
    write(house, "one/a.md", TEXT)
    write(house, "two/matinee.toml", "")
    write(house, "two/a.md", TEXT)
    result = run("check", "one/a.md", "two/a.md")
    assert result.exit_code == 2
    assert "check them in two runs, or name one with --config FILE" in result.stderr


def test_an_acceptance_that_no_longer_occurs_is_said(run: Run, house: Path) -> None:
    """With the line at which it can be taken out; the exit status is the findings' own."""
    write(house, "matinee.toml", "[matinee]\n" + ALLOW)
    assert run("check", "a.md").stderr == ""
    write(house, "a.md", TEXT.replace("Morvann", "Morvan"))
    result = run("check", "a.md")
    assert result.exit_code == 0
    wanted = 'matinee.toml:3: allows name-misspelt "Inès Morvann", which no longer occurs'
    assert result.stderr == f"matinee: {wanted}\n"


def test_an_acceptance_is_judged_on_all_the_texts_it_speaks_for(run: Run, house: Path) -> None:
    """A run over some of them cannot tell."""
    write(house, "b.md", "Nothing.")
    write(house, "matinee.toml", ALLOW)
    assert "no longer occurs" not in run("check", "b.md").stderr
    assert "no longer occurs" not in run("check", ".").stderr
    write(house, "matinee.toml", ALLOW + 'path = "b.md"\n')
    assert "no longer occurs" in run("check", "b.md").stderr


def test_a_comment_that_allows_nothing_is_said(run: Run, house: Path) -> None:
    """With its line; a rule that there is not is told apart."""
    write(house, "b.md", '---\nimdb_id: tt9000001\n---\nx\n\n<!-- matinee: allow year "1" so -->\n')
    assert 'b.md:6: allows year "1", which no longer occurs' in run("check", "b.md").stderr
    write(house, "b.md", '---\nimdb_id: tt9000001\n---\nx\n\n<!-- matinee: allow yeer "1" so -->\n')
    assert "b.md: a comment allows 'yeer', which is no rule" in run("check", "b.md").stderr


BAD = [
    ("[matinee", "matinee.toml: Expected ']'"),
    ('[other]\nx = 1\n', "matinee.toml:1: settings stand under [matinee]"),
    ("[matinee]\n\n# note\ncatalog = 'x'\n", "matinee.toml:4: unknown setting 'catalog'; did you"),
    ("[matinee]\npaths = 'in'\n", "matinee.toml:2: 'paths' must be a list of texts in brackets"),
    ("[matinee]\npaths = [\n  'in',\n  3,\n]\n", "matinee.toml:2: 'paths' must be a text"),
    ("[matinee]\ncatalogue = ''\n", "matinee.toml:2: 'catalogue' must be a text in quotes"),
    ("matinee = 3\n", "matinee.toml:1: 'matinee' must be a table"),
    ("[matinee.rules]\nyear = 'loud'\n", "matinee.toml:2: 'year' must be one of \"off\", \"on\""),
    ("[matinee.rules]\nyear = 3\n", "matinee.toml:2: 'year' must be one of"),
    ("[matinee.rules]\n\nyaer = 'off'\n", "matinee.toml:3: there is no rule 'yaer'; did you mean"),
    ("[matinee]\nallow = 3\n", "matinee.toml:2: accepted findings stand under [[matinee.allow]]"),
    ("[matinee]\nallow = [3]\n", "matinee.toml:2: accepted findings stand under [["),
    (ALLOW.replace("reason", "remark"), "matinee.toml:5: unknown setting 'remark'"),
    ("[[matinee.allow]]\nrule = 'year'\n", "matinee.toml:1: every 'allow' needs a rule, the text"),
    (ALLOW * 2 + "path = 7\n", "matinee.toml:11: 'path' must be a text in quotes"),
    (ALLOW.replace("name-", "nam-"), "matinee.toml:3: there is no rule 'nam-misspelt'; did you"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), BAD)
def test_a_mistake_in_the_settings_is_one_line(
    run: Run, house: Path, text: str, message: str
) -> None:
    """It names the file, the line, and what to write."""
    write(house, "matinee.toml", text)
    result = run("check", "a.md")
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"matinee: {message}")


def test_settings_that_are_no_text_are_refused(run: Run, house: Path) -> None:
    """Wrong bytes, or far too many."""
    (house / "matinee.toml").write_bytes(b"\xff\xfe\x00")
    assert "matinee.toml: not UTF-8" in run("check", "a.md").stderr
    (house / "matinee.toml").write_bytes(b"#" * 1_000_001)
    assert "larger than settings can be" in run("check", "a.md").stderr
