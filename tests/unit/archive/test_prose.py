"""WordPress's classic posts are read in paragraphs, and every place can be told in the original."""

from hypothesis import given
from hypothesis import strategies as st

from matinee.archive import Item, ItemKind
from matinee.archive.prose import document_of, readable


def item(text: str) -> Item:
    return Item("x#1", ItemKind.POST, "A post", text=text)


def test_blank_lines_part_paragraphs_and_line_ends_words() -> None:
    """Which they do on the page too."""
    document = document_of(item("One <em>two</em>.\n\nThree\nfour.\r\n\r\nFive."))
    assert [block.text for block in document.blocks] == ["One two.", "Three four.", "Five."]


def test_shortcodes_are_no_words() -> None:
    """But square brackets around words are."""
    document = document_of(item('[caption id="a"]A still[/caption] He [sic] and [another] said.'))
    (block,) = document.blocks
    assert " ".join(block.text.split()) == "A still He [sic] and said."


@given(st.text(alphabet="ab<>p/\n\r [x]&;é", max_size=80))
def test_every_place_leads_back(text: str) -> None:
    """To the same character, in order, inside the text."""
    read = readable(item(text))
    places = [read.origin(at) for at in range(len(read.text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(text)
    kept = [(char, text[read.origin(at)]) for at, char in enumerate(read.text)
            if read.origin(at) < len(text) and read.origin(at + 1) > read.origin(at)]  # fmt: skip
    assert all(a in (b, " ") for a, b in kept)
