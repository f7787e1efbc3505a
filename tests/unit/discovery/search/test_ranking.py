"""How well names fit."""

import pytest

from matinee.discovery.search.ranking import (
    STRAY,
    closeness,
    closeness_around,
    fame_of_rank,
    misfit,
)


def _close(name: str, typed: str, *, begun: bool = True, person: bool = False) -> float:
    return closeness([(name, "")], typed.split(), begun=begun, person=person)


def test_orders_by_how_whole_the_fit_is() -> None:
    """Named just so, named so and more, all the words, begun, begun inside."""
    fits = [
        _close("the star", "star"),
        _close("star wars", "star"),
        _close("dark star", "star"),
        _close("stardust memories", "star"),
        _close("gold stardust", "star"),
    ]
    assert fits == sorted(fits, reverse=True)
    assert len(set(fits)) == len(fits)


def test_knows_people_by_their_surname_before_their_first_name() -> None:
    """Mickey Rooney before Rooney Mara."""
    assert _close("mickey rooney", "rooney", person=True) > _close(
        "rooney mara", "rooney", person=True
    )


def test_fits_better_when_the_rest_is_just_the_name() -> None:
    """A title with its year is that film, and not one that has the words here and there."""
    words, year = ["seven", "samurai", "1954"], [(False, ("1954", ""))]
    exact = closeness_around([("seven samurai", "")], year, words)
    assert exact > closeness_around([("seven samurai returns", "")], year, words)


_PEOPLE = [(True, ("john nathan", "")), (True, ("douglas wick", "")), (True, ("bong joon ho", ""))]


@pytest.mark.parametrize(
    ("typed", "stray"),
    [
        ("john wick", True),  # two people, one by the first name alone
        ("little john", True),  # a part of the title, and a first name
        ("john", True),
        ("nathan wick", False),
        ("john nathan", False),
        ("stuart nathan", False),
        ("stuart little 2 john", False),  # the whole title leaves no doubt
        ("bong joon ho", False),
    ],
)
def test_knows_chance_from_a_fit(typed: str, stray: bool) -> None:
    """First names of a film's people, put together with others, do not make a fit."""
    close = closeness_around([("stuart little 2", "")], _PEOPLE, typed.split())
    assert (close == STRAY) == stray


def test_scales_fame_by_place_alone() -> None:
    """From one down to nothing, falling fast at first, whatever fame is counted in."""
    fames = [fame_of_rank(rank, 1_000_000) for rank in (0, 10, 1_000, 999_999)]
    assert fames == sorted(fames, reverse=True)
    assert fames[0] == 1
    assert 0 <= fames[-1] < 0.001


def test_says_what_each_word_stands_for() -> None:
    """A word that is like none of the name's is given back as it was."""
    cost, meant = misfit(("akira kurosawa", ""), ["kurosava", "1954"], begun=False)
    assert meant == ["kurosawa", "1954"]
    assert cost > misfit(("akira kurosawa", ""), ["kurosava"], begun=False)[0]


def test_forgives_a_letter_anywhere_but_in_front() -> None:
    """Few people misspell a first letter; letters changed about are one slip."""
    inside, _ = misfit(("matrix", ""), ["matirx"], begun=False)
    first, _ = misfit(("matrix", ""), ["natrix"], begun=False)
    assert 0 < inside < first


def test_a_whole_name_is_meant_before_one_that_goes_on() -> None:
    """Not while somebody types, when the rest may still come; an article is no further word."""

    def cost(name: str, *, begun: bool = False) -> float:
        return misfit((name, ""), ["terminater"], begun=begun)[0]

    assert cost("the terminator") == cost("terminator") == 1.0
    assert cost("terminator salvation") > 1.3
    assert cost("terminator salvation", begun=True) < 1.3


def test_a_long_title_is_meant_as_often_as_one_of_three_words() -> None:
    """How long the rest of a title is says nothing about what was meant."""
    costs = {
        misfit((name, ""), ["star", "wars"], begun=False)[0]
        for name in ("star wars the clone wars", "star wars episode iv a new hope")
    }
    assert len(costs) == 1
