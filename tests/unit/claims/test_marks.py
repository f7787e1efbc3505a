from matinee.claims.marks import Marks
from matinee.document.model import Emphasis

MARKS = Marks(
    [Emphasis(0, 50, "quote"), Emphasis(5, 10, "italic"), Emphasis(60, 70, "strong"),
     Emphasis(80, 200, "italic")]
)  # fmt: skip


def test_an_outer_mark_encloses_past_an_inner_one() -> None:
    assert MARKS.enclose(12, 20)
    assert not MARKS.enclose(45, 55)


def test_bold_is_no_mark_of_a_title() -> None:
    assert not MARKS.enclose(61, 65)


def test_a_quotation_is_told_from_italics() -> None:
    assert MARKS.quote(6, 9)
    assert not MARKS.quote(81, 90)


def test_a_title_is_set_apart_exactly() -> None:
    """Give or take a quotation mark before and closing punctuation behind."""
    assert MARKS.set_apart(5, 10)
    assert MARKS.set_apart(6, 9)
    assert not MARKS.set_apart(20, 30)


def test_long_italics_are_no_title() -> None:
    assert MARKS.in_title(5, 10)
    assert not MARKS.in_title(81, 90)
