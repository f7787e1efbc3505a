"""Where the marks of a score stand in their drawing."""

from dataclasses import dataclass

from matinee_site.pages.scores import Score

_STEP = 22


@dataclass(frozen=True, slots=True)
class Mark:
    """A round mark: the middle of its rim, and how much of it is printed from where."""

    x: int
    left: int
    clip: float


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a score and the width of the drawing."""

    width: int
    each: list[Mark]


def ticket_marks(score: Score) -> Marks:
    """Place the marks of a score in a row."""
    each = [
        Mark(10 + _STEP * index, 1 + _STEP * index, round(18 * share, 1))
        for index, share in enumerate(score.marks)
    ]
    return Marks(_STEP * len(each), each)
