"""Tables of films, credits and coverage are read from parquet or csv, or refused by name."""

import json
from pathlib import Path

import polars as pl
import pytest

from matinee.catalogue import CatalogueError, Role
from matinee.catalogue.build import import_source
from matinee.catalogue.snapshot import Snapshot
from matinee.catalogue.sources.tables import Tables

FILMS = {
    "film_id": [7, 8],
    "imdb_id": ["tt9000007", None],
    "title": ["The Salt Road", "Ash"],
    "year": [1999, None],
    "runtime_minutes": [104, None],
}
CREDITS = {
    "film_id": [7, 7, 7, 7, 8],
    "person": ["Inès Morvan", "Jo Lind", "Jo Lind", "Al Key", None],
    "role": ["director", "actor", "actor", "caterer", "director"],
    "character": [None, "Mara / The Guide", "Mara (voice)", None, None],
    "billing": [None, 1, 2, None, None],
    "source": ["one", "one", "two", "one", "one"],
}
COVERAGE = {
    "film_id": [7, 7],
    "role": ["director", "composer"],
    "source": ["one", "one"],
    "complete": [True, False],
}


def written(folder: Path, ending: str, **changed: dict[str, list[object]]) -> Path:
    """Write the three tables; a table given as an argument takes the place of the usual one."""
    tables = {"films": FILMS, "credits": CREDITS, "coverage": COVERAGE} | changed
    for name, columns in tables.items():
        frame = pl.DataFrame(columns, strict=False)
        path = folder / f"{name}.{ending}"
        frame.write_csv(path) if ending == "csv" else frame.write_parquet(path)
    return folder


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_tables_become_a_catalogue(tmp_path: Path, ending: str) -> None:
    """Roles we do not know and credits of nobody are left out; coverage counts when complete."""
    tables = Tables(written(tmp_path, ending))
    assert len(tables) == 2
    target = tmp_path / "c.sqlite"
    made = import_source(tables, target).made
    assert (made.films, made.people, made.credits) == (2, 2, 3)
    snapshot = Snapshot(target)
    dossier = snapshot.dossiers(["7"])["7"]
    assert str(dossier.film) == "The Salt Road (1999)"
    assert dossier.film.runtime == 104
    assert dossier.coverage.keys() == {Role.DIRECTOR}
    (actor,) = dossier.credited(Role.ACTOR)
    assert (actor.character, actor.character_aliases) == ("Mara", ("The Guide",))
    assert actor.voice
    assert [citation.source for citation in actor.citations] == ["one", "two"]
    assert str(snapshot.films(["8"])["8"]) == "Ash"


def test_nothing_imported_may_be_published(tmp_path: Path) -> None:
    """Nobody said on which terms the tables came."""
    assert not any(s.publishable for s in Tables(written(tmp_path, "parquet")).sources())


def test_a_row_without_its_key_is_refused_and_told(tmp_path: Path) -> None:
    """Other rows are read all the same."""
    films = {"film_id": [7, None], "title": ["A", "B"], "year": ["1999", "c. 2001"]}
    target = tmp_path / "c.sqlite"
    done = import_source(Tables(written(tmp_path, "csv", films=films)), target)
    assert str(Snapshot(target).films(["7"])["7"]) == "A (1999)"
    assert done.made.films == 1
    assert done.rejected == 2
    assert [json.loads(line)["reason"] for line in done.rejects] == [
        "has no film_id",
        "has no person",
    ]
    assert (json.loads(done.rejects[0])["file"], json.loads(done.rejects[0])["line"]) == (
        "films.csv",
        2,
    )


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda folder: (folder / "credits.csv").unlink(), "holds neither credits.parquet nor"),
        (lambda folder: (folder / "films.csv").write_text("film_id,name\n1,A\n"), "column title"),
        (
            lambda folder: (folder / "films.parquet").write_bytes(b"PAR1 no"),
            "films.parquet: cannot be read",
        ),
        (lambda folder: (folder / "coverage.csv").write_bytes(b""), "coverage.csv: cannot be read"),
    ],
)
def test_broken_tables_are_refused_by_name(tmp_path: Path, spoil: object, message: str) -> None:
    """The message names the table and what it lacks."""
    written(tmp_path, "csv")
    spoil(tmp_path)  # type: ignore[operator]
    with pytest.raises(CatalogueError, match=message):
        Tables(tmp_path)


def test_a_path_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    """The tables stand in one folder."""
    with pytest.raises(CatalogueError, match="not a folder"):
        Tables(tmp_path / "none")
