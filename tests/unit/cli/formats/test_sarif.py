"""SARIF output is valid by the standard's schema, and points where the finding stands."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from matinee.rules import BY_ID

from ..conftest import Run

SCHEMA = Path(__file__).parents[3] / "payloads" / "sarif-2.1.0.schema.json"
WRONG = "---\nimdb_id: tt9000001\n---\nIt was shot by cinematographer Bo Vane.\n\n𝔘 Inès Morvann.\n"


@cache
def validator() -> Draft4Validator:
    """Give the validator of the standard's schema."""
    return Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def log(text: str) -> dict[str, Any]:
    """Read a log, and its only run, once it is valid."""
    data = json.loads(text)
    validator().validate(data)
    (run,) = data["runs"]
    return run


def test_each_finding_is_a_result_with_its_place(run: Run, tmp_path: Path) -> None:
    """Lines and columns from one, offsets from nought, both in code points."""
    (tmp_path / "a b.md").write_text(WRONG, encoding="utf-8")
    result = run("check", "--format", "sarif", "a b.md")
    assert result.exit_code == 1
    data = log(result.stdout)
    assert data["columnKind"] == "unicodeCodePoints"
    first, second = data["results"]
    where = second["locations"][0]["physicalLocation"]
    assert where["artifactLocation"] == {"uri": "a%20b.md", "uriBaseId": "%SRCROOT%"}
    region = where["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (6, 3, 15)
    begin = region["charOffset"]
    assert WRONG[begin : begin + region["charLength"]] == "Inès Morvann"
    assert (second["ruleId"], second["level"]) == ("name-misspelt", "warning")
    assert second["fixes"][0]["artifactChanges"][0]["replacements"][0] == {
        "deletedRegion": {"charOffset": begin, "charLength": 12},
        "insertedContent": {"text": "Inès Morvan"},
    }
    assert "Source: Open Films" in first["message"]["text"]
    rules = data["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in (first, second)] == [
        one["ruleId"] for one in (first, second)
    ]
    assert {rule["id"] for rule in rules} == set(BY_ID)


def test_a_finding_is_the_same_where_it_has_moved(run: Run, tmp_path: Path) -> None:
    """So that a code host does not show it as new."""
    marks = []
    for text in (WRONG, WRONG.replace("\nIt was", "\nMore words.\n\nIt was")):
        (tmp_path / "a.md").write_text(text, encoding="utf-8")
        results = log(run("check", "--format", "sarif", "a.md").stdout)["results"]
        marks.append([one["partialFingerprints"] for one in results])
    assert marks[0] == marks[1]
    assert marks[0][0] != marks[0][1]


def test_a_run_without_findings_is_valid(run: Run, tmp_path: Path) -> None:
    """And says that it went well."""
    (tmp_path / "a.md").write_text("Nothing.", encoding="utf-8")
    data = log(run("check", "--format", "sarif", "a.md").stdout)
    assert data["results"] == []
    assert data["invocations"][0]["executionSuccessful"]


def test_what_could_not_be_checked_is_a_notification(run: Run, tmp_path: Path) -> None:
    """The run is then no success, and the rest is there."""
    (tmp_path / "a.md").write_bytes(b"\0")
    (tmp_path / "b.md").write_text(WRONG, encoding="utf-8")
    result = run("check", "--format", "sarif", "a.md", "b.md", "none.md")
    data = log(result.stdout)
    assert result.exit_code == 2
    assert len(data["results"]) == 2
    (invocation,) = data["invocations"]
    assert not invocation["executionSuccessful"]
    texts = [one["message"]["text"] for one in invocation["toolExecutionNotifications"]]
    assert texts[0].startswith("a.md: a binary file")
    assert texts[1].startswith("none.md: there is no such file")


@pytest.mark.parametrize("path", ["-", "absolute"])
def test_other_places_are_named(run: Run, tmp_path: Path, path: str) -> None:
    """Standard input, and a file by its whole path."""
    (tmp_path / "a.md").write_text(WRONG, encoding="utf-8")
    given = "-" if path == "-" else str(tmp_path / "a.md")
    data = log(run("check", "--format", "sarif", given, input=WRONG).stdout)
    uri = data["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "stdin" if path == "-" else uri.startswith("file:///")
