from collections.abc import Callable

import pytest

from matinee.catalogue import Role
from matinee.catalogue.reconcile import (
    Commonness,
    Manner,
    Outcome,
    PersonTraits,
    judge,
    person_manner,
)

Make = Callable[..., PersonTraits]
FIRST = "james john mary anna peter paul".split()
LAST = "smith brown jones miller".split()


@pytest.fixture
def manner() -> Manner[PersonTraits]:
    """Compare among five hundred names, most of them common."""
    crowd = [f"{first} {last}" for first in FIRST for last in LAST for _ in range(20)]
    rare = ["ana de armas", "kim jee woon", "kim ji woon", "romain lacourbas", "daniel kwan"]
    return person_manner(Commonness([*crowd, *rare]))


def test_a_film_and_a_role_in_common(person: Make, manner: Manner[PersonTraits]) -> None:
    """The plain case."""
    left = person("Romain Lacourbas", work={"ballerina": Role.CINEMATOGRAPHER})
    right = person("Romain Lacourbas", work={"ballerina": Role.CINEMATOGRAPHER})
    assert judge(left, right, manner=manner).outcome is Outcome.SAME


def test_a_transliteration_on_the_same_films(person: Make, manner: Manner[PersonTraits]) -> None:
    """Two films directed, and two spellings of one name."""
    work = {"a-tale-of-two-sisters": Role.DIRECTOR, "i-saw-the-devil": Role.DIRECTOR}
    left = person("Kim Ji-woon", work=work, years=(2003, 2010))
    right = person("Kim Jee-woon", work=work, years=(2003, 2010))
    assert judge(left, right, manner=manner).outcome is Outcome.SAME


def test_a_transliteration_alone_is_not_enough(person: Make, manner: Manner[PersonTraits]) -> None:
    """The same two spellings without a film in common."""
    left = person("Kim Ji-woon", work={"one": Role.DIRECTOR})
    right = person("Kim Jee-woon", work={"two": Role.DIRECTOR})
    assert judge(left, right, manner=manner).outcome is not Outcome.SAME


def test_the_family_name_may_come_first(person: Make, manner: Manner[PersonTraits]) -> None:
    """``Wong Kar-wai`` is ``Kar-Wai Wong``."""
    work = {"chungking": Role.DIRECTOR, "mood": Role.DIRECTOR}
    left, right = person("Wong Kar-wai", work=work), person("Kar-Wai Wong", work=work)
    assert judge(left, right, manner=manner).outcome is Outcome.SAME


def test_a_rare_name_is_enough(person: Make, manner: Manner[PersonTraits]) -> None:
    """No film in common, but nobody else is called so."""
    left = person("Ana de Armas", work={"ballerina": Role.ACTOR}, years=(2025,))
    right = person("Ana de Armas", work={"knives-out": Role.ACTOR}, years=(2019,))
    assert judge(left, right, manner=manner).outcome is Outcome.SAME


def test_twins_of_a_common_name_are_asked_about(person: Make) -> None:
    """A few may be called John Miller, and both of these act."""
    crowd = [f"{first} {last}" for first in FIRST for last in LAST if first != "john"]
    few = person_manner(Commonness([*crowd, "john smith", "john brown"]))
    left = person("John Miller", work={"one": Role.ACTOR}, years=(2001,))
    right = person("John Miller", work={"two": Role.ACTOR}, years=(2033,))
    assert judge(left, right, manner=few).outcome is Outcome.ASK


def test_nobody_is_asked_about_a_name_of_dozens(person: Make, manner: Manner[PersonTraits]) -> None:
    """There are too many called John Smith for two of them to be one by chance of their trade."""
    left = person("John Smith", work={"one": Role.ACTOR}, years=(2001,))
    right = person("John Smith", work={"two": Role.ACTOR}, years=(2003,))
    assert judge(left, right, manner=manner).outcome is Outcome.DIFFERENT


def test_namesakes_in_other_trades_are_two(person: Make, manner: Manner[PersonTraits]) -> None:
    """A costume designer and an actor fifty years earlier."""
    left = person("John Smith", work={"one": Role.COSTUME_DESIGNER}, years=(2001,))
    right = person("John Smith", work={"two": Role.ACTOR}, years=(1950,))
    assert judge(left, right, manner=manner).outcome is Outcome.DIFFERENT


def test_the_day_of_birth_decides(person: Make, manner: Manner[PersonTraits]) -> None:
    """Of two called John Smith, the one born on the same day is the same, the other is not."""
    born = person("John Smith", work={"one": Role.ACTOR}, born="1950-03-01")
    same = person("John Smith", work={"two": Role.ACTOR}, born="1950-03-01")
    other = person("John Smith", work={"two": Role.ACTOR}, born="1961-07-12")
    assert judge(born, same, manner=manner).outcome is Outcome.SAME
    assert judge(born, other, manner=manner).outcome is Outcome.DIFFERENT


def test_father_and_son_are_two(person: Make, manner: Manner[PersonTraits]) -> None:
    """More years lie between their films than anybody works."""
    left = person("Romain Lacourbas", work={"one": Role.COMPOSER}, years=(1925,))
    right = person("Romain Lacourbas", work={"two": Role.ACTOR}, years=(2020,))
    assert judge(left, right, manner=manner).outcome is not Outcome.SAME


def test_two_in_one_role_are_two(person: Make, manner: Manner[PersonTraits]) -> None:
    """Directors of one film with different names are not one person."""
    left = person("Daniel Kwan", work={"everything": Role.DIRECTOR})
    right = person("Peter Brown", work={"everything": Role.DIRECTOR})
    assert judge(left, right, manner=manner).outcome is Outcome.DIFFERENT


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("romain lacourbas", "rare"),
        ("john smith", "crowded"),
        ("anna de armas", "common"),
        ("nobody known", "rare"),
    ],
)
def test_how_common_a_name_is(name: str, how: str) -> None:
    """By how often its words occur where they stand."""
    crowd = [f"{first} {last}" for first in FIRST for last in LAST for _ in range(20)]
    assert Commonness([*crowd, "ana de armas", "romain lacourbas"]).of(name) == how
