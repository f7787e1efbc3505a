"""Years, running times, series and characters are changed only where the review states them."""

import random
from collections.abc import Callable

import pytest
from benchmarks.claims.facts import facts
from benchmarks.claims.numbers import ordinal_forms, wrong_runtime
from benchmarks.claims.parts import parts
from benchmarks.claims.plant import Known, Row
from benchmarks.claims.pools import Pools

from matinee.catalogue.snapshot import Snapshot


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("John Wick: Chapter 2 (2017) is loud.", Row("fact", "year, stated flatly")),
        ("It was released in 2017, in June.", Row("fact", "year, stated flatly")),
        ("Chad Stahelski's 2017 action thriller.", Row("fact", "year, stated flatly")),
        ("This 2017 neo-western shoots.", Row("fact", "year, stated flatly")),
        ("For my 2017 self.", Row("fact", "year, mentioned", False)),
        ("Nobody in 2017 was ready.", Row("fact", "year, mentioned", False)),
        ("At 122 minutes it is long enough.", Row("fact", "runtime")),
        ("The second John Wick film.", Row("fact", "series")),
    ],
)
def test_facts_in_place(
    known_as: Callable[..., Known], films: Snapshot, text: str, row: Row
) -> None:
    """What the review states is changed throughout, and counted by how flatly it stands."""
    (plant,) = facts(known_as(text, "John Wick: Chapter 2"), films, 1)
    assert plant.row == row
    assert [plant.text[s.start : s.end] for s in plant.spans] == [plant.wrong]
    assert plant.wrong not in plant.right


@pytest.mark.parametrize(
    "text", ["A 90 minute wait.", "Bond of 1962.", "His third film was short."]
)
def test_other_numbers_are_left(known_as: Callable[..., Known], films: Snapshot, text: str) -> None:
    """Numbers that are not the film's are nothing to plant in."""
    assert list(facts(known_as(text), films, 1)) == []


def test_wrong_runtimes_are_far_off(known: Known) -> None:
    """A planted running time is no cut that some source may have."""
    for seed in range(20):
        assert abs(wrong_runtime(known.dossier, random.Random(seed)) - 125) > 25


def test_ordinals() -> None:
    """A place may be given in words or in figures."""
    assert ordinal_forms(3) == ("third", "3", "3rd")
    assert ordinal_forms(12) == ("12th", "12", "12th")


def test_a_part_is_given_away(known_as: Callable[..., Known], pools: Pools) -> None:
    """The actor is replaced throughout; naming the right actor, or the other's part, is right."""
    known = known_as("Ana de Armas plays Eve Macarro. De Armas does not blink, and Eve survives.")
    planted = {plant.row.kind: plant for plant in parts(known, pools, 1)}
    stranger = planted["given to somebody else"]
    assert "Ana de Armas" not in stranger.text
    assert stranger.right == ("Ana de Armas",)
    assert stranger.facets == {"part": "beside"}
    cast = planted["given to another of the cast"]
    assert cast.right[0] == "Ana de Armas"
    assert len(cast.right) > 1
    renamed = planted["called otherwise"]
    assert "Macarro" not in renamed.text
    assert "Eve Macarro" in renamed.right


def test_actors_apart_from_their_parts_are_left(
    known_as: Callable[..., Known], pools: Pools
) -> None:
    """An actor named in another sentence than the part is not said to play it."""
    known = known_as("Ana de Armas is fierce.\n\nEve wants revenge.")
    assert list(parts(known, pools, 1)) == []
