"""A film is found by what people call it; several that fit are all given."""

from pathlib import Path

import pytest

from matinee.catalogue.near import near_films, near_people
from matinee.catalogue.refs import find_film, find_titled
from matinee.catalogue.snapshot import Snapshot


@pytest.fixture(scope="module")
def snapshot(small_snapshot: Path) -> Snapshot:
    """Open the small catalogue, which has two films called The Salt Road."""
    return Snapshot(small_snapshot)


@pytest.mark.parametrize(
    ("ref", "id"),
    [
        ("tt9000002", "tt9000002"),
        ("TT9000002", "tt9000002"),
        ("https://www.imdb.com/title/tt9000002/?ref_=x", "tt9000002"),
        ("harbour-lights", "harbour-lights"),
        ("Harbour Lights", "harbour-lights"),
        ("  harbour   LIGHTS ", "harbour-lights"),
        ("The Salt Road (1999)", "tt9000001"),
        ("Salt Road [2011]", "tt9000002"),
        ("the salt road 2011", "tt9000002"),
        ("Salt Road, 1999", "tt9000001"),
        ("La Route du sel", "tt9000001"),
        ("Ash and Ember", "tt9000003"),
    ],
)
def test_one_film_fits(snapshot: Snapshot, ref: str, id: str) -> None:
    """By id, by address, by any title, and by title and year."""
    match = find_film(snapshot, ref)
    assert match.film is not None
    assert match.film.id == id
    assert not match.candidates


def test_namesakes_are_all_given(snapshot: Snapshot) -> None:
    """None is picked, not even the better known."""
    match = find_film(snapshot, "The Salt Road")
    assert match.film is None
    assert {film.year for film in match.candidates} == {1999, 2011}


def test_a_year_known_from_elsewhere_tells_namesakes_apart(snapshot: Snapshot) -> None:
    """As when front matter has the title and the year in two fields."""
    found = find_titled(snapshot, "The Salt Road", year=2011).film
    assert found is not None
    assert found.id == "tt9000002"


def test_a_wrong_year_fits_nothing_but_tells_what_is_near(snapshot: Snapshot) -> None:
    """The namesakes of other years are offered, not taken."""
    match = find_film(snapshot, "The Salt Road (2003)")
    assert match.film is None
    assert not match.candidates
    assert len(match.near) == 2


@pytest.mark.parametrize("ref", ["", "   ", "tt0000000", "Nothing Like It", "(2011)", "!!!"])
def test_what_fits_nothing_gives_nothing(snapshot: Snapshot, ref: str) -> None:
    """An unknown reference is no error here; the caller says so."""
    match = find_film(snapshot, ref)
    assert match.film is None
    assert not match.candidates


def test_a_misspelt_title_or_name_leads_to_the_nearest(snapshot: Snapshot) -> None:
    """As does a surname alone; what is like nothing leads nowhere."""
    assert [film.id for film in near_films(snapshot, "Harbor Light")] == ["harbour-lights"]
    assert [person.name for person in near_people(snapshot, "Ines Morvin")] == ["Inès Morvan"]
    assert [person.name for person in near_people(snapshot, "Řehák")] == ["Tomás Řehák"]
    assert not near_films(snapshot, "Zzyzx")
    assert not near_films(snapshot, "")
    assert not near_people(snapshot, "")
