import pytest

from matinee.claims.model import Severity
from matinee.claims.weights import DEFAULT, Weights


def test_each_flag_takes_its_part_of_what_is_left() -> None:
    weights = Weights(penalties={"a": 0.5, "b": 0.1})
    assert weights.confidence(0.8, ["a", "b"]) == pytest.approx(0.36)


def test_severity_follows_confidence() -> None:
    """Below the lower threshold a doubt is not worth saying."""
    weights = Weights(error=0.9, warning=0.7)
    given = [weights.severity(confidence) for confidence in (0.9, 0.89, 0.69)]
    assert given == [Severity.ERROR, Severity.WARNING, None]


@pytest.mark.parametrize(
    "flag",
    ["negation", "modality", "comparison", "uncredited", "question", "quotation", "other-film"],
)
def test_one_strong_doubt_silences_the_strongest_pattern(flag: str) -> None:
    assert DEFAULT.severity(DEFAULT.confidence(0.97, [flag])) is None


def test_penalties_are_parts_of_one() -> None:
    assert all(0 < penalty < 1 for penalty in DEFAULT.penalties.values())
