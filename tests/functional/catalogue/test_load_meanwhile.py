"""What readers see while a catalogue is loaded, and what is left when that is killed."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from matinee.catalogue import Citation, Role, Source
from matinee.catalogue.build import build_snapshot
from matinee.catalogue.records import CreditRecord, FilmRecord

LOADING = Path(__file__).with_name("loading.py")
OPEN = Source("open", "Open Films", "CC0 1.0", True)
CITED = (Citation("open"),)
Places = tuple[Path, Path, dict[str, str]]


def _catalogue(path: Path, films: range) -> Path:
    records = [
        FilmRecord(
            key=f"film-{number}",
            title=f"Film {number}",
            year=1950 + number % 70,
            cited={"": CITED},
            credits=tuple(
                CreditRecord(
                    f"Person {(number * 7 + n) % 90}", Role.ACTOR, billing=n, citations=CITED
                )
                for n in range(1, 6)
            ),
        )
        for number in films
    ]
    build_snapshot(path, sources=[OPEN], records=records)
    return path


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Places]:
    """Give an older and a newer catalogue and the surroundings of a site that is still empty."""
    first = _catalogue(tmp_path / "first.sqlite", range(30))
    second = _catalogue(tmp_path / "second.sqlite", range(20, 120))
    surroundings = {
        **os.environ,
        "MATINEE_DIR": str(tmp_path / "site"),
        "DJANGO_SETTINGS_MODULE": "matinee_site.config.settings",
    }
    (tmp_path / "site").mkdir()
    server = os.environ.get("MATINEE_DATABASE_URL", "")
    if not server:
        yield first, second, surroundings
        return
    psycopg = pytest.importorskip("psycopg")
    name = f"load_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as asked:
        asked.execute(f"CREATE DATABASE {name}")
        url = psycopg.conninfo.make_conninfo(server, dbname=name)
        parts = psycopg.conninfo.conninfo_to_dict(url)
        surroundings["MATINEE_DATABASE_URL"] = _address(parts)
        yield first, second, surroundings
        asked.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _address(parts: dict[str, Any]) -> str:
    return "postgresql:///?" + "&".join(f"{name}={value}" for name, value in parts.items())


def _run(places: Places, mode: str) -> tuple[int, list[dict[str, Any]]]:
    first, second, surroundings = places
    done = subprocess.run(
        [sys.executable, str(LOADING), str(first), str(second), mode],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def test_readers_see_the_old_catalogue_until_the_new_one_is_whole(places: Places) -> None:
    """They ask before every step of the load, are never kept waiting, and see nothing between."""
    code, (before, found) = _run(places, "watched")
    assert (code, found["failure"]) == (0, "")
    assert found["seen"] == [before["old"], found["new"]]
    assert before["old"][1:3] == [30, 150]
    assert found["new"][1:3] == [100, 500]
    assert found["reads"] > 20


def test_a_load_that_is_killed_leaves_the_old_catalogue(places: Places) -> None:
    """And the next one finds nothing in its way."""
    code, (before,) = _run(places, "killed")
    assert code == -signal.SIGKILL
    _, (found,) = _run(places, "told")
    assert found["before"] == before["old"]
    assert found["after"][1:3] == [100, 500]
