"""Characters are read as casts write them."""

import pytest

from matinee.catalogue.characters import Character, read_character


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Kenai (voice)", Character("Kenai", (), voice=True)),
        ("Doctor (uncredited)", Character("Doctor", (), uncredited=True)),
        ("Callum Lynch / Aguilar", Character("Callum Lynch", ("Aguilar",))),
        (
            'Marika "Ringer" Kimura',
            Character('Marika "Ringer" Kimura', ("Ringer", "Marika Kimura")),
        ),
        ("Self", Character(None)),
        ("Narrator (voice)", Character(None, (), voice=True)),
        ("", Character(None)),
        (None, Character(None)),
    ],
)
def test_a_character_is_read(written: str | None, expected: Character) -> None:
    """Notes, joined parts, nicknames and people as themselves are told apart."""
    assert read_character(written) == expected
