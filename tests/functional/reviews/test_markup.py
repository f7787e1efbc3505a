"""Markdown on its way to a page."""

import pytest

from matinee.document import read_text
from matinee_site.reviews.markup import points, render
from matinee_site.reviews.parts import read_parts


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        '<a href="https://a.example" onclick="x()">x</a>',
        "![x](https://tracker.example/pixel.gif)",
        "<iframe src=https://a.example></iframe>",
    ],
)
def test_lets_nothing_run_and_nothing_be_fetched(hostile: str) -> None:
    """A text may come from anybody: it runs no script and loads nothing from elsewhere."""
    html = render(hostile)
    for piece in (
        "<script",
        "<img",
        "<iframe",
        'href="javascript',
        'href="data',
        '<a href="https://a',
    ):
        assert piece not in html


def test_keeps_what_an_author_marks() -> None:
    html = render("# One\n\n*a* **b** [c](https://c.example)\n\n> d\n\n- e")
    assert "<h3>" in html or "<h3 " in html or "<h2" not in html
    for piece in ("<em>a</em>", "<strong>b</strong>", 'href="https://c.example"', "<blockquote>"):
        assert piece in html


def test_reads_points_with_any_bullet() -> None:
    assert points("- a\n* b\n1. c") == ["a", "b", "c"]
    assert points("Just a sentence.") == ["Just a sentence."]
    assert points(" ") == []


def test_keeps_the_authors_own_markdown() -> None:
    """Bodies are the author's characters, marks at the edges included."""
    body = "**Bold** from the first word.\n\n> A quotation\n\n- one\n- *two*"
    parts = read_parts(read_text(f"# T\n\n## Story\n\n{body}\n", path="t.md"))
    assert [(part.heading, part.body) for part in parts.sections] == [("Story", body)]
