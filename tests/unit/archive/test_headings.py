"""Headings of posts name films in many ways; the likeliest title comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matinee.archive.headings import guesses, plain, says_review


@pytest.mark.parametrize(
    ("heading", "title", "year", "director"),
    [
        ("Review: Ballerina (2025)", "Ballerina", 2025, ""),
        ("BALLERINA (Len Wiseman, 2025)", "BALLERINA", 2025, "Len Wiseman"),
        ("Ballerina (dir. Len Wiseman, 2025)", "Ballerina", 2025, "Len Wiseman"),
        ("Movie Review – The Third Man (1949) ****", "The Third Man", 1949, ""),
        ("#52: Seven Samurai (1954)", "Seven Samurai", 1954, ""),
        ("Film review: Alien [1979]", "Alien", 1979, ""),
        ("TIFF 2019: Parasite", "Parasite", None, ""),
        ("Cannes Review: Parasite", "Parasite", None, ""),
        ("[Review] Alien", "Alien", None, ""),
        ("Alien: a review", "Alien", None, ""),
        ("Alien reviewed", "Alien", None, ""),
        ("Alien: 4/5", "Alien", None, ""),
        ("‘Alien’ and the art of waiting", "Alien", None, ""),
        ("<em>Alien</em> and the art of waiting", "Alien", None, ""),
        ("Blade Runner 2049 (2017)", "Blade Runner 2049", 2017, ""),
        ("1917", "1917", None, ""),
        ("Filmkritik: Metropolis (1927)", "Metropolis", 1927, ""),
    ],
)
def test_the_likeliest_title_comes_first(
    heading: str, title: str, year: int | None, director: str
) -> None:
    """Without what the heading says of the text itself, with year and director where they stand."""
    first = guesses(heading)[0]
    assert (first.title, first.year, first.director) == (title, year, director)


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("John Wick: Chapter 2 – a review", {"John Wick: Chapter 2", "John Wick", "Chapter 2"}),
        ("Ballerina – A dancer with a grudge", {"Ballerina", "A dancer with a grudge"}),
        ("Third Man, The (1949)", {"The Third Man"}),
        ("Léon aka The Professional (1994)", {"Léon", "The Professional"}),
        ("Amélie (Le Fabuleux destin)", {"Amélie", "Le Fabuleux destin"}),
        ("2001: A Space Odyssey", {"2001: A Space Odyssey"}),
    ],
)
def test_what_a_heading_may_mean_is_among_the_guesses(heading: str, titles: set[str]) -> None:
    """In parts, with the article in front, under either of two titles."""
    assert titles <= {guess.title for guess in guesses(heading)}


def test_a_heading_says_whether_it_heads_a_review() -> None:
    """Before the title or behind it."""
    assert says_review("Review: Alien")
    assert says_review("Alien (film review)")
    assert not says_review("Alien")
    assert plain("<b>Alien</b> &amp;  Aliens") == "Alien & Aliens"


@given(st.text(max_size=300))
def test_no_heading_makes_it_crash(heading: str) -> None:
    """The guesses are few, and none is empty."""
    found = guesses(heading)
    assert len(found) <= 24
    assert all(guess.title for guess in found)


@pytest.mark.parametrize("piece", ["(", "review ", "“", ": ", "a (", "1999 ", "the, "])
def test_a_heading_of_ten_thousand_marks_is_read_at_once(piece: str) -> None:
    """Only its beginning is looked at."""
    assert len(guesses(piece * 10_000)) <= 24
