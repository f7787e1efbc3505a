"""Scores, times, names and lists as the pages say them, in each language."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.utils import translation

from matinee_site.pages import wording
from matinee_site.pages.afternoon import Afternoon
from matinee_site.pages.numerals import spoken
from matinee_site.pages.scores import Score


@pytest.mark.parametrize(
    ("value", "best", "written", "figure", "words", "marks"),
    [
        (9, 10, "9/10", "9", "nine out of ten", 9),
        (4.5, 5, "★★★★½", "4½", "four and a half out of five", 4.5),
        (87, 100, "87%", "87", "eighty-seven out of a hundred", 8.7),
        (0.5, 4, "½", "½", "a half out of four", 0.5),
        (8.4, 10, "8.4/10", "8.4", "8.4 out of ten", 8.4),
        (3, None, "★★★", "3★", "three stars", 0),
        (None, None, "B+", "B+", "B+", 0),
        (12, 10, "12/10", "12", "twelve out of ten", 10),
    ],
)
def test_a_score_is_said_and_drawn(
    value: float, best: float, written: str, figure: str, words: str, marks: float
) -> None:
    """On the critic's own scale, in figures, words and marks."""
    score = Score(value=value, best=best, written=written)
    assert (score.figure, score.words) == (figure, words)
    assert sum(score.marks) == pytest.approx(marks)


@pytest.mark.parametrize(
    ("runtime", "ends", "bar"), [(125, "4.05", 125), (60, "3.00", 60), (439, "9.19", 240)]
)
def test_a_matinee_begins_at_two(runtime: int, ends: str, bar: int) -> None:
    """The bar and the clock follow from the running time."""
    assert (Afternoon(runtime).ends, Afternoon(runtime).bar) == (ends, bar)


@pytest.fixture
def french(settings: Any) -> Iterator[None]:
    """Speak French."""
    settings.LANGUAGES = [("en", "en"), ("fr", "fr")]
    with translation.override("fr"):
        yield


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1, "un"), (21, "vingt et un"), (45, "quarante-cinq"), (70, "soixante-dix"),
        (71, "soixante et onze"), (80, "quatre-vingts"), (81, "quatre-vingt-un"),
        (92, "quatre-vingt-douze"), (100, "cent"), (7.5, "sept et demi"), (8.4, "8,4"),
    ],
)  # fmt: skip
def test_a_number_is_said_in_french(french: None, value: float, said: str) -> None:
    """With its own tens."""
    assert spoken(value) == said


def test_names_dates_and_numbers_follow_the_language(french: None) -> None:
    """What the tables of languages know is said; what they do not know keeps its name."""
    assert wording.country("South Korea") == "Corée du Sud"
    assert wording.country("Czech Republic") == "Tchéquie"
    assert wording.country("Neverland") == "Neverland"
    assert wording.spoken_language("Mandarin") == "chinois"
    assert wording.spoken_language("Klingon") in {"klingon", "Klingon"}
    assert wording.long_date(date(2026, 5, 1)) == "1 mai 2026"
    assert wording.number(17538).replace("\u202f", " ") == "17 538"
    assert wording.listed(["A", "B", "C"]) == "A, B et C"
    assert Afternoon(125).ends == "16:05"


def test_the_houses_english_is_plain() -> None:
    """The day before the month, no comma before the last of a list."""
    assert wording.long_date(date(2026, 5, 1)) == "1 May 2026"
    assert wording.listed(["A", "B", "C"]) == "A, B and C"
    assert wording.listed(["A"]) == "A"
    assert wording.number(17538) == "17,538"
