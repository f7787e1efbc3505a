"""The group of verbs knows them all and imports only the one that is called."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from matinee import __version__
from matinee.cli import verbs
from matinee.cli.verbs import GROUP, PARTS, VERBS, load_from_site

from .conftest import Run

ROOT = Path(__file__).parents[3]


def test_help_lists_every_verb_without_importing_any() -> None:
    """The table has the one-line help, so that the site is not loaded to print it."""
    code = (
        "import sys; from matinee.cli.main import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = ('matinee_site', 'django', 'matinee.claims')\n"
        "print([name for name in sys.modules if name.startswith(heavy)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")
    for verb in VERBS:
        assert f" {verb.name} " in done.stdout
        assert verb.help.split(".")[0] in done.stdout


def test_every_verb_of_the_site_has_its_entry_point() -> None:
    """And every entry point its line in the table."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = set(project["entry-points"][GROUP])
    assert named == {verb.name for verb in VERBS if verb.target is None}


def test_the_parts_that_a_site_adds_to_a_verb_are_there() -> None:
    """Each entry point leads to a function."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = project["entry-points"][PARTS]
    assert set(named) == {"archive-import", "archive-undo", "archive-runs"}
    assert all(callable(load_from_site(name, group=PARTS)) for name in named)


def test_a_verb_of_the_site_says_how_to_install_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When only the core is there."""
    monkeypatch.setattr(verbs, "entry_points", lambda **_wanted: ())
    result = run("demo")
    assert result.exit_code == 2
    assert "'demo' belongs to the site, which is not installed" in result.stderr
    assert "pip install 'matinee[site]'" in result.stderr


def test_a_lacking_part_of_the_site_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when it is found missing only as the verb runs."""

    def serve() -> None:
        raise ModuleNotFoundError("No module named 'granian'", name="granian")

    class Point:
        module = "matinee_site.commands.serve"

        def load(self) -> object:
            return serve

    monkeypatch.setattr(verbs, "entry_points", lambda **_wanted: [Point()])
    result = run("serve")
    assert result.exit_code == 2
    assert "not installed (granian is missing)" in result.stderr


def test_the_version_is_said(run: Run) -> None:
    """One line."""
    assert run("--version").stdout == f"matinee {__version__}\n"


def test_an_unknown_verb_is_refused_with_the_nearest(run: Run) -> None:
    """With the status of every misuse."""
    result = run("chek")
    assert result.exit_code == 2
    assert "check" in result.stderr
