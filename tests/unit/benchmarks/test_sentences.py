"""Our own sentences: enough on each side, none on both, every value marked in its place."""

import random
from collections.abc import Callable

import pytest
from benchmarks.claims.distractors import ALIASES, distractors
from benchmarks.claims.flat import flat
from benchmarks.claims.phrases import draw, fill, gaps, phrases
from benchmarks.claims.placing import place
from benchmarks.claims.plant import Known, Row
from benchmarks.claims.pools import Pools
from benchmarks.claims.split import Part
from benchmarks.claims.variants import variants

from matinee.catalogue.snapshot import Snapshot
from matinee.document import Span

KINDS = {
    "negation", "could have been", "other films' credits", "remakes and namesakes", "comparison",
    "uncredited and voices", "metonymy", "quoted questions",
}  # fmt: skip
FILES = ("flat", "distractors")


@pytest.mark.parametrize("file", FILES)
def test_sentences_are_held_back(file: str) -> None:
    """Both sides have the same kinds, and no sentence is on both."""
    tune, measure = phrases(file, Part.TUNE), phrases(file, Part.MEASURE)
    assert list(tune) == list(measure)
    for kind in tune:
        both = set(tune[kind]) & set(measure[kind])
        if kind not in ("screenplay", "writer"):
            assert not both
        assert len(set(tune[kind])) == len(tune[kind])
        assert tune[kind]
        assert measure[kind]


def test_every_kind_of_distractor_has_many_sentences() -> None:
    """The kinds that must stay silent are there, each in at least six phrasings a side."""
    for part in (Part.TUNE, Part.MEASURE):
        found = phrases("distractors", part)
        assert set(found) >= KINDS
        assert min(len(found[kind]) for kind in KINDS) >= 6


def test_values_are_marked_where_they_stand() -> None:
    """A filled sentence knows the place of each value; titles are set as the format has it."""
    filled = fill("{a} saw *{b}*, then {a}.", {"a": "Jo", "b": "Ran"}, format="html")
    assert filled.text == "Jo saw <i>Ran</i>, then Jo."
    assert [filled.text[s.start : s.end] for s in filled.spans["a"]] == ["Jo", "Jo"]
    assert [filled.text[s.start : s.end] for s in filled.spans["b"]] == ["Ran"]
    assert fill("*{b}*", {"b": "Ran"}, format="plain").text == "Ran"
    assert fill("*{b}*", {"b": "Ran"}, format="markdown").text == "*Ran*"


def test_only_sentences_that_can_be_filled_are_drawn() -> None:
    """A sentence whose values are not all known is passed over."""
    assert gaps("{a} and {b}") == {"a", "b"}
    drawn = draw(["{a} and {b}", "{a}"], {"a": "x"}, random.Random(1), format="plain")
    assert drawn
    assert drawn.text == "x"
    assert draw(["{b}"], {"a": "x"}, random.Random(1), format="plain") is None


@pytest.mark.parametrize("seed", range(6))
def test_a_sentence_is_placed_between_sentences(known: Known, seed: int) -> None:
    """The text around stays as it was, and the span holds the sentence."""
    placed = place(known, "It rains.", random.Random(seed))
    assert placed
    assert placed.text[placed.span.start : placed.span.end] == "It rains."
    without = placed.text[: placed.span.start].rstrip() + placed.text[placed.span.end :]
    assert without == known.text


def test_nothing_is_placed_where_there_is_no_paragraph(known_as: Callable[..., Known]) -> None:
    """A text of headings and fragments has no place for a sentence."""
    assert place(known_as("# Ballerina\n\nShort."), "It rains.", random.Random(1)) is None


def test_flat_statements(known: Known, pools: Pools, films: Snapshot) -> None:
    """Each wrong statement has its value marked, and asks for the right one."""
    planted = {p.row.kind: p for p in flat(known, pools, films, 5) if p.row.group == "flat"}
    assert set(planted) >= {"director", "cinematographer", "character", "year", "runtime"}
    director = planted["director"]
    assert director.right == ("Len Wiseman",)
    assert {director.text[s.start : s.end] for s in director.spans} <= {
        "Jane Campion",
        "Steve McQueen",
    }
    year = planted["year"]
    (span,) = year.spans
    assert abs(int(year.text[span.start : span.end]) - 2025) >= 3


def test_flat_place_in_a_series(
    known_as: Callable[..., Known], pools: Pools, films: Snapshot
) -> None:
    """A film that has a place in a series is given another, in words or figures."""
    known = known_as("A long sentence about nothing at all. " * 4, "John Wick: Chapter 2")
    (planted,) = [p for p in flat(known, pools, films, 5) if p.row == Row("flat", "series")]
    assert planted.right == ("second", "2", "2nd")
    (span,) = planted.spans
    assert planted.text[span.start : span.end] not in planted.right


def test_distractors_ask_for_silence(known: Known, pools: Pools, films: Snapshot) -> None:
    """A distractor has no right value, and its sentence is marked whole."""
    planted = list(distractors(known, pools, films, 5))
    kinds = {plant.row.kind for plant in planted}
    assert kinds >= KINDS - {"remakes and namesakes"}
    for plant in planted:
        assert plant.is_distractor
        assert plant.spans != (Span(0, 0),)
        if plant.row.kind != ALIASES:
            (span,) = plant.spans
            assert plant.text[span.start : span.end] == plant.wrong


def test_remakes_need_a_namesake(
    known_as: Callable[..., Known], pools: Pools, films: Snapshot
) -> None:
    """The other film of the title is named with its own year and director."""
    known = known_as("A long sentence about nothing at all. " * 4, "Ballerina (2025)")
    (remake,) = [
        p for p in distractors(known, pools, films, 1) if p.row.kind == "remakes and namesakes"
    ]
    assert "2016" in remake.wrong or "Ballerina" in remake.wrong


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Pedro Almodóvar", "Pedro Almodovar"),
        ("J. J. Abrams", "JJ Abrams"),
        ("Samuel L. Jackson", "Samuel Jackson"),
        ("Robert Downey Jr.", "Robert Downey"),
        ("Lars von Trier", "Lars Von Trier"),
        ("Bong Joon-ho", "Joon-ho Bong"),
        ("Bong Joon-ho", "Bong Jun-ho"),
        ("Sergei Eisenstein", "Sergey Eisenstein"),
        ("Jean-Luc Godard", "Jean Luc Godard"),
        ("Robert De Niro", "Bob De Niro"),
    ],
)
def test_variants(name: str, form: str) -> None:
    """Other usual forms of a name are made, never the name itself."""
    assert form in variants(name).values()
    assert name not in variants(name).values()
