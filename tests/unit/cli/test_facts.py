"""``matinee film`` and ``matinee person`` show facts with their sources, or what may be meant."""

import json

import pytest

from .conftest import Run


def test_a_film_is_shown_with_its_sources(run: Run) -> None:
    """Numbers lead to the sources; a role that may be longer says so."""
    text = run("film", "The Salt Road (1999)").stdout
    assert text.startswith("The Salt Road (1999)")
    assert "La Route du sel" in text
    assert "Inès Morvan" in text
    assert "Kim Ros" in text
    assert "Otto (voice)" in text
    assert "[1] Open Films (CC0 1.0)  https://open.example/1" in text
    assert "(perhaps others)" in run("film", "tt9000003").stdout


def test_a_film_as_json_has_every_fact_with_its_source(run: Run) -> None:
    """For scripts, on standard output alone."""
    result = run("film", "tt9000001", "--format", "json")
    data = json.loads(result.stdout)
    assert result.stderr == ""
    assert (data["kind"], data["id"], data["year"]) == ("film", "tt9000001", 1999)
    assert data["series"]["name"] == "Salt"
    director = next(credit for credit in data["credits"] if credit["role"] == "director")
    assert director["person"]["aliases"] == ["I. B. Morvan"]
    assert director["sources"] == [
        {"name": "Open Films", "ref": "https://open.example/1"},
        {"name": "Closed Films", "ref": "c-1"},
    ]
    assert set(data["complete"]) == {"director", "cinematographer", "composer"}
    runtime = next(entry for entry in data["statements"] if entry["field"] == "runtime")
    assert (runtime["value"], runtime["source"]["name"]) == ("104", "Closed Films")


def test_a_person_is_shown_with_the_films_by_year(run: Run) -> None:
    """Under any spelling known."""
    text = run("person", "i.b. morvan").stdout
    assert text.startswith("Inès Morvan")
    lines = [line.split("[")[0].strip() for line in text.splitlines()[1:3]]
    assert lines[0].startswith("The Salt Road (1999)")
    assert lines[0].endswith("director")
    assert lines[1].startswith("The Salt Road (2011)")
    assert lines[1].endswith("writer")


def test_a_person_as_json(run: Run) -> None:
    """One line a credit."""
    data = json.loads(run("person", "Jo Lind", "--format", "json").stdout)
    assert (data["kind"], data["name"]) == ("person", "Jo Lind")
    assert [(line["film"]["year"], line["role"]) for line in data["credits"]] == [
        (1974, "actor"),
        (1999, "actor"),
        (2011, "director"),
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("film", "Harbor Lights"), "did you mean:\n  Harbour Lights (1974)  harbour-lights"),
        (("film", "The Salt Road"), "several films fit"),
        (("film", "zzz"), "the catalogue has no film 'zzz'\n"),
        (("person", "Jo Lindt"), "did you mean:\n  Jo Lind (1974–2011)  jo-lind"),
        (("person", "zzz"), "the catalogue has nobody called 'zzz'\n"),
    ],
)
def test_what_is_not_found_is_said_with_what_is_near(
    run: Run, words: tuple[str, str], message: str
) -> None:
    """The status is two; standard output stays empty."""
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
