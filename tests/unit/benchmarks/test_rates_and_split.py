"""Intervals are Wilson's, and the split is for good."""

import pytest
from benchmarks.claims.split import Part, is_held_out, part_of
from benchmarks.rates import Rate, wilson

FILMS = [f"tt{number:07}" for number in range(1000)]


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
    ],
)
def test_wilson(hits: int, of: int, low: float, high: float) -> None:
    """The interval is the one of the textbooks (81 of 263 is Newcombe's example)."""
    assert wilson(hits, of) == pytest.approx((low, high), abs=1e-4)


def test_nothing_counted_tells_nothing() -> None:
    """Nothing out of nothing has no share, and may be anything."""
    assert Rate(0, 0).share is None
    assert Rate(0, 0).interval == (0.0, 1.0)


def test_split_is_even_and_lasting() -> None:
    """About half the films are measured on, the same ones on every machine."""
    measured = sum(part_of(film) is Part.MEASURE for film in FILMS)
    assert 450 < measured < 550
    assert [part_of(film).value for film in FILMS[:6]] == [
        "tune", "measure", "tune", "measure", "measure", "measure",
    ]  # fmt: skip


def test_held_out_authors_are_never_tuned_on() -> None:
    """Whatever a held-out author wrote is measured on or set apart; others go by the film."""
    authors = [f"critic {number}" for number in range(200)]
    held = [author for author in authors if is_held_out(author)]
    assert 30 < len(held) < 70
    for author in authors:
        parts = {part_of(film, author) for film in FILMS[:50]}
        assert (Part.TUNE in parts) is (author not in held)
        assert Part.MEASURE in parts


def test_no_film_is_on_both_sides() -> None:
    """Whoever wrote it, a film that is tuned on is never measured on."""
    for film in FILMS[:200]:
        parts = {part_of(film, author) for author in (None, *(f"critic {n}" for n in range(20)))}
        assert not {Part.TUNE, Part.MEASURE} <= parts
