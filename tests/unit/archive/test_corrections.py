"""A corrected export differs from the old one in the corrected words, and in nothing else."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matinee.archive import ArchiveError, Item
from matinee.archive.corrections import Correction, correct_export
from matinee.archive.wordpress import read_wordpress

from .conftest import HEAD, TAIL, Post


def text_of(data: bytes) -> str:
    """Read the text of the only post."""
    (item,) = read_wordpress(io.BytesIO(data), "export.xml")
    assert isinstance(item, Item)
    return item.text


def correction(text: str, was: str, now: str) -> Correction:
    """Correct the first place of some words."""
    at = text.index(was)
    return Correction(at, at + len(was), was, now)


@pytest.mark.parametrize(
    "inside",
    [
        "<![CDATA[I met Jo Lnd there.]]>",
        "<![CDATA[\n\n  I met Jo Lnd there.  \n]]>",
        "<![CDATA[One.\r\n\r\nI met Jo Lnd there.]]>",
        "<![CDATA[One.\rI met Jo Lnd there.]]>",
        "<![CDATA[A \x08 B ]]]]><![CDATA[> and Jo Lnd]]>",
        "<![CDATA[It ends </item> and <content:encoded> before Jo Lnd]]>",
        "<![CDATA[é 𝔘 &amp; Jo Lnd]]>",
    ],
)
def test_the_words_are_replaced_where_they_stand(post: Post, inside: str) -> None:
    """Whatever line ends, marks and odd characters stand before them."""
    data = (HEAD + post("Jo Lnd", inside) + post("Two", number=2) + TAIL).encode()
    first = next(iter(read_wordpress(io.BytesIO(data), "x")))
    assert isinstance(first, Item)
    made = correct_export(data, "x", {"1": [correction(first.text, "Jo Lnd", "Jo Lind")]})
    assert (made.made, made.left) == (1, [])
    at = data.index(b"Jo Lnd", data.index(b"<content"))
    assert made.data == data[:at] + b"Jo Lind" + data[at + 6 :]


def test_several_corrections_are_made_at_once(post: Post) -> None:
    """Later places do not move while earlier ones change."""
    data = (HEAD + post(text="<![CDATA[Jo Lnd, Ines Morvann, Jo Lnd]]>") + TAIL).encode()
    text = text_of(data)
    last = text.rindex("Jo Lnd")
    wanted = [
        correction(text, "Jo Lnd", "Jo Lind"),
        correction(text, "Ines", "Inès"),
        Correction(last, last + 6, "Jo Lnd", "Jo Lind"),
    ]
    made = correct_export(data, "x", {"1": wanted})
    assert text_of(made.data) == "Jo Lind, Inès Morvann, Jo Lind"


def test_what_does_not_stand_there_is_left_to_the_author(post: Post) -> None:
    """Text without CDATA, another text, another post."""
    plain = (HEAD + post(text="I met Jo Lnd.") + TAIL).encode()
    one = Correction(6, 12, "Jo Lnd", "Jo Lind")
    assert correct_export(plain, "x", {"1": [one]}).left == [("1", one)]
    marked = (HEAD + post(text="<![CDATA[We met Jo Lnd.]]>") + TAIL).encode()
    for wanted in ({"1": [one]}, {"9": [one]}):
        made = correct_export(marked, "x", wanted)
        assert (made.data, made.made) == (marked, 0)
        assert len(made.left) == 1


def test_half_of_a_line_end_is_left_to_the_author(post: Post) -> None:
    """A line end of two characters reads as one; nothing may stand between the two."""
    data = (HEAD + post(text="<![CDATA[So\r\nit goes]]>") + TAIL).encode()
    made = correct_export(data, "x", {"1": [Correction(2, 3, "\n", ", ")]})
    assert (made.data, made.made) == (data, 0)


def test_an_export_that_is_not_utf8_is_refused() -> None:
    """Its bytes could not be kept as they are."""
    with pytest.raises(ArchiveError, match="not UTF-8"):
        correct_export(b"\xff", "export.xml", {})


@given(st.text(alphabet="ab \n\r]>&<é\x08", max_size=40), st.data())
def test_a_correction_is_made_exactly_or_not_at_all(text: str, data: st.DataObject) -> None:
    """Reading the corrected export gives the corrected text."""
    inside = text.replace("]]>", "]]]]><![CDATA[>")
    raw = (
        f"{HEAD}<item><wp:post_id>1</wp:post_id><content:encoded><![CDATA[{inside}]]>"
        f"</content:encoded></item>{TAIL}"
    ).encode()
    found = [item for item in read_wordpress(io.BytesIO(raw), "x") if isinstance(item, Item)]
    read = found[0].text
    start = data.draw(st.integers(0, len(read)))
    end = data.draw(st.integers(start, len(read)))
    made = correct_export(raw, "x", {"1": [Correction(start, end, read[start:end], "Z")]})
    again = [item for item in read_wordpress(io.BytesIO(made.data), "x") if isinstance(item, Item)]
    if made.made:
        assert again[0].text == (read[:start] + "Z" + read[end:]).strip()
    else:
        assert made.data == raw
