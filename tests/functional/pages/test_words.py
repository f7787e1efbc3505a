"""Scores, times and prose as the pages say them."""

import pytest

from matinee_site.pages.afternoon import Afternoon
from matinee_site.pages.prose import Link, plain_text, render_prose
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


def link(text: str, words: str, url: str = "/x/") -> Link:
    """Give a link over words of a text."""
    return Link(start=text.index(words), end=text.index(words) + len(words), url=url)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("See Jo Lind.", "Jo Lind", '<p>See <a class="known" href="/x/">Jo Lind</a>.</p>'),
        ("*Ran* is", "Ran", '<p><em><a class="known" href="/x/">Ran</a></em> is</p>'),
        ("**Jo** Lind", "Jo", '<p><strong><a class="known" href="/x/">Jo</a></strong> Lind</p>'),
        ('"Ran" is', "Ran", '<p>“<a class="known" href="/x/">Ran</a>” is</p>'),
    ],
)
def test_known_names_become_links(text: str, words: str, expected: str) -> None:
    """Inside emphasis and quotation marks too."""
    assert render_prose(text, links=[link(text, words)]).strip() == expected


def test_a_name_inside_the_authors_own_link_stays_theirs() -> None:
    """No link inside a link."""
    text = "[Jo Lind](https://example.org/) and Jo Lind"
    second = text.rindex("Jo Lind")
    links = [link(text, "Jo Lind"), Link(start=second, end=second + 7, url="/y/")]
    html = render_prose(text, links=links)
    assert html.count("<a ") == 2
    assert '>Jo Lind</a> and <a class="known" href="/y/">Jo Lind</a>' in html


def test_the_authors_own_private_characters_are_no_links() -> None:
    """What fences a name cannot be typed."""
    html = render_prose("\ue0000\ue001bad\ue002", links=[])
    assert "<a" not in html
    assert "\ue000" not in html


def test_headings_in_a_text_stand_below_the_sections() -> None:
    """They begin at the level that is asked for."""
    assert "<h4>" in render_prose("# One", heading=4)
    assert "<h3>" in render_prose("## Two", heading=3)
    assert "<h2>" in render_prose("## Two", heading=2)


def test_plain_text_is_cut_at_a_word() -> None:
    """With an ellipsis, without marks."""
    assert plain_text("*One* & two three", limit=10) == "One & two…"
