"""The excerpt shows the words in their line, and the underline stands below them."""

import pytest

from matinee.cli.excerpt import columns, excerpt


def shown(line: str, words: str, width: int = 96) -> tuple[str, str]:
    """Give the two lines shown for the first place of some words."""
    place = excerpt(line, line.index(words), len(words), width=width)
    return place.before + place.marked + place.after, place.underline


def test_a_short_line_is_shown_whole() -> None:
    """With the words underlined."""
    assert shown("Shot by Jo Lind.", "Jo Lind") == ("Shot by Jo Lind.", " " * 8 + "~~~~~~~")


@pytest.mark.parametrize("words", ["w1 ", "w150", "w299"])
def test_a_long_line_is_cut_around_the_words(words: str) -> None:
    """At words where it can be, with dots where something is left out."""
    source = " ".join(f"w{number}" for number in range(300))
    line, underline = shown(source, words, width=40)
    assert len(line) <= 42
    at = len(underline) - len(underline.lstrip())
    assert line[at : at + len(words)] == words


def test_wide_letters_and_accents_take_their_columns() -> None:
    """The underline stands right under scripts of double width and combining marks."""
    line, underline = shown("監督 黒澤明 shot", "shot")
    assert columns(line.split("shot")[0]) == 12
    assert underline == " " * 12 + "~~~~"
    assert columns("e\u0301") == 1


def test_words_over_a_line_end_are_cut_there() -> None:
    """The line is all that is shown."""
    place = excerpt("by Jo", 3, 8)
    assert (place.before + place.marked, place.underline) == ("by Jo", "   ~~")
