from matinee.catalogue import Person
from matinee.claims.people import FilmNames


def _codes(names: FilmNames, *form: str) -> tuple[set[str], set[str]]:
    for row, entry in names.beginning(form[0]):
        if row == form:
            return {p.name for p in entry.people.values()}, set(entry.characters.values())
    return set(), set()


def test_a_person_goes_by_full_name_and_surname(names: FilmNames) -> None:
    """A surname takes its particles along."""
    assert _codes(names, "ana", "de", "armas")[0] == {"Ana de Armas"}
    assert _codes(names, "de", "armas")[0] == {"Ana de Armas"}


def test_middle_initials_may_be_left_out(names: FilmNames) -> None:
    assert _codes(names, "joel", "richard")[0] == {"Joel J. Richard"}


def test_a_character_goes_by_each_of_its_names(names: FilmNames) -> None:
    assert "Eve Macarro" in _codes(names, "macarro")[1]
    assert "Daniel Pine" in _codes(names, "daniel")[1]


def test_an_article_is_no_part_of_a_character(names: FilmNames) -> None:
    assert _codes(names, "chancellor")[1]


def test_names_learnt_from_the_text_are_not_credits(names: FilmNames) -> None:
    """Somebody named in full is known by surname further on, but did nothing on the film."""
    learnt = names.learning([Person("x", "Zed Quux"), Person("y", "Bo Reeves")])
    assert _codes(learnt, "quux")[0] == {"Zed Quux"}
    assert _codes(learnt, "reeves")[0] == {"Keanu Reeves", "Bo Reeves"}
    assert ("zed", "quux") not in learnt.full_names


def test_what_one_text_teaches_no_other_text_knows(names: FilmNames) -> None:
    """The film's own table is shared among texts, and stays as it was."""
    names.learning([Person("x", "Zed Quux"), Person("y", "Bo Reeves")])
    assert _codes(names, "quux")[0] == set()
    assert _codes(names, "reeves")[0] == {"Keanu Reeves"}
