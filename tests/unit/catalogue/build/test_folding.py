"""Whole columns are folded to just what single names are."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from matinee.catalogue.build.folding import characters, folded, folded_titles, names_json, slugs
from matinee.catalogue.characters import read_character
from matinee.catalogue.names import fold, fold_title, slugify

PIECES = st.sampled_from(
    "The La J. R. R.R. O'Neal de III IV & Élodie Ødegård 黒澤 _ -- ' ( ) [voice] (uncredited) / aka"
    " Self ; “ ” İ ß Ⅳ x y 7 himself a An".split()
)
WRITTEN = st.one_of(st.lists(PIECES, max_size=6).map(" ".join), st.text(max_size=20))
COLUMNS = st.lists(WRITTEN, min_size=1, max_size=12)


@given(COLUMNS)
def test_names_fold_alike(names: list[str]) -> None:
    """No name has one form alone and another in a column."""
    assert folded(pl.Series(names)).to_list() == [fold(name) for name in names]


@given(COLUMNS)
def test_titles_fold_alike(titles: list[str]) -> None:
    """Articles, ampersands and Roman numbers are read the same."""
    assert folded_titles(pl.Series(titles)).to_list() == [fold_title(title) for title in titles]


@given(COLUMNS)
def test_slugs_are_those_of_single_names(names: list[str]) -> None:
    """A name without ASCII letters keeps its own letters."""
    column = pl.Series(names)
    wanted = [slugify(name) or fold(name).replace(" ", "-") for name in names]
    assert slugs(column, folded(column)).to_list() == wanted


@given(st.lists(st.one_of(st.none(), WRITTEN), min_size=1, max_size=12))
def test_characters_are_read_alike(written: list[str | None]) -> None:
    """Notes, several names in one, and nobody in particular."""
    rows = characters(pl.Series(written, dtype=pl.String)).iter_rows()
    for text, (name, aliases, voice, uncredited) in zip(written, rows, strict=True):
        read = read_character(text)
        assert (name, aliases, bool(voice), bool(uncredited)) == (
            read.name,
            names_json(read.aliases),
            read.voice,
            read.uncredited,
        )
