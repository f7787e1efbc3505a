"""Two spellings that a reader takes for one name have one normal form."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from matinee.catalogue.names import fold, fold_title, slugify, surname, without_possessive


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. J. Abrams", "JJ Abrams"),
        ("J.J. Abrams", "j j abrams"),
        ("Pedro Almodóvar", "PEDRO ALMODOVAR"),
        ("Lynne Ramsay", "Lynne  Ramsay"),
        ("Stellan Skarsgård", "Stellan Skarsgard"),
        ("Jóhann Jóhannsson", "Johann Johannsson"),
        ("Bjørn Ødegård", "Bjorn Odegard"),
        ("Łukasz Żal", "Lukasz Zal"),
        ("Lupita Nyong'o", "Lupita Nyong’o"),
        ("Jean-Luc Godard", "Jean–Luc Godard"),
        ("Robert Downey, Jr.", "Robert Downey Jr"),
    ],
)
def test_spellings_of_one_name_are_equal(one: str, other: str) -> None:
    """Case, accents, points, quotes and dashes do not tell people apart."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("John Hurt", "John Hurd"), ("黒澤明", "黒沢清"), ("Anna May Wong", "Anna Wong"), ("Йон", "")],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    """Other scripts keep their letters."""
    assert fold(one) != fold(other)


@given(st.text(max_size=40))
@example("Ǿ")
@example("GROẞ")
@example("00:_0")
def test_a_normal_form_is_its_own_normal_form(name: str) -> None:
    """Folding twice changes nothing, so forms may be stored and compared."""
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Godfather", "Godfather"),
        ("The Godfather Part II", "The Godfather, Part 2"),
        ("Fast & Furious", "Fast and Furious"),
        ("Les Diaboliques", "Diaboliques"),
        ("John Wick: Chapter 4", "John Wick - Chapter 4"),
    ],
)
def test_spellings_of_one_title_are_equal(one: str, other: str) -> None:
    """Articles, ampersands and Roman numbers do not tell titles apart."""
    assert fold_title(one) == fold_title(other)


def test_a_title_that_is_only_an_article_is_kept() -> None:
    """There are films called Him, and A."""
    assert fold_title("The") == "the"
    assert fold_title("A") == "a"


@pytest.mark.parametrize(
    ("folded", "last"),
    [
        ("ana de armas", "de armas"),
        ("guillermo del toro", "del toro"),
        ("robert downey jr", "downey"),
        ("lars von trier", "von trier"),
        ("rihanna", "rihanna"),
    ],
)
def test_surnames_keep_their_particles(folded: str, last: str) -> None:
    """Suffixes are no part of them."""
    assert surname(folded) == last


def test_a_possessive_is_taken_off() -> None:
    """Both apostrophes are in use, and one may stand without its s."""
    assert [without_possessive(n) for n in ("Wick's", "Wick’s", "Almodóvars’")] == [
        "Wick",
        "Wick",
        "Almodóvars",
    ]


def test_slugs_are_ascii_and_bounded() -> None:
    """A name in another script has none, and its owner falls back to something else."""
    assert slugify("Amélie (2001)") == "amelie-2001"
    assert slugify("七人の侍") == ""
    assert len(slugify("word " * 100)) <= 80
