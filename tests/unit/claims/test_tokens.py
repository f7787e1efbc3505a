from matinee.claims.tokens import key, tokenize, words
from matinee.document import read_text


def _tokens(text: str):  # type: ignore[no-untyped-def]
    return tokenize(read_text(text, format="plain").blocks[0])


def test_a_possessive_is_no_part_of_the_word() -> None:
    """The word ends before its 's, and knows that it owns."""
    token = _tokens("Reeves’s dog")[0]
    assert (token.text, token.owns, token.end) == ("Reeves", True, 6)


def test_a_bare_apostrophe_behind_an_s_owns() -> None:
    token = _tokens("Reeves' dog")[0]
    assert (token.text, token.owns) == ("Reeves", True)


def test_hyphens_part_words_and_apostrophes_do_not() -> None:
    assert [t.fold for t in _tokens("O'Hara met Hyde-White")] == ["ohara", "met", "hyde", "white"]


def test_offsets_count_in_the_block() -> None:
    text = "Ana de Armas (1988)"
    assert [text[t.start : t.end] for t in _tokens(text)] == ["Ana", "de", "Armas", "1988"]


def test_words_of_a_name_are_those_of_a_text() -> None:
    assert words("André Øvredal") == ("andre", "ovredal")


def test_the_key_is_the_catalogues_normal_form() -> None:
    assert key(_tokens("J. J. Abrams")) == "jj abrams"
