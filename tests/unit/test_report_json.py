"""A report becomes the plain data of the contract, with nothing lost on the way."""

import json
from pathlib import Path

from matinee.catalogue.snapshot import Snapshot
from matinee.check import check
from matinee.document import read_text
from matinee.report_json import report_json

REVIEW = """---
imdb_id: tt9000001
---
# The Salt Road

Director: Inès Morvan
Genre: Drama, Adventure

## Plot

Mara crosses the desert.

## Strengths

The light.

## Verdict

Worth the way.

Score: 8/10
"""


def test_a_whole_review_is_given(small_snapshot: Path) -> None:
    """Header, sections with their places, the verdict and the score on its own scale."""
    report = check(read_text(REVIEW, path="a.md"), Snapshot(small_snapshot))
    data = report_json(report)
    assert data["film"]["imdb_id"] == "tt9000001"
    review = data["review"]
    assert review["title"] == "The Salt Road"
    assert review["directors"] == ["Inès Morvan"]
    assert review["genres"] == ["Drama", "Adventure"]
    plot = next(section for section in review["sections"] if section["heading"] == "Plot")
    assert plot["aspect"] == "plot"
    assert REVIEW[plot["start"] : plot["end"]].startswith("## Plot") or (
        REVIEW[plot["start"] : plot["end"]].startswith("Plot")
    )
    assert review["strengths"] == "The light."
    assert review["weaknesses"] is None
    assert review["verdict"].startswith("Worth the way.")
    assert (review["score"]["value"], review["score"]["best"]) == (8, 10)


def test_the_answer_is_plain_data(small_snapshot: Path) -> None:
    """It survives JSON unchanged."""
    data = report_json(check(read_text(REVIEW, path="a.md"), Snapshot(small_snapshot)))
    assert json.loads(json.dumps(data)) == data
