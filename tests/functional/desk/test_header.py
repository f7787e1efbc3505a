"""Facts above the text as lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matinee_site.desk.header import from_lines, to_lines
from matinee_site.desk.widgets import HeaderInput, TagsInput

HEADER = {
    "director": ["Carol Reed"],
    "year": ["1949"],
    "cast": [{"name": "Orson Welles", "character": "Harry Lime"}, "Trevor Howard"],
    "writer": ["Graham Greene", "Robert Downey, Jr."],
}


def test_lines_say_what_the_header_says() -> None:
    lines = to_lines(HEADER)
    assert lines.splitlines() == [
        "Director: Carol Reed",
        "Year: 1949",
        "Cast: Orson Welles as Harry Lime, Trevor Howard",
        "Writer: Graham Greene; Robert Downey, Jr.",
    ]
    assert from_lines(lines) == HEADER


def test_a_line_without_a_known_label_is_left_out() -> None:
    assert from_lines("Colour: blue\nno label\n: nothing\n DIRECTOR :Jo Lind,, ") == {
        "director": ["Jo Lind"]
    }


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    """And what was read is written and read again."""
    once = from_lines(text)
    assert from_lines(to_lines(once)) == from_lines(to_lines(from_lines(to_lines(once))))


def test_the_field_keeps_what_it_shows() -> None:
    widget = HeaderInput()
    shown = widget.format_value('{"year": ["1999"]}')
    assert shown == "Year: 1999"
    assert widget.value_from_datadict({"header": shown}, {}, "header") == '{"year": ["1999"]}'
    assert widget.value_from_datadict({}, {}, "header") == "{}"


@pytest.mark.parametrize(
    ("written", "kept"),
    [("", "[]"), ("a, b,a ,, c  d", '["a", "b", "c d"]'), ("é", '["é"]')],
)
def test_tags_are_parted_by_commas(written: str, kept: str) -> None:
    assert TagsInput().value_from_datadict({"tags": written}, {}, "tags") == kept
