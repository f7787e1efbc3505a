"""The film facts that come with Matinee keep the rules they are collected by."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Load the script that compares the facts."""
    spec = importlib.util.spec_from_file_location(
        "check_supplement", ROOT / "scripts" / "check_supplement.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_file_is_readable_and_every_fact_names_a_source(script: ModuleType) -> None:
    """No identifier stands in two files, and everybody is spelled one way."""
    assert script.check(ROOT / "catalogue").faults == []


def test_the_films_come_from_everywhere_and_every_decade(script: ModuleType) -> None:
    """At least 120 films of 25 countries, from the 1920s on."""
    found = script.check(ROOT / "catalogue")
    assert found.films >= 120
    assert len(found.countries) >= 25
    assert {f"{decade}s" for decade in range(1920, 2030, 10)} <= found.decades.keys()


def test_a_fault_would_be_found(script: ModuleType, tmp_path: Path) -> None:
    """One name in two spellings, one identifier in two files, a file that cannot be read."""
    from matinee.catalogue import Role
    from matinee.catalogue.records import CreditRecord, FilmRecord

    one = FilmRecord("a", "A", imdb_id="tt1", credits=[CreditRecord("Jo Lind", Role.ACTOR)])
    two = FilmRecord("b", "B", imdb_id="tt1", credits=[CreditRecord("Jó Lind", Role.ACTOR)])
    assert script.twice([one, two]) == ["tt1: in 2 files"]
    assert "Jo Lind (A); Jó Lind (B)" in script.spellings([one, two])[0]
    assert script.unsourced("A", one)
    assert "director" in script.lacks(one)


def test_a_conflict_with_the_table_is_found(script: ModuleType) -> None:
    """A director that the table has and a complete list has not is worth a look."""
    from matinee.catalogue import Citation, Role
    from matinee.catalogue.records import CreditRecord, FilmRecord

    ours = FilmRecord(
        "a",
        "A",
        1999,
        runtime=100,
        credits=[CreditRecord("Jo Lind", Role.DIRECTOR)],
        complete={Role.DIRECTOR: [Citation("wikipedia")]},
    )
    table = FilmRecord(
        "a", "A", 2000, runtime=103, credits=[CreditRecord("Bo Vane", Role.DIRECTOR)]
    )
    assert [c.field for c in script.compare("A", ours, table)] == ["year", "director"]


def test_prints_its_findings_for_programs(
    script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """What `--format json` prints is JSON and nothing else."""
    assert script.main(["--format", "json", str(ROOT / "catalogue")]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["films"] >= 120
    assert found["decades"]["1920s"]
    assert {"film", "field", "supplement", "table", "reason"} == found["weighed"][0].keys()


def test_most_films_lack_nothing(script: ModuleType) -> None:
    """At least 150 films have every fact, and every conflict with the table has been weighed."""
    found = script.check(ROOT / "catalogue")
    assert found.films - len(found.lacks) >= 150
    assert found.conflicts == []


def test_a_weighed_conflict_is_told_from_a_new_one(script: ModuleType, tmp_path: Path) -> None:
    """It counts while the table says what was weighed; an entry without a conflict is a fault."""
    path = tmp_path / "weighed.toml"
    path.write_text(
        "".join(
            f'[[weighed]]\nfilm = "{film}"\nfield = "year"\ntable = "2000"\nreason = "Release."\n'
            for film in ("A (1999)", "Gone (1999)")
        ),
        encoding="utf-8",
    )
    old = script.Conflict("A (1999)", "year", "1999", "2000")
    changed = script.Conflict("A (1999)", "year", "1999", "2001")
    found = script.Findings(conflicts=[old, changed])
    script.weigh(found, path)
    assert found.conflicts == [changed]
    assert [(w.conflict, w.reason) for w in found.weighed] == [(old, "Release.")]
    assert found.faults == [
        "Gone (1999): weighed.toml explains a conflict (year: 2000) that there is not"
    ]


def test_a_small_cast_can_be_called_whole(script: ModuleType) -> None:
    """A film of two actors, or of none, lacks no cast once its file says that there are no more."""
    from matinee.catalogue import Citation, Role
    from matinee.catalogue.records import CreditRecord, FilmRecord

    two = [CreditRecord(name, Role.ACTOR, character="Self") for name in ("Jo Lind", "Bo Vane")]
    said = {Role.ACTOR: [Citation("wikipedia")]}
    assert "cast (2 of 8 with characters)" in script.lacks(FilmRecord("a", "A", credits=two))
    for credits in (two, []):
        lacking = script.lacks(FilmRecord("a", "A", credits=credits, complete=said))
        assert not any("cast" in label for label in lacking)
