from random import Random

from hypothesis import given
from hypothesis import strategies as st

from matinee.catalogue.reconcile import Judgement, Outcome, Pair, Ruling, groups

_IDS = st.sampled_from("abcdef")
_RULINGS = st.lists(st.builds(Ruling, _IDS, _IDS, st.booleans()), max_size=6)
_PAIRS = st.lists(
    st.builds(
        Pair,
        _IDS,
        _IDS,
        st.builds(
            Judgement, st.sampled_from(Outcome), st.sampled_from([1.0, 2.0, 3.0]), st.just(())
        ),
    ),
    max_size=8,
)


def same(left: str, right: str, score: float = 1.0) -> Pair:
    return Pair(left, right, Judgement(Outcome.SAME, score, ()))


def test_what_is_the_same_as_the_same_is_the_same() -> None:
    """Three sources' records of one film are one, called by the first of their names."""
    assert groups([same("b", "c"), same("a", "b")]) == {"a": "a", "b": "a", "c": "a"}


def test_only_sameness_brings_together() -> None:
    """Pairs to be asked about stay two."""
    assert groups([Pair("a", "b", Judgement(Outcome.ASK, 9, ()))]) == {}


def test_a_ruling_brings_together_what_evidence_does_not() -> None:
    """The house has decided."""
    assert groups([], rulings=[Ruling("a", "b", same=True)]) == {"a": "a", "b": "a"}


def test_a_ruling_keeps_apart_what_evidence_would_join_through_a_third() -> None:
    """``a`` and ``c`` are two, so ``b`` can be one with only one of them: the likelier."""
    pairs = [same("a", "b", 3.0), same("b", "c", 2.0)]
    assert groups(pairs, rulings=[Ruling("a", "c", same=False)]) == {"a": "a", "b": "a"}


@given(_PAIRS, _RULINGS, st.randoms())
def test_the_order_does_not_matter(
    pairs: list[Pair], rulings: list[Ruling], random: Random
) -> None:
    """Pairs and rulings in any order, either way round, give the same groups."""
    found = groups(pairs, rulings=rulings)
    mixed, mixed_rulings = list(pairs), list(rulings)
    random.shuffle(mixed)
    random.shuffle(mixed_rulings)
    turned = [Pair(pair.right, pair.left, pair.judgement) for pair in mixed]
    swapped = [Ruling(each.right, each.left, each.same) for each in mixed_rulings]
    assert groups(turned, rulings=swapped) == found


@given(_PAIRS, _RULINGS)
def test_merging_again_changes_nothing(pairs: list[Pair], rulings: list[Ruling]) -> None:
    """Groups made of groups are the same groups."""
    found = groups(pairs, rulings=rulings)
    again = [same(each, first, 9.0) for each, first in found.items() if each != first]
    assert groups([*again, *pairs], rulings=rulings) == found


@given(_PAIRS, _RULINGS)
def test_what_is_ruled_apart_is_apart(pairs: list[Pair], rulings: list[Ruling]) -> None:
    """No chain of pairs or rulings brings together two that are ruled to be different."""
    found = groups(pairs, rulings=rulings)
    for each in rulings:
        if not each.same and each.left != each.right:
            assert found.get(each.left, each.left) != found.get(each.right, each.right)
