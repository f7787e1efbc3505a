"""A plant counts as found only by a finding in its place with the right value."""

from collections.abc import Callable

import pytest
from benchmarks.claims.findings import Finding, Matinee
from benchmarks.claims.plant import Known, Plant, Row
from benchmarks.claims.pools import Pools
from benchmarks.claims.score import accepts, alarms, hits, outcome
from benchmarks.claims.swaps import swaps

from matinee.catalogue.snapshot import Snapshot
from matinee.document import Span


def finding(start: int, end: int, *expected: str, severity: str = "error") -> Finding:
    return Finding(Span(start, end), "rule", severity, "name", expected, 0.9, "message")


@pytest.fixture
def plant(known: Known) -> Plant:
    return Plant(Row("swap", "director"), known, known.text, (Span(10, 20),), "X", ("Jane Doe",))


@pytest.mark.parametrize(
    ("found", "good"),
    [
        (finding(15, 30, "Jane Doe"), True),
        (finding(10, 20, "John Roe", "Jane  Doé"), True),
        (finding(20, 30, "Jane Doe"), False),
        (finding(10, 20, "John Roe"), False),
        (finding(10, 20, "Jane Doe", severity="info"), False),
    ],
)
def test_found_in_place_and_with_the_right_value(plant: Plant, found: Finding, good: bool) -> None:
    """Place and value must both be right, and the finding at least a warning."""
    assert outcome(plant, [found], [], []).good is good
    assert bool(hits(plant, [found])) is (good or found.severity == "info")


@pytest.mark.parametrize(
    ("said", "right", "same"),
    [
        ("104 minutes", "104", True),
        ("1954", "1954", True),
        ("the second film", "second", True),
        ("Ōlga Řehák", "Olga Rehak", True),
        ("John Smith", "Smith", False),
        ("140 minutes", "104", False),
    ],
)
def test_what_is_a_right_value(said: str, right: str, same: bool) -> None:
    """Names are compared whole but for accents; numbers may stand among words."""
    assert accepts(said, right) is same


def test_a_distractor_is_silent_when_nothing_new_is_said(known: Known) -> None:
    """What was said of the unchanged text is no alarm; anything inside or besides it is."""
    distractor = Plant(Row("distractor", "negation"), known, known.text, (Span(10, 20),), "")
    usual = finding(40, 50)
    assert alarms(distractor, [usual], [finding(30, 40)]) == []
    assert alarms(distractor, [usual, finding(60, 70)], [usual]) == [finding(60, 70)]
    inside = finding(12, 14)
    assert alarms(distractor, [inside], [inside]) == [inside]
    assert outcome(distractor, [usual], [], [usual]).good


def test_matinee_finds_a_wrong_director(
    known_as: Callable[..., Known], pools: Pools, films: Snapshot
) -> None:
    """The whole way: a planted director is found, and the confidence of the finding kept."""
    known = known_as("Ballerina was directed by Len Wiseman. It never stands still.")
    checker = Matinee(films)
    planted = next(p for p in swaps(known, pools, 1) if p.row.kind == "director")
    found = checker.findings(planted.text, known.review, known.dossier)
    result = outcome(planted, found, [], [])
    assert result.good
    assert 0.7 < result.confidence <= 1
