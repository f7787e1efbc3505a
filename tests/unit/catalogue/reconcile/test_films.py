from collections.abc import Callable

import pytest

from matinee.catalogue.reconcile import FILM_MANNER, FilmTraits, Outcome, judge
from matinee.catalogue.reconcile.films import film_evidence, film_keys

Make = Callable[..., FilmTraits]


def outcome(left: FilmTraits, right: FilmTraits) -> Outcome:
    return judge(left, right, manner=FILM_MANNER).outcome


def names(left: FilmTraits, right: FilmTraits) -> set[str]:
    return {each.name for each in film_evidence(left, right)}


def test_a_year_off_by_one_is_still_the_same_film(film: Make) -> None:
    """Sources differ on the year in one film of fifteen: festival or cinema, here or abroad."""
    left = film("Despicable Me", year=2010, director="Pierre Coffin")
    right = film("Despicable Me", year=2009, director="Pierre Coffin")
    assert outcome(left, right) is Outcome.SAME


def test_a_title_in_another_language_is_told_by_director_and_cast(film: Make) -> None:
    """No word in common, but everybody who made it and plays in it."""
    left = film(
        "El laberinto del fauno",
        year=2006,
        director="Guillermo del Toro",
        cast="Ivana Baquero, Sergi López, Maribel Verdú, Doug Jones",
    )
    right = film(
        "Pan's Labyrinth",
        year=2006,
        director="Guillermo del Toro",
        cast="Ivana Baquero, Sergi Lopez, Maribel Verdu, Doug Jones, Álex Angulo",
    )
    assert outcome(left, right) is Outcome.SAME


def test_a_title_known_in_several_languages_meets_any_of_them(film: Make) -> None:
    """An alias counts as much as the title that leads."""
    left = film("Seven Samurai", "Shichinin no samurai", year=1954, director="Akira Kurosawa")
    right = film("Shichinin no Samurai", year=1954, director="Kurosawa Akira")
    assert outcome(left, right) is Outcome.SAME


@pytest.mark.parametrize("year", [1956, 1958])
def test_a_remake_is_another_film(film: Make, year: int) -> None:
    """The same title, another director, another year, other people."""
    left = film("Ocean's Eleven", year=1960, director="Lewis Milestone", cast="A B, C D, E F")
    right = film("Ocean's Eleven", year=2001, director="Steven Soderbergh", cast="G H, I J, K L")
    assert outcome(left, right) is Outcome.DIFFERENT


def test_a_director_who_remakes_an_own_film_makes_another_film(film: Make) -> None:
    """Hitchcock's two, 22 years apart: the director alone does not make them one."""
    left = film("The Man Who Knew Too Much", year=1934, minutes=75, director="Alfred Hitchcock")
    right = film("The Man Who Knew Too Much", year=1956, minutes=120, director="Alfred Hitchcock")
    assert outcome(left, right) is not Outcome.SAME


def test_namesakes_of_one_year_are_two_films(film: Make) -> None:
    """Two films called Shelter came out in 2010."""
    left = film("Shelter", year=2010, director="Måns Mårlind", cast="A B, C D, E F")
    right = film("Shelter", year=2010, director="Somebody Else", cast="G H, I J, K L")
    assert outcome(left, right) is Outcome.DIFFERENT


def test_a_sequel_a_year_later_is_another_film(film: Make) -> None:
    """Everything but the number is the same, and so are most of the people."""
    cast = "Zachary Gordon, Robert Capron, Rachael Harris, Steve Zahn"
    left = film("Parts of Life", year=2011, director="Ann Other", cast=cast)
    right = film("Parts of Life 2", year=2012, director="Ann Other", cast=cast)
    assert outcome(left, right) is not Outcome.SAME
    assert "another-number" in names(left, right)


def test_a_number_in_words_is_the_number(film: Make) -> None:
    """``12 Monkeys`` is ``Twelve Monkeys``."""
    assert "another-number" not in names(film("12 Monkeys"), film("Twelve Monkeys"))


def test_a_common_title_and_a_year_alone_are_asked_about(film: Make) -> None:
    """One word and a year, and nothing else on either side."""
    assert outcome(film("Chaos", year=2005), film("Chaos", year=2005)) is Outcome.ASK


def test_a_longer_title_and_a_year_are_enough(film: Make) -> None:
    """Nobody makes two films of this name in a year."""
    title = "The Assassination of Jesse James by the Coward Robert Ford"
    assert outcome(film(title, year=2007), film(title, year=2007)) is Outcome.SAME


def test_a_directors_other_film_of_the_year_is_another_film(film: Make) -> None:
    """Bergman made two in 1957 with much the same company."""
    left = film(
        "Det sjunde inseglet",
        year=1957,
        director="Ingmar Bergman",
        cast="Max von Sydow, Gunnar Björnstrand, Bengt Ekerot, Nils Poppe, Bibi Andersson",
    )
    right = film(
        "Wild Strawberries",
        year=1957,
        director="Ingmar Bergman",
        cast="Victor Sjöström, Bibi Andersson, Ingrid Thulin, Gunnar Björnstrand, Folke Sundquist",
    )
    assert outcome(left, right) is Outcome.DIFFERENT


def test_an_identifier_in_common_needs_no_evidence(film: Make) -> None:
    """Identifiers come first."""
    assert outcome(film("A", imdb="tt1"), film("B", imdb="tt1")) is Outcome.SAME


def test_two_identifiers_of_one_scheme_are_two_films(film: Make) -> None:
    """However alike: whoever numbers films has looked at them."""
    left = film("Carlos", year=2010, director="Olivier Assayas", imdb="tt1")
    right = film("Carlos", year=2010, director="Olivier Assayas", imdb="tt2")
    assert outcome(left, right) is Outcome.DIFFERENT


def test_identifiers_that_contradict_each_other_are_asked_about(film: Make) -> None:
    """One source of identifiers calls them one, another two."""
    left = film("Carlos", year=2010, imdb="tt1", tmdb="7")
    right = film("Carlos", year=2010, imdb="tt2", tmdb="7")
    assert outcome(left, right) is Outcome.ASK


def test_another_title_is_found_by_director_and_neighbouring_years(film: Make) -> None:
    """Films under other titles are compared at all when the director and the year agree."""
    for year in (1989, 1990):
        left = film("I Come in Peace", year=year, director="Craig R. Baxley")
        right = film("Dark Angel", year=year + 1, director="Craig R. Baxley")
        assert set(film_keys(left)) & set(film_keys(right))
