"""How well names fit."""

from matinee.discovery.search.ranking import closeness, closeness_around, fame_of_rank, misfit


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
    exact = closeness_around([("seven samurai", "")], ["seven", "samurai", "1954"])
    assert exact > closeness_around([("seven samurai returns", "")], ["seven", "samurai", "1954"])


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
