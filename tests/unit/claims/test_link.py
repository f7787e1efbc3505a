from collections.abc import Callable

import pytest

from matinee.claims.linked import LinkedBlock

Linker = Callable[[str], LinkedBlock]


def _found(part: LinkedBlock) -> list[tuple[str, str]]:
    return [(node.code, part.text_of(node)) for _, node in sorted(part.entities.items())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I like Ana de Armas’s eyes.", [("P", "Ana de Armas")]),
        ("I like Eve.", [("C", "Eve")]),
        ("Read *Ballerina* again.", [("M", "Ballerina")]),
        ("Read *Ballerina* (2016) again.", [("F", "Ballerina")]),
        ("Then *Alien* came.", [("F", "Alien")]),
        ("An alien came.", []),
        ("By Ridley Scott, then.", [("P", "Ridley Scott")]),
        ("By Zed Quux, then.", [("U", "Zed Quux")]),
        ("Director Zed Quux waves.", [("U", "Zed Quux")]),
        ("The Zed Quux waves.", []),
        ("I met Zed. Quux left.", []),
        ("The John Wick films.", [("S", "John Wick")]),
    ],
)
def test_what_a_name_is(linked: Linker, text: str, found: list[tuple[str, str]]) -> None:
    """P a person, C a character, M this film, F another, S a series, U an unknown name."""
    assert _found(linked(text)) == found


def test_a_whole_name_beats_a_characters_first_name(linked: Linker) -> None:
    """The film has a Daniel Pine, and Daniel Bernhardt is somebody else."""
    assert ("P", "Daniel Bernhardt") in _found(linked("I met Daniel Bernhardt there."))


def test_a_surname_is_known_once_its_owner_is_named(linked: Linker) -> None:
    part = linked("We asked Sigourney Weaver about it, and Weaver laughed.")
    assert _found(part) == [("P", "Sigourney Weaver"), ("P", "Weaver")]


def test_the_end_of_a_longer_name_is_not_the_film_s_person(linked: Linker) -> None:
    assert ("P", "Reeves") not in _found(linked("I met Zed Reeves there."))


def test_the_words_of_one_characters_name_are_one(linked: Linker) -> None:
    """In whatever order, as long as nothing stands between."""
    assert ("C", "Macarro Eve") in _found(linked("There Macarro Eve runs."))
    assert ("C", "Macarro Eve") not in _found(linked("There Macarro, Eve and I run."))
