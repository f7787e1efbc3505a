"""A claim is shown in its sentence, in plain words, wherever it stands in the markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matinee.archive_report.sentence import sentence_of
from matinee.document import Span, read_text


def cut(source: str, words: str, format: str = "html") -> tuple[str, str, str]:
    """Give the three pieces for the first place of some words in the source."""
    at = source.index(words)
    document = read_text(source, format=format)  # type: ignore[arg-type]
    return sentence_of(document, Span(at, at + len(words)))


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        ("One. So Bo Vane shot it. Two.", ("So ", "Bo Vane", " shot it.")),
        ("<p>One.</p><p>So <b>Bo Vane</b> shot&nbsp;it.</p>", ("So ", "Bo Vane", " shot it.")),
        ("Bo Vane", ("", "Bo Vane", "")),
        ("M. R. Lane saw\nBo Vane.", ("M. R. Lane saw ", "Bo Vane", ".")),
    ],
)
def test_the_sentence_alone_is_given(source: str, pieces: tuple[str, str, str]) -> None:
    """Without marks, and without its neighbours."""
    assert cut(source, "Bo Vane") == pieces


def test_a_long_sentence_is_cut_around_the_words() -> None:
    """At words, with dots where something is left out."""
    before, wrong, after = cut("word " * 200 + "Bo Vane" + " word" * 200, "Bo Vane")
    assert wrong == "Bo Vane"
    assert before.startswith("… word")
    assert after.endswith("word …")
    assert len(before + wrong + after) < 400


@given(st.text(alphabet="ab. <p>/&;é\n", max_size=60), st.integers(0, 60), st.integers(0, 20))
def test_any_place_of_any_text_has_a_sentence(source: str, start: int, length: int) -> None:
    """Also where there are no words at all."""
    start = min(start, len(source))
    span = Span(start, min(start + length, len(source)))
    assert len(sentence_of(read_text(source, format="html"), span)) == 3
