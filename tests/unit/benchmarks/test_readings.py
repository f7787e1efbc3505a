"""Readings are kept by digest, place and rule, without a word of the text, and counted."""

import json
from pathlib import Path

import pytest
from benchmarks.claims import readings
from benchmarks.claims.clean import Clean, tally
from benchmarks.claims.findings import Finding
from benchmarks.claims.split import Part
from benchmarks.results import InsideError, outside

from matinee.document import Span

KEY = "0123456789abcdef:3-7:name-misspelt"
ANOTHER = "0123456789abcdef:9-12:year"


def test_marks_are_read_back(tmp_path: Path) -> None:
    """Marked findings become readings; unmarked ones stay unread; a later reading wins."""
    text = f"[t] {KEY} warning\n[ ] {ANOTHER} error\n   [f] quoted in an excerpt\n"
    file = tmp_path / "readings.json"
    assert readings.record(readings.marked(text), file) == 1
    assert readings.record({KEY: "false", ANOTHER: "catalogue"}, file) == 2
    assert readings.load([tmp_path]) == {KEY: "false", ANOTHER: "catalogue"}


@pytest.mark.parametrize("text", [f"[x] {KEY}", f"[maybe] {KEY}"])
def test_unknown_marks_are_refused(text: str) -> None:
    """A mark that means nothing is an error that names the finding."""
    with pytest.raises(readings.ReadingError, match=KEY):
        readings.marked(text)


def test_readings_hold_no_text(tmp_path: Path) -> None:
    """A file whose keys or values are anything else is refused."""
    file = tmp_path / "readings.json"
    file.write_text(json.dumps({"Some words of a review": "true"}))
    with pytest.raises(readings.ReadingError, match="no reading"):
        readings.load([file])


def test_the_kept_readings_are_in_order() -> None:
    """The readings that come with the repository can be read."""
    assert len(readings.load([readings.READINGS])) >= 45


def test_texts_of_others_stay_outside() -> None:
    """No list with words of reviews can be written into the repository."""
    with pytest.raises(InsideError, match="outside"):
        outside(readings.READINGS / "findings.txt")


def test_tally() -> None:
    """Precision counts what was read; what nobody read counts as an alarm until it is read."""
    found = [
        Finding(Span(3, 7), "name-misspelt", "warning", "n", ("N",), 0.9),
        Finding(Span(9, 12), "year", "error", "1990", ("1991",), 0.9),
        Finding(Span(20, 24), "year", "error", "1990", ("1991",), 0.9),
        Finding(Span(30, 34), "genre", "info", "g", (), 0.9),
    ]
    texts = [Clean("0123456789abcdef", Part.TUNE, found, (), {"supported": 4})]
    texts += [Clean(f"{number:016}", Part.TUNE, ()) for number in range(3)]
    counted = tally(texts, {KEY: "true", ANOTHER: "catalogue"})
    assert counted.reviews == 4
    assert (counted.precision("name-misspelt").hits, counted.precision("year").of) == (1, 1)
    assert counted.rules["year"] == {"catalogue": 1, "unread": 1}
    assert (counted.false_error.hits, counted.false_warning.hits) == (1, 0)
    assert counted.true_per_1000 == 250
    assert "genre" not in counted.rules
