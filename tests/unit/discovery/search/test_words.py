"""The words that names are found by."""

import pytest

from matinee.discovery.search.words import latin_words, name_words, query_words


@pytest.mark.parametrize(
    ("name", "folded", "more"),
    [
        ("Seven Samurai", "seven samurai", ""),
        ("Le Fabuleux Destin d'Amélie Poulain", "le fabuleux destin damelie poulain", "amelie"),
        ("Rocky II", "rocky ii", "2"),
        ("Ash & Ember", "ash ember", "and"),
        ("Spider-Man", "spider man", "spiderman"),
        ("WALL·E", "wall e", "walle"),
        ("J. J. Abrams", "jj abrams", ""),
        ("七人の侍", "七 人 の 侍", "qirennoshi"),
        ("Андрей Тарковский", "андреи тарковскии", "andrey tarkovskiy"),
        ("", "", ""),
    ],
)
def test_finds_a_name_under_other_writings(name: str, folded: str, more: str) -> None:
    """Elisions, numerals, hyphens and other scripts give further words."""
    assert name_words(name)[0] == folded
    assert set(more.split()) <= set(name_words(name)[1].split())


def test_bounds_a_name() -> None:
    """A name of ten thousand letters fills no index."""
    folded, more = name_words("é" * 10_000 + " " + "b-" * 5_000)
    assert len(folded) + len(more) < 1_500


def test_splits_what_is_written_without_spaces() -> None:
    """Each Han letter and kana is a word, in names and in queries alike."""
    assert query_words("七人の侍") == ["七", "人", "の", "侍"]


def test_renders_other_scripts_only() -> None:
    """Latin letters with accents are folded, not rendered."""
    assert latin_words("Amélie") == []
    assert latin_words("봉준호") == ["bongjunho"]
