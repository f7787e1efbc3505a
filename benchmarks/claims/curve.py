"""Detection against false alarms as the confidence from which a finding is shown moves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from benchmarks.claims import readings
from benchmarks.claims.clean import Clean
from benchmarks.claims.plant import Row
from benchmarks.claims.score import Outcome

THRESHOLDS = tuple(round(1 - step / 50, 2) for step in range(51))
# What is drawn: rows that can be decided, by what they have in common.
_CURVES: Mapping[str, tuple[str, ...]] = {
    "wrong people": ("swap",),
    "wrong characters": ("character",),
    "misspelt names": ("misspelling",),
    "flat statements": ("flat",),
}


@dataclass(frozen=True, slots=True)
class Point:
    """At this threshold: alarms not known to be true in 1,000 reviews, and the share found."""

    threshold: float
    alarms: float
    found: float


def curves(
    outcomes: Iterable[Outcome], texts: Sequence[Clean], read: Mapping[str, str]
) -> dict[str, list[Point]]:
    """Give a curve for each kind of mistake that can be decided, from no threshold to all."""
    alarms = sorted(_alarms(texts, read), reverse=True)
    found: dict[str, list[float]] = {}
    for outcome in outcomes:
        name = _curve_of(outcome.row)
        if name and outcome.row.decided:
            found.setdefault(name, []).append(outcome.confidence)
    return {
        name: [_point(t, found[name], alarms, len(texts)) for t in THRESHOLDS]
        for name in _CURVES
        if found.get(name) and texts
    }


def as_json(drawn: Mapping[str, Sequence[Point]]) -> dict[str, list[dict[str, float]]]:
    """Give curves for programs."""
    return {name: [asdict(point) for point in points] for name, points in drawn.items()}


def _alarms(texts: Iterable[Clean], read: Mapping[str, str]) -> Iterable[float]:
    """Give the confidence of every finding in real reviews that nobody has read as true."""
    for text in texts:
        for finding in text.all_:
            if read.get(readings.key(text.digest, finding)) != "true":
                yield finding.confidence


def _point(
    threshold: float, found: Sequence[float], alarms: Sequence[float], reviews: int
) -> Point:
    least = max(threshold, 0.001)  # what was not found at all has no confidence
    share = sum(confidence >= least for confidence in found) / len(found)
    count = sum(confidence >= threshold for confidence in alarms)
    return Point(threshold, round(1000 * count / reviews, 2), round(share, 4))


def _curve_of(row: Row) -> str | None:
    for name, groups in _CURVES.items():
        if row.group in groups:
            return name
    return None
