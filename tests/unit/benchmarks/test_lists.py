"""Lists tell people what failed and what is to be read, of the sides that may be shown alone."""

from pathlib import Path

import pytest
from benchmarks.claims.clean import Clean
from benchmarks.claims.examine import Examined, Examiner
from benchmarks.claims.lists import write_lists
from benchmarks.claims.plant import Known, Row
from benchmarks.claims.pools import Pools
from benchmarks.claims.readings import marked
from benchmarks.claims.score import Outcome
from benchmarks.claims.split import Part
from benchmarks.results import InsideError

from matinee.catalogue.snapshot import Snapshot

ROW = Row("flat", "director")
KEY = "0123456789abcdef:3-7:year"


def outcome(*, good: bool, part: Part, sentence: str) -> Outcome:
    return Outcome(ROW, part, "0" * 16, good, 0.9, (), sentence)


def test_lists(tmp_path: Path) -> None:
    """Failures by kind, findings with room for a mark, and our sentences with the worst first."""
    outcomes = [
        outcome(good=False, part=Part.TUNE, sentence="{name} directs."),
        outcome(good=True, part=Part.TUNE, sentence="Directed by {name}."),
        outcome(good=True, part=Part.MEASURE, sentence="Held back: {name}."),
    ]
    one = Examined(
        Clean("0" * 16, Part.TUNE, ()), outcomes, [(ROW, "what failed")], [(KEY, "a year")]
    )
    failures, findings, sentences = write_lists(tmp_path, [one], [], {}, {Part.TUNE})
    assert failures.read_text() == "what failed\n"
    assert marked(findings.read_text().replace("[ ]", "[t]")) == {KEY: "true"}
    told = sentences.read_text()
    assert told.index("{name} directs.") < told.index("Directed by {name}.")
    assert "Held back" not in told


def test_no_list_in_the_repository() -> None:
    """A folder in the repository is refused before anything is written."""
    with pytest.raises(InsideError):
        list(write_lists(Path(__file__).parent / "lists", [], [], {}, {Part.TUNE}))


@pytest.mark.parametrize(("part", "told"), [(Part.TUNE, True), (Part.MEASURE, False)])
def test_measured_texts_are_not_told_of(
    known: Known, pools: Pools, films: Snapshot, part: Part, told: bool
) -> None:
    """Of the measured side everything is counted and not a word is listed."""
    on_side = Known(known.review, known.film, known.dossier, part)
    result = Examiner(films, pools, 1, frozenset({Part.TUNE}))(on_side)
    assert len(result.outcomes) > 20
    assert any(not outcome.good for outcome in result.outcomes)
    assert bool(result.listed) is told
