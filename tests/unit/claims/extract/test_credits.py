from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matinee.claims.extract import characters
from matinee.claims.extract.credits import PATTERNS, credits_in
from matinee.claims.sentence import Sentence

Reader = Callable[[str], Sentence]


def _said(sentence: Sentence) -> list[tuple[str, str]]:
    return [(said.roles[0].value, said.name) for said in credits_in(sentence)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Directed by Zed Quux.", [("director", "Zed Quux")]),
        ("Director Zed Quux stumbles.", [("director", "Zed Quux")]),
        ("Zed Quux directed the film.", [("director", "Zed Quux")]),
        ("Zed Quux (director) waves.", [("director", "Zed Quux")]),
        ("Zed Quux's crisp editing helps.", [("editor", "Zed Quux")]),
        ("A pulsing Zed Quux score helps.", [("composer", "Zed Quux")]),
        ("Zed Quux wrote the score.", [("composer", "Zed Quux")]),
        ("The score from Zed Quux helps.", [("composer", "Zed Quux")]),
        ("Zed Quux's directorial debut.", [("director", "Zed Quux")]),
        ("Written and directed by Zed Quux.", [("writer", "Zed Quux"), ("director", "Zed Quux")]),
        ("Written by Ann Oth and Zed Quux.", [("writer", "Ann Oth"), ("writer", "Zed Quux")]),
        ("Assistant director Zed Quux waves.", []),
        ("Zed Quux's art direction helps.", []),
        ("Zed Quux score by score.", []),
        ("I met Zed Quux.", []),
    ],
)
def test_shapes_of_a_credit(sentence: Reader, text: str, said: list[tuple[str, str]]) -> None:
    assert _said(sentence(text)) == said


def test_roles_in_a_row_are_one_persons(sentence: Reader) -> None:
    found = _said(sentence("Director, editor and composer Zed Quux stumbles."))
    assert {role for role, _ in found} == {"director", "editor", "composer"}


def test_the_director_and_star_zed_are_two(sentence: Reader) -> None:
    """Of "the director and star X" only the star is surely X."""
    assert _said(sentence("The director and star Zed Quux agree.")) == [("actor", "Zed Quux")]


def test_a_role_noun_closes_a_list(sentence: Reader) -> None:
    text = "It reunites director Len Wiseman and Keanu Reeves."
    assert _said(sentence(text)) == [("director", "Len Wiseman")]


def test_another_film_takes_its_own_credit(sentence: Reader) -> None:
    (said,) = credits_in(sentence("*Alien* director Ridley Scott waves."))
    assert [film.title for film in said.about] == ["Alien"]


_CUED = [(p.cue, p.shape) for p in PATTERNS] + [
    (cue, shape) for _, cue, shape in characters.PATTERNS
]


@given(st.data())
def test_no_pattern_fits_without_its_cue(data: st.DataObject) -> None:
    """The letters by which patterns are passed over stand in whatever they match."""
    cue, shape = data.draw(st.sampled_from(_CUED))
    text = data.draw(st.from_regex(shape))
    assert set(cue) & set(text)
