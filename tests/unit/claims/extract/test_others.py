"""Characters, years and running times in a sentence."""

from collections.abc import Callable

import pytest

from matinee.claims.extract.characters import characters_in
from matinee.claims.extract.dates import dates_in
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
    ],
)
def test_who_plays_whom(sentence: Reader, text: str, part: str, who: str) -> None:
    assert [(s.name, s.subject_name) for s in characters_in(sentence(text))] == [(part, who)]


@pytest.mark.parametrize("text", ["A Swede (Ana de Armas) runs.", "Ana de Armas as director."])
def test_what_somebody_is_names_no_part(sentence: Reader, text: str) -> None:
    assert not list(characters_in(sentence(text)))


def test_a_year_beside_a_title(sentence: Reader) -> None:
    assert [said.value for said in dates_in(sentence("*Ballerina* (2025) runs."))] == [2025]
    assert not list(dates_in(sentence("In 2025 *Ballerina* ran.")))


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
