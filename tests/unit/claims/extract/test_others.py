"""Characters, years and running times in a sentence."""

from collections.abc import Callable

import pytest

from matinee.claims.extract.characters import characters_in
from matinee.claims.extract.dates import dates_in, releases_in
from matinee.claims.extract.runtimes import minutes_in, runtimes_in
from matinee.claims.sentence import Sentence

Reader = Callable[[str], Sentence]


@pytest.mark.parametrize(
    ("text", "part", "who"),
    [
        ("Ana de Armas plays Eve.", "Eve", "Ana de Armas"),
        ("Eve (Ana de Armas) runs.", "Eve", "Ana de Armas"),
        ("Eve, played by Ana de Armas, runs.", "Eve", "Ana de Armas"),
        ("Ana de Armas as Eve.", "Eve", "Ana de Armas"),
        ("Anjelica Huston returns as the Director.", "Director", "Anjelica Huston"),
        ("The film follows Eve.", "Eve", ""),
        ("Ana de Armas plays the lead, named Eve.", "Eve", "Ana de Armas"),
        ("Ana de Armas plays their prodigy, Eve.", "Eve", "Ana de Armas"),
        ("Ana de Armas in the lead role of Eve runs.", "Eve", "Ana de Armas"),
        ("It needs Ana de Armas, whose Eve runs.", "Eve", "Ana de Armas"),
        ("The making of Eve's (Ana de Armas) mind.", "Eve", "Ana de Armas"),
    ],
)
def test_who_plays_whom(sentence: Reader, text: str, part: str, who: str) -> None:
    assert [(s.name, s.subject_name) for s in characters_in(sentence(text))] == [(part, who)]


@pytest.mark.parametrize(
    "text",
    [
        "Ana de Armas meets the dancer, Eve.",
        "Ana de Armas's rival, Eve, runs.",
        "Eve's Ana de Armas.",
    ],
)
def test_who_is_only_named_beside_a_part_does_not_play_it(sentence: Reader, text: str) -> None:
    assert not list(characters_in(sentence(text)))


@pytest.mark.parametrize("text", ["A Swede (Ana de Armas) runs.", "Ana de Armas as director."])
def test_what_somebody_is_names_no_part(sentence: Reader, text: str) -> None:
    assert not list(characters_in(sentence(text)))


def test_a_year_beside_a_title(sentence: Reader) -> None:
    assert [said.value for said in dates_in(sentence("*Ballerina* (2025) runs."))] == [2025]
    assert not list(dates_in(sentence("In 2025 *Ballerina* ran.")))


@pytest.mark.parametrize(
    "text",
    [
        "In 1985, *Ballerina* was released to little notice.",
        "From 1985 comes *Ballerina*.",
        "1985 gave us *Ballerina*.",
        "1985 saw the release of *Ballerina*.",
        "It was released in the summer of 1985.",
        "It came out on July 4, 1985.",
        "First shown in 1985, it sank.",
        "It had its premiere in 1985.",
        "Its 1985 release went unnoticed.",
        "The film is a product of 1985.",
    ],
)
def test_ways_of_saying_when_it_came_out(sentence: Reader, text: str) -> None:
    read = sentence(text)
    assert [said.value for said in (*dates_in(read), *releases_in(read))] == [1985]


@pytest.mark.parametrize(
    "text",
    [
        "In 1985, *Ballerina* was restored.",
        "In 1985, it rained.",
        "From 1985 on it was forgotten.",
        "1985 gave us little else.",
        "Opening in 1985 Berlin, it is all smoke.",
        "Its 1985 setting helps.",
    ],
)
def test_a_year_in_which_something_else_happened(sentence: Reader, text: str) -> None:
    read = sentence(text)
    assert not [*dates_in(read), *releases_in(read)]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1h 42m", 102),
        ("1h42", 102),
        ("102 min", 102),
        ("95", 95),
        ("a hundred and five minutes", 105),
        ("two-and-a-half hours", 150),
        ("an hour and thirty-five minutes", 95),
        ("x", None),
    ],
)
def test_ways_of_writing_a_length(text: str, minutes: int | None) -> None:
    assert minutes_in(text) == minutes


def test_another_cuts_length_is_not_the_films(sentence: Reader) -> None:
    for text, found in (("It runs 125 minutes.", [125]), ("The longer cut runs 140 minutes.", [])):
        read = sentence(text)
        assert [said.value for said in runtimes_in(read)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Spielberg's latest lasts two hours.", [120]),
        ("With a running time of 95 minutes, it is lean.", [95]),
        ("The siege lasts two hours.", []),
        ("It took us two hours to leave.", []),
        ("Most films run two hours.", []),
        ("They talk for ninety minutes.", []),
    ],
)
def test_a_length_is_that_of_what_is_said_to_last(
    sentence: Reader, text: str, found: list[int]
) -> None:
    assert [said.value for said in runtimes_in(sentence(text))] == found
