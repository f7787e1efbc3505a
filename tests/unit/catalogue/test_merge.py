"""Sources that agree make one credit; what one alone says is kept beside."""

from matinee.catalogue import Citation, Credit, Person, Role
from matinee.catalogue.merge import merge_credits

ONE, TWO = Citation("one"), Citation("two")


def actor(name: str, character: str | None, billing: int | None, source: Citation) -> Credit:
    """Make an actor's credit."""
    return Credit(
        "f", Person(name, name), Role.ACTOR, character, billing=billing, citations=[source]
    )


def test_one_person_in_one_role_is_one_credit_with_both_sources() -> None:
    """The first source's character leads; another name of the part becomes an alias."""
    (merged,) = merge_credits(
        [actor("jo", "Mara", 2, ONE), actor("jo", "The Guide", 1, TWO), actor("jo", "mara", 3, TWO)]
    )
    assert (merged.character, merged.character_aliases) == ("Mara", ("The Guide",))
    assert merged.billing == 1
    assert merged.citations == (ONE, TWO)


def test_actors_follow_the_crew_in_billing_order() -> None:
    """Those without a place come last."""
    director = Credit("f", Person("d", "d"), Role.DIRECTOR, citations=[ONE])
    merged = merge_credits([actor("b", None, None, ONE), actor("a", None, 5, ONE), director])
    assert [credit.person.id for credit in merged] == ["d", "a", "b"]


def test_a_part_is_uncredited_only_when_every_source_says_so() -> None:
    """One source that credits it is enough."""
    hidden = Credit("f", Person("a", "a"), Role.ACTOR, uncredited=True, citations=[ONE])
    (merged,) = merge_credits([hidden, actor("a", None, None, TWO)])
    assert not merged.uncredited
