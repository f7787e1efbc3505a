"""Sentences end where a reader would end them."""

import pytest

from matinee.document.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It begins. It ends.", ["It begins. ", "It ends."]),
        ("J. J. Abrams directs. He did.", ["J. J. Abrams directs. ", "He did."]),
        ("With Robert Downey Jr. Both", ["With Robert Downey Jr. Both"]),
        ("Really? “Yes!” Then no.", ["Really? ", "“Yes!” ", "Then no."]),
        ("It cost approx. Nothing more", ["It cost approx. Nothing more"]),
        ("no end", ["no end"]),
        ("", [""]),
    ],
)
def test_sentences_cover_the_text(text: str, parts: list[str]) -> None:
    """Initials, suffixes and abbreviations do not end one."""
    assert [text[start:end] for start, end in sentences(text)] == parts
