"""What is planted stands where the plant says, is really wrong, and is the same on every run."""

import random
from collections.abc import Callable

import pytest
from benchmarks.claims.misspellings import EDITS, misspellings, sound_alike
from benchmarks.claims.plant import Known, Row
from benchmarks.claims.pools import Pools
from benchmarks.claims.swaps import swaps
from tests.unit.benchmarks.conftest import TEXT

from matinee.catalogue.names import fold
from matinee.catalogue.snapshot import Snapshot


def test_a_swap_is_throughout(known: Known, pools: Pools) -> None:
    """No full name and no surname of the right person is left, and every span holds the wrong."""
    director = next(p for p in swaps(known, pools, 1) if p.row == Row("swap", "director", True))
    assert "Wiseman" not in director.text
    assert director.right == ("Len Wiseman",)
    assert len(director.spans) == 2
    words = [director.text[s.start : s.end] for s in director.spans]
    assert words == [director.wrong, director.wrong.split()[-1]]
    assert director.facets == {"cue": "beside"}


def test_only_people_whom_the_text_names_are_swapped(known: Known, pools: Pools) -> None:
    """A role whose holders the review does not name is left alone."""
    kinds = {plant.row.kind for plant in swaps(known, pools, 1)}
    assert kinds == {"director", "cinematographer"}


def test_plants_are_the_same_on_every_run(known: Known, pools: Pools, films: Snapshot) -> None:
    """The seed and the text alone decide; another seed plants otherwise."""
    first = [p.text for p in (*swaps(known, pools, 1), *misspellings(known, films, 1))]
    again = [p.text for p in (*swaps(known, pools, 1), *misspellings(known, films, 1))]
    others = [p.text for p in (*swaps(known, pools, 2), *misspellings(known, films, 2))]
    assert first == again
    assert first != others


def test_shared_surnames_are_not_swapped(known_as: Callable[..., Known], pools: Pools) -> None:
    """Where a bare surname may mean somebody else of the film, nothing is planted."""
    text = "Chad Stahelski's film. Reeves, said Keanu Reeves, is John Wick. Wick is tired."
    known = known_as(text, "John Wick (2014)")
    assert {plant.right[0] for plant in swaps(known, pools, 1)} <= {"Chad Stahelski"}


@pytest.mark.parametrize("kind", EDITS)
@pytest.mark.parametrize("word", ["Wiseman", "Lacourbas", "Armas", "Hall", "Bassett"])
def test_an_edit_changes_a_word_a_little(kind: str, word: str) -> None:
    """An edit is one letter more, less, other or moved, never the first, and never none."""
    for seed in range(20):
        wrong = EDITS[kind](word, random.Random(seed))
        if kind == "sound-alike":
            continue
        assert wrong != word
        assert wrong[0] == word[0]
        assert abs(len(wrong) - len(word)) <= 1


def test_sound_alikes() -> None:
    """Given names that are heard alike stand for one another."""
    assert sound_alike("Anjelica", random.Random(1)) in ("Angela", "Angelica")


def test_a_misspelling_is_nobody_else(known: Known, films: Snapshot) -> None:
    """A planted slip is not the right name in another dress, nor a real person's name."""
    planted = list(misspellings(known, films, 3))
    assert {plant.row.kind for plant in planted} >= set(EDITS) - {"sound-alike"}
    for plant in planted:
        assert plant.text != TEXT
        assert fold(plant.wrong) != fold(plant.right[0])
        assert not films.people_named([fold(plant.wrong)])
        for span in plant.spans:
            assert plant.text[span.start : span.end] in plant.wrong.split()
