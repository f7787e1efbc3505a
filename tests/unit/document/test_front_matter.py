"""Front matter is told from text, read as data, and refused with the line that is broken."""

import pytest

from matinee.document.front_matter import FrontMatterError, split_front_matter


def test_yaml_fields_are_read_and_the_text_begins_below() -> None:
    """Field names are lower-cased; the offset is where the first line of text stands."""
    fields, start = split_front_matter("---\nTitle: Ran\nyear: 1985\n---\nText")
    assert fields == {"title": "Ran", "year": 1985}
    assert start == len("---\nTitle: Ran\nyear: 1985\n---\n")


def test_toml_fields_are_read_between_plus_signs() -> None:
    """Hugo's form is as good as Jekyll's."""
    fields, _ = split_front_matter('+++\ntitle = "Ran"\n+++\n')
    assert fields == {"title": "Ran"}


@pytest.mark.parametrize(
    "text",
    ["Ran\n---\n", "---\n", "---\n\nA paragraph, then a rule.\n\n---\n", "--- Ran ---\n", "", "--"],
)
def test_a_rule_is_not_front_matter(text: str) -> None:
    """Dashes with no field below them are text."""
    assert split_front_matter(text) == ({}, 0)


def test_a_byte_order_mark_may_stand_before() -> None:
    """Editors that write one do not hide the fields."""
    assert split_front_matter("\ufeff---\ntitle: Ran\n---\n")[0] == {"title": "Ran"}


def test_comments_may_stand_before_the_first_field() -> None:
    """A template's remarks do not turn the fields into text."""
    assert split_front_matter("---\n# a remark\n\ntitle: Ran\n---\n")[0] == {"title": "Ran"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: Ran\nText", "line 1: the front matter has no closing ---"),
        ("---\ntitle: [Ran\n---\n", "line 3"),
        ("---\ntitle: 'Ran\n---\n", "line"),
        ("+++\ntitle = Ran\n+++\n", "line 1"),
        ("---\n[a, b]\n---\n", "line 2: expected fields"),
        ("---\nreleased: 2025-13-45\n---\n", "month"),
        ("---\ntitle: !!python/object/apply:os.system [ls]\n---\n", "line 2"),
    ],
)
def test_broken_front_matter_is_refused_with_its_line(text: str, message: str) -> None:
    """The message says where to look; nothing but plain data is ever made."""
    with pytest.raises(FrontMatterError, match=message):
        split_front_matter(text)


def test_front_matter_longer_than_any_writers_is_refused() -> None:
    """A bound keeps the reader quick."""
    with pytest.raises(FrontMatterError, match="longer than 64,000"):
        split_front_matter("---\n" + "a: b\n" * 20_000 + "---\n")
