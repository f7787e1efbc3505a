"""Scores are read as critics write them, each on its own scale, and never out of plain prose."""

import pytest

from matinee.document import read_text
from matinee.document.read import Format
from matinee.review import Scale, Score, parse_review

PROSE = (
    "The picture opens slowly on a harbour at dawn and takes its time to find the people it "
    "cares about, which turns out to be the right choice for so quiet a story."
)


def read(source: str, format: Format = "markdown") -> Score | None:
    document = read_text(source, format=format)
    score = parse_review(document).score
    if score:
        assert document.slice(score.span) == score.written
    return score


@pytest.mark.parametrize(
    ("line", "value", "best", "scale"),
    [
        ("9/10", 9, 10, Scale.POINTS),
        ("8.5 / 10", 8.5, 10, Scale.POINTS),
        ("9 out of 10", 9, 10, Scale.POINTS),
        ("three out of four", 3, 4, Scale.POINTS),
        ("4½ stars", 4.5, None, Scale.STARS),
        ("4 1/2 stars", 4.5, None, Scale.STARS),
        ("4.5/5 stars", 4.5, 5, Scale.STARS),
        ("★★★☆", 3, 4, Scale.STARS),
        ("★★★½☆", 3.5, 5, Scale.STARS),
        ("★★★½", 3.5, None, Scale.STARS),
        ("⭐⭐⭐", 3, None, Scale.STARS),
        ("three and a half stars (out of four)", 3.5, 4, Scale.STARS),
        ("B+", None, None, Scale.LETTER),
        ("Grade: A-", None, None, Scale.LETTER),
        ("87%", 87, 100, Scale.PERCENT),
        ("Rating: 7", 7, None, Scale.POINTS),
        ("Rating (out of 5): 4", 4, 5, Scale.POINTS),
        ("Rating: ****", 4, None, Scale.STARS),
        ("Score – 3/5", 3, 5, Scale.POINTS),
        ("**My rating:** 3/5", 3, 5, Scale.POINTS),
        ("## Verdict: 8/10", 8, 10, Scale.POINTS),
        ("## Rating\n\n7.5", 7.5, None, Scale.POINTS),
        ("## Score\n\nC", None, None, Scale.LETTER),
        ("I give it three out of four.", 3, 4, Scale.POINTS),
        (f"{PROSE} 8/10", 8, 10, Scale.POINTS),
        (f"{PROSE} (4/5)", 4, 5, Scale.POINTS),
        (f"{PROSE} ★★★★", 4, None, Scale.STARS),
    ],
)
def test_forms_of_a_score(line: str, value: float | None, best: float | None, scale: Scale) -> None:
    """An unknown best stays unknown."""
    score = read(f"# Harbour\n\n{PROSE}\n\n{line}")
    assert score is not None
    assert (score.value, score.best, score.scale) == (value, best, scale)


def test_asterisks_alone_close_a_plain_text() -> None:
    """In Markdown a line of asterisks is a rule; in plain text the last line is a score."""
    score = read(f"Harbour\n{PROSE}\n***½", "plain")
    assert score is not None
    assert (score.value, score.written) == (3.5, "***½")


@pytest.mark.parametrize(
    "line",
    [
        "The car chase takes 9/10 of the film.",
        "It works nine out of ten times.",
        "Seen on 9/10.",
        "It opened on 9/10/2021.",
        "2 thumbs up",
        "Of its scenes I liked three out of four.",
        "Another critic gave it four stars.",
        "Its four stars are wonderful.",
        "Vitamin B+ would help.",
        "Only 87% of it survives.",
        "Rating: PG-13",
        "Overall, a fine film.",
        "Verdict: A fine film.",
        "The stars: two boats.",
    ],
)
def test_not_a_score(line: str) -> None:
    """Shares, dates, other people's marks and certificates are none."""
    assert read(f"# Harbour\n\n{PROSE}\n\n{line}") is None


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("## Rating\n\n9/10 – A fine film. Go.", "A fine film. Go."),
        ("Rating: 9/10. A fine film.", "A fine film."),
        ("Score: 9/10 A fine film", "A fine film"),
        ("★★★★ – a fine film", "a fine film"),
        ("A fine film – 9/10", "A fine film"),
        ("9/10", ""),
    ],
)
def test_the_line_beside_the_score(source: str, line: str) -> None:
    """What follows the score is its remark."""
    score = read(f"# Harbour\n\n{PROSE}\n\n{source}")
    assert score is not None
    assert score.line == line


def test_a_score_at_the_top_is_found() -> None:
    """Among the header lines, with a label or alone."""
    for line in ("Rating: 4/5", "★★★★☆", "4/5"):
        score = read(f"# Harbour\n\nDirector: Jo Field\n{line}\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}")
        assert score is not None
        assert score.value == 4


def test_a_score_in_the_middle_of_prose_is_not() -> None:
    """A line of its own is a score only near the ends."""
    assert read(f"# Harbour\n\n{PROSE}\n\n" * 2 + f"The boat: 4/5 full.\n\n{PROSE}\n\n" * 3) is None
