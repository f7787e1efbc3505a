"""The embedded catalogue is made of the repository's own folder, the same every time."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from matinee.catalogue import Role
from matinee.catalogue.snapshot import Snapshot

CATALOGUE = Path(__file__).parents[3] / "catalogue"
BUILD = (
    "import sys; from pathlib import Path; from matinee.catalogue.embedded import build_embedded;"
    "build_embedded(Path(sys.argv[1]), Path(sys.argv[2]))"
)


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Build the catalogue two times, in two processes that order their sets differently."""
    folder = tmp_path_factory.mktemp("embedded")
    copy = shutil.copytree(CATALOGUE, folder / "catalogue")
    for name, seed in (("one.sqlite", "1"), ("two.sqlite", "2")):
        subprocess.run(
            [sys.executable, "-c", BUILD, str(copy), str(folder / name)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
        )
    return folder / "one.sqlite", folder / "two.sqlite"


@pytest.mark.slow
def test_two_builds_are_one_and_the_same(twice: tuple[Path, Path]) -> None:
    """Down to the byte, so that a wheel can be compared with its source."""
    one, two = twice
    assert Snapshot(one).fingerprint == Snapshot(two).fingerprint
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.slow
def test_it_holds_the_table_and_the_supplement(twice: tuple[Path, Path]) -> None:
    """Films of both, people's credits from both, and only facts that may be published."""
    snapshot = Snapshot(twice[0])
    assert snapshot.counts()["films"] > 17_472
    assert all(source.publishable for source in snapshot.sources().values())
    wick = snapshot.films_titled(["john wick"])["john wick"]
    assert [film.year for film in wick] == [2014]
    dossier = snapshot.dossiers([wick[0].id])[wick[0].id]
    assert {Role.CINEMATOGRAPHER, Role.COMPOSER} <= dossier.coverage.keys()
    assert any(credit.character == "John Wick" for credit in dossier.credits)


@pytest.mark.slow
def test_suffixes_of_the_table_are_no_people(twice: tuple[Path, Path]) -> None:
    """The comma in ``Ed Begley, Jr.`` does not part him in two."""
    snapshot = Snapshot(twice[0])
    assert not snapshot.people_named(["jr", "sr", "iii"])
    assert snapshot.people_named(["ed begley jr"])
