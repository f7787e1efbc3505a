"""People of several sources become one by evidence, and what is left open is noted with it."""

import json
from pathlib import Path

import pytest
from tests.unit.catalogue.build.test_merging import CLOSED, OPEN, credit, film, laid, said

from matinee.catalogue import Role
from matinee.catalogue.build.kept import read_kept
from matinee.catalogue.open_pairs import former_people
from matinee.catalogue.records import CreditRecord, FilmRecord, Layer, PersonRecord, RulingRecord
from matinee.catalogue.snapshot import Snapshot

TABLES = Layer("house", 5)
NAMES = ["Ada Brink", "Ole Dahl", "Ida Falk", "Per Grau", "Una Holm", "Kai Iver", "Lis Jung"]
"""Names that make up a catalogue, so that it can be told which names are common."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give where a catalogue is to be."""
    return tmp_path / "films.sqlite"


def shot(layer: Layer, number: int, *credits: CreditRecord, year: int = 1974) -> FilmRecord:
    """Give a film with its credits."""
    return film(
        layer, key=f"tt{number}", title=f"Film {number}", imdb_id=f"tt{number:07d}", year=year,
        credits=credits,
    )  # fmt: skip


def crowd() -> list[FilmRecord]:
    """Give films with people of IMDb's."""
    return [
        shot(CLOSED, 100 + at, credit(CLOSED, name, Role.EDITOR, ref=f"nm{100 + at:07d}"))
        for at, name in enumerate(NAMES)
    ]


def films_of(snapshot: Snapshot, key: str) -> set[str]:
    """Give the films that somebody is credited on."""
    return {line.film.id for line in snapshot.filmographies([key]).get(key, ())}


def doubts(path: Path) -> list[tuple[str, str, list[str]]]:
    """Give the people to be asked about, and what was seen."""
    rows = read_kept(path).doubts.rows(named=True)
    return [
        (row["left"], row["right"], [name for name, *_ in json.loads(row["evidence"])])
        for row in rows
        if row["kind"] == "person"
    ]


def test_numbers_of_two_sources_are_of_one_person(path: Path) -> None:
    """Without a film in common, where the name is rare and the work of a kind."""
    own = credit(CLOSED, "Romain Vasseur", Role.CINEMATOGRAPHER, ref="nm0000007")
    laid(path, CLOSED, *crowd(), shot(CLOSED, 1, own))
    other = credit(OPEN, "Romain Vasseur", Role.CINEMATOGRAPHER, ref="tmdb-5")
    snapshot = laid(path, OPEN, shot(OPEN, 2, other, year=1976))
    assert films_of(snapshot, "nm0000007") == {"tt1", "tt2"}
    assert not doubts(path)


def test_a_slip_in_a_name_is_no_other_person_on_the_same_film(path: Path) -> None:
    """Who alone has the role there is meant, however the name is spelt."""
    own = credit(CLOSED, "Kim Ji-woon", ref="nm0000007")
    laid(path, CLOSED, *crowd(), shot(CLOSED, 1, own), shot(CLOSED, 2, own))
    others = [shot(OPEN, at, credit(OPEN, "Kim Jee-woon", ref="tmdb-5")) for at in (1, 2, 3)]
    assert films_of(laid(path, OPEN, *others), "nm0000007") == {"tt1", "tt2", "tt3"}


def test_two_people_of_one_name_in_one_source_stay_two(path: Path) -> None:
    """The one who has a number elsewhere already is nobody else's."""
    own = credit(CLOSED, "Romain Vasseur", ref="nm0000007")
    laid(path, CLOSED, *crowd(), shot(CLOSED, 1, own))
    one, two = (credit(OPEN, "Romain Vasseur", ref=f"tmdb-{number}") for number in (5, 6))
    snapshot = laid(path, OPEN, shot(OPEN, 1, one), shot(OPEN, 2, two))
    assert films_of(snapshot, "nm0000007") == {"tt1"}
    assert films_of(snapshot, "tmdb-6") == {"tt2"}


def test_birth_tells_namesakes_apart(path: Path) -> None:
    """Of two with one name it is the one who was born that year."""
    own = credit(CLOSED, "Romain Vasseur", ref="nm0000007")
    another = credit(CLOSED, "Romain Vasseur", ref="nm0000008")
    lives = [
        PersonRecord(f"nm000000{end}", "Romain Vasseur", born=born, citations=said(CLOSED))
        for end, born in ((7, "1931"), (8, "1960"))
    ]
    laid(path, CLOSED, *crowd(), shot(CLOSED, 1, own), shot(CLOSED, 2, another), *lives)
    life = PersonRecord("tmdb-5", "Romain Vasseur", born="1960-02-03", citations=said(OPEN))
    snapshot = laid(path, OPEN, shot(OPEN, 3, credit(OPEN, life.name, ref="tmdb-5")), life)
    assert films_of(snapshot, "nm0000008") == {"tt2", "tt3"}
    assert films_of(snapshot, "nm0000007") == {"tt1"}


def test_a_day_of_birth_finds_somebody_under_another_spelling(path: Path) -> None:
    """With half a name in common, and no film."""
    lives = [
        PersonRecord(ref, name, born="1960-02-03", citations=said(layer))
        for ref, name, layer in (
            ("nm0000007", "Romain Vasseur", CLOSED),
            ("tmdb-5", "Romain Vaseur", OPEN),
        )
    ]
    laid(
        path,
        CLOSED,
        *crowd(),
        shot(CLOSED, 1, credit(CLOSED, "Romain Vasseur", ref="nm0000007")),
        lives[0],
    )
    snapshot = laid(
        path, OPEN, shot(OPEN, 3, credit(OPEN, "Romain Vaseur", ref="tmdb-5")), lives[1]
    )
    assert films_of(snapshot, "nm0000007") == {"tt1", "tt3"}


def test_a_name_that_two_may_have_is_asked_about(path: Path) -> None:
    """Neither is taken; what speaks for either is noted."""
    own = credit(CLOSED, "Ada Brink", Role.EDITOR, ref="nm0000007")
    laid(path, CLOSED, *crowd(), shot(CLOSED, 1, own))
    snapshot = laid(path, OPEN, shot(OPEN, 2, credit(OPEN, "Ada Brink", Role.EDITOR)))
    assert films_of(snapshot, "ada-brink") == {"tt2"}
    asked = doubts(path)
    assert [(left, right) for left, right, _ in asked] == [
        ("ada-brink", "nm0000007"),
        ("ada-brink", "nm0000100"),
    ]
    assert all("another-fits-as-well" in seen for _, _, seen in asked)


def test_a_ruling_settles_what_was_asked(path: Path) -> None:
    """Joined or parted by somebody, the pair is not asked about again."""
    own = credit(CLOSED, "Ada Brink", Role.EDITOR, ref="nm0000007")
    laid(path, CLOSED, *crowd(), shot(CLOSED, 1, own))
    laid(path, OPEN, shot(OPEN, 2, credit(OPEN, "Ada Brink", Role.EDITOR)))
    rulings = [
        RulingRecord("person", "ada-brink", key, same, said(CLOSED))
        for key, same in (("nm0000007", True), ("nm0000100", False))
    ]
    snapshot = laid(path, Layer("house", 0), *rulings)
    assert films_of(snapshot, "nm0000007") == {"tt1", "tt2"}
    assert not doubts(path)


def test_evidence_names_films_by_their_keys(path: Path) -> None:
    """So that whoever is asked can be told which they are."""
    own = credit(CLOSED, "Ada Brink", Role.ACTOR, ref="nm0000007")
    laid(path, CLOSED, *crowd(), shot(CLOSED, 1, own))
    laid(path, OPEN, shot(OPEN, 1, credit(OPEN, "Ada Brinck", Role.ACTOR)))
    (row,) = read_kept(path).doubts.filter(kind="person").rows(named=True)
    assert (row["left"], row["right"]) == ("ada-brinck", "nm0000007")
    seen = json.loads(row["evidence"])
    assert ["name-in-another-form", "ada brinck", "ada brink"] in seen
    assert ["same-work-on-a-film", "tt1"] in seen


def test_a_key_that_somebody_had_is_remembered(path: Path) -> None:
    """Somebody known by name only, and a number: both lead to whom they proved to be."""
    laid(path, OPEN, shot(OPEN, 2, credit(OPEN, "Romain Vasseur"), year=1976))
    own = credit(CLOSED, "Romain Vasseur", ref="nm0000007")
    laid(path, CLOSED, *crowd(), shot(CLOSED, 1, own))
    number = credit(TABLES, "Romain Vasseur", ref="tmdb-5")
    snapshot = laid(path, TABLES, shot(TABLES, 3, number))
    assert former_people(path) == [("romain-vasseur", "nm0000007"), ("tmdb-5", "nm0000007")]
    found = snapshot.people(["romain-vasseur", "tmdb-5"])
    assert {person.id for person in found.values()} == {"nm0000007"}
    assert films_of(snapshot, "tmdb-5") == {"tt1", "tt2", "tt3"}


def test_a_source_finds_somebody_again_by_the_key_it_gave(path: Path) -> None:
    """Though what it says of them now would not show it."""
    laid(path, CLOSED, *crowd(), shot(CLOSED, 1, credit(CLOSED, "Bo Vane", ref="nm0000007")))
    laid(path, OPEN, shot(OPEN, 1, credit(OPEN, "Bo Vane", ref="tmdb-5")))
    for _ in range(2):
        again = shot(OPEN, 3, credit(OPEN, "B. V.", Role.EDITOR, ref="tmdb-5"), year=2001)
        assert films_of(laid(path, OPEN, again), "nm0000007") == {"tt1", "tt3"}
    apart = RulingRecord("person", "nm0000007", "tmdb-5", same=False, citations=said(CLOSED))
    laid(path, Layer("house", 0), apart)
    assert films_of(laid(path, OPEN, again), "tmdb-5") == {"tt3"}
    assert not former_people(path)
