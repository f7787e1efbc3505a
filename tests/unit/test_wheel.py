"""The wheel holds all that the program needs at run time: code, catalogue, templates, styles."""

import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Build the wheel with the build backend itself, which needs no network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


@pytest.mark.slow
def test_the_catalogue_is_inside_and_opens(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """As built from the repository's own folder."""
    index = wheel.extract("matinee/data/catalogue.search", tmp_path)
    (found,) = sqlite3.connect(index).execute("SELECT count(*) FROM entry").fetchone()
    assert found > 80_000
    path = wheel.extract("matinee/data/catalogue.sqlite", tmp_path)
    (films,) = sqlite3.connect(path).execute("SELECT count(*) FROM film").fetchone()
    assert films > 17_472


@pytest.mark.slow
def test_everything_that_is_not_code_is_inside(wheel: zipfile.ZipFile) -> None:
    """Every file of the packages that Git knows, but for what only the repository needs."""
    listed = subprocess.run(
        ["git", "ls-files", "src"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\n")
    if not any(listed):
        pytest.skip("not a Git checkout")
    inside = set(wheel.namelist())
    missing = [
        name for name in listed if name and (ROOT / name).is_file() and name[4:] not in inside
    ]
    assert missing == []
    assert any(name.endswith(".html") for name in inside)
    assert any(name.endswith(".css") for name in inside)


@pytest.mark.slow
def test_licences_and_the_command_are_inside(wheel: zipfile.ZipFile) -> None:
    """The notice of data sources travels with the data."""
    names = wheel.namelist()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE.md") for name in names)
    (points,) = (wheel.read(n).decode() for n in names if n.endswith("entry_points.txt"))
    assert "matinee = matinee.cli.main:main" in points
    assert "[matinee.commands]" in points
