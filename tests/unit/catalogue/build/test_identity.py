"""Films and people from several sources become one by evidence, and as somebody has ruled."""

from pathlib import Path

import pytest
from tests.unit.catalogue.build.test_merging import CLOSED, OPEN, credit, film, laid, said

from matinee.catalogue import Role
from matinee.catalogue.build.kept import read_kept
from matinee.catalogue.records import FilmRecord, Layer, RulingRecord
from matinee.catalogue.snapshot import Snapshot


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give where a catalogue is to be."""
    return tmp_path / "films.sqlite"


def known(**more: object) -> FilmRecord:
    """Give a film as the source with an identifier has it."""
    credits = [credit(CLOSED, "Bo Vane"), credit(CLOSED, "Jo Lind", Role.ACTOR)]
    return film(CLOSED, title="Ashes of May", year=1974, runtime=91, credits=credits, **more)


def nameless(**more: object) -> FilmRecord:
    """Give the same film as a source without identifiers has it."""
    credits = [credit(OPEN, "Bo Vane"), credit(OPEN, "Jo Lind", Role.ACTOR)]
    facts = {"key": "m7", "title": "Ashes of May", "imdb_id": None, "year": 1974, "runtime": 91}
    return film(OPEN, **(facts | {"credits": credits} | more))


def ruled(left: str, right: str, *, same: bool, kind: str = "film") -> RulingRecord:
    """Give the house's word on two films or people."""
    return RulingRecord(kind, left, right, same, said(CLOSED))


def test_a_film_without_an_identifier_is_found_by_what_is_said_of_it(path: Path) -> None:
    """Title, year, director, cast and length agree: it is one film, with the facts of both."""
    laid(path, CLOSED, known())
    snapshot = laid(path, OPEN, nameless(genres=["Drama"]))
    assert snapshot.counts()["films"] == 1
    found = snapshot.films_by_imdb(["tt0000001"])["tt0000001"]
    assert snapshot.dossiers([found.id])[found.id].film.genres == ("Drama",)


def test_a_source_finds_its_film_again_when_it_comes_again(path: Path) -> None:
    """Under its own key, though it now says something quite different of it."""
    laid(path, CLOSED, known())
    laid(path, OPEN, nameless())
    snapshot = laid(path, OPEN, nameless(title="Zinnober", year=1990, credits=[]))
    assert snapshot.counts()["films"] == 1


def test_a_film_that_is_ruled_to_be_another_stays_another(path: Path) -> None:
    """However alike the two are."""
    laid(path, CLOSED, known(), ruled("tt0000001", "m7", same=False))
    assert laid(path, OPEN, nameless()).counts()["films"] == 2


def test_films_are_parted_when_they_are_ruled_to_be_two(path: Path) -> None:
    """What each import brought goes with its own key; and they are one again afterwards."""
    laid(path, CLOSED, known())
    laid(path, OPEN, nameless(genres=["Drama"]))
    house = Layer("house", 0)
    apart = laid(path, house, ruled("tt1", "m7", same=False))
    assert apart.counts()["films"] == 2
    assert apart.dossiers(["m7"])["m7"].film.genres == ("Drama",)
    assert apart.dossiers(["tt1"])["tt1"].film.genres == ()
    assert laid(path, house, ruled("tt1", "m7", same=True)).counts()["films"] == 1


def test_films_that_nothing_shows_to_be_one_are_so_by_ruling(path: Path) -> None:
    """And stay so whatever is imported later."""
    laid(path, CLOSED, known(), ruled("tt0000001", "m7", same=True))
    other = nameless(title="Zinnober", year=1991, credits=[], runtime=None)
    assert laid(path, OPEN, other).counts()["films"] == 1
    assert laid(path, OPEN, other).counts()["films"] == 1


def test_a_pair_that_evidence_leaves_open_is_noted_with_it(path: Path) -> None:
    """Nothing is joined on a guess; the evidence says by name what was seen."""
    laid(path, CLOSED, film(CLOSED, title="Ashes of May", year=1974))
    other = film(OPEN, key="m7", title="Ashes of May", imdb_id=None, year=1975)
    assert laid(path, OPEN, other).counts()["films"] == 2
    (doubt,) = read_kept(path).doubts.iter_rows(named=True)
    assert (doubt["kind"], doubt["left"], doubt["right"]) == ("film", "m7", "tt1")
    assert "year-off-by-one" in doubt["evidence"]
    laid(path, Layer("house", 0), ruled("m7", "tt1", same=False))
    assert not read_kept(path).doubts.height


def test_people_are_one_by_ruling(path: Path) -> None:
    """Somebody known by name only becomes the person with the identifier."""
    person = credit(CLOSED, "Bo Vane", ref="nm0000007")
    laid(path, CLOSED, film(CLOSED, credits=[person]))
    other = film(OPEN, key="tt2", imdb_id="tt0000002", credits=[credit(OPEN, "Beau Vane")])
    laid(path, OPEN, other)
    ruling = ruled("nm0000007", "beau-vane", same=True, kind="person")
    for _ in range(2):
        snapshot = laid(path, Layer("house", 0), ruling)
        films = {line.film.id for line in snapshot.filmographies(["nm0000007"])["nm0000007"]}
        assert films == {"tt1", "tt2"}


def test_people_of_one_name_are_two_by_ruling(path: Path) -> None:
    """A name alone is no longer taken for the person who is known under it."""
    person = credit(CLOSED, "Bo Vane", ref="nm0000007")
    other = film(OPEN, key="tt2", imdb_id="tt0000002", credits=[credit(OPEN, "Bo Vane")])
    laid(path, CLOSED, film(CLOSED, credits=[person]))
    laid(path, OPEN, other)
    laid(path, Layer("house", 0), ruled("nm0000007", "bo-vane", same=False, kind="person"))
    found = laid(path, OPEN, other).filmographies(["nm0000007"])["nm0000007"]
    assert [line.film.id for line in found] == ["tt1"]


def test_a_catalogue_knows_what_was_ruled(path: Path) -> None:
    """So that a later import goes by it too."""
    laid(path, CLOSED, known(), ruled("tt0000001", "m7", same=False))
    assert Snapshot(path).counts()["films"] == 1
    assert read_kept(path).parts.see("rulings").select("left", "right", "same").rows() == [
        ("m7", "tt0000001", False)
    ]
