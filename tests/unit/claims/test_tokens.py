import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matinee.claims.tokens import Token, Words, key, words


def _tokens(text: str) -> list[Token]:
    return Words(text).tokens


def test_a_possessive_is_no_part_of_the_word() -> None:
    """The word ends before its 's, and knows that it owns."""
    read = Words("Reeves’s dog")
    token = read.tokens[0]
    assert (token.text, token.owns, read.ends[0]) == ("Reeves", True, 6)


def test_a_bare_apostrophe_behind_an_s_owns() -> None:
    token = _tokens("Reeves' dog")[0]
    assert (token.text, token.owns) == ("Reeves", True)


def test_hyphens_part_words_and_apostrophes_do_not() -> None:
    assert [t.fold for t in _tokens("O'Hara met Hyde-White")] == ["ohara", "met", "hyde", "white"]


def test_offsets_count_in_the_block() -> None:
    read = Words("Ana de Armas (1988)")
    places = zip(read.starts, read.ends, strict=True)
    assert [read.text[a:b] for a, b in places] == ["Ana", "de", "Armas", "1988"]


@pytest.mark.parametrize("text", ["Kang-ho", "Kang-Ho", "Kang-ho-ho"])
def test_a_hyphen_ties_to_a_capital(text: str) -> None:
    """The second half of "Kang-ho" belongs to a name as much as the first."""
    assert all(token.capital for token in _tokens(text))


def test_a_possessive_ties_nothing() -> None:
    assert [t.capital for t in _tokens("Reeves’s-like")] == [True, False]


@given(st.text(st.sampled_from(string.ascii_letters + "0159'’-. éß½_\n“”"), max_size=60))
def test_every_word_stands_where_it_says(text: str) -> None:
    """Whatever the text, the offsets cut out the very words, and raised ones are all found."""
    read = Words(text)
    for at, token in enumerate(read.tokens):
        assert text[read.starts[at] : read.ends[at]] == token.text
        assert token.raised == (token.capital or token.text[0].isdigit())
        assert (at in read.raised) == token.raised


def test_words_of_a_name_are_those_of_a_text() -> None:
    assert words("André Øvredal") == ("andre", "ovredal")


def test_the_key_is_the_catalogues_normal_form() -> None:
    assert key(_tokens("J. J. Abrams")) == "jj abrams"
