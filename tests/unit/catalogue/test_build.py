"""A snapshot holds what the records say, merged by identity, and appears whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from matinee.catalogue import CatalogueError, Citation, Role, Source
from matinee.catalogue.build import build_snapshot
from matinee.catalogue.records import CreditRecord, FilmRecord
from matinee.catalogue.snapshot import Snapshot

SOURCES = [Source("one", "One", "CC0", True), Source("two", "Two", "private", False)]
ONE, TWO = (Citation("one", "p. 1"),), (Citation("two"),)


def built(path: Path, *records: FilmRecord) -> Snapshot:
    """Build a snapshot of records and open it."""
    build_snapshot(path, sources=SOURCES, records=records)
    return Snapshot(path)


def test_records_of_one_film_are_merged_the_first_leading(tmp_path: Path) -> None:
    """The second fills what the first left open; both sources' statements are kept."""
    snapshot = built(
        tmp_path / "c.sqlite",
        FilmRecord("a", "Ran", 1985, imdb_id="tt0089881", cited={"": ONE}),
        FilmRecord(
            "b",
            "Ran (Chaos)",
            1986,
            runtime=162,
            imdb_id="tt0089881",
            genres=["Drama"],
            cited={"": TWO},
            credits=[CreditRecord("Akira Kurosawa", Role.DIRECTOR, citations=TWO)],
            complete={Role.DIRECTOR: TWO},
        ),
    )
    dossier = snapshot.dossiers(["a"])["a"]
    assert (dossier.film.title, dossier.film.year) == ("Ran", 1985)
    assert (dossier.film.runtime, list(dossier.film.genres)) == (162, ["Drama"])
    years = {(s.value, s.citation.source) for s in dossier.statements if s.field == "year"}
    assert years == {("1985", "one"), ("1986", "two")}
    assert dossier.coverage == {Role.DIRECTOR: [*TWO]}
    assert [film.id for film in snapshot.films_titled(["ran chaos"])["ran chaos"]] == ["a"]


def test_people_are_one_by_normal_form_and_found_by_every_alias(tmp_path: Path) -> None:
    """Two spellings of one name do not make two people."""
    snapshot = built(
        tmp_path / "c.sqlite",
        FilmRecord(
            "a",
            "A",
            credits=[
                CreditRecord("Kim Jee-woon", Role.DIRECTOR, citations=ONE),
                CreditRecord("Kim Jee Woon", Role.WRITER, citations=ONE),
            ],
            person_aliases={"Kim Jee-woon": ["Kim Ji-woon"]},
        ),
    )
    (person,) = snapshot.people_named(["kim ji woon"])["kim ji woon"]
    assert person.name == "Kim Jee-woon"
    assert {line.role for line in snapshot.filmographies([person.id])[person.id]} == {
        Role.DIRECTOR,
        Role.WRITER,
    }


def test_people_whose_names_make_one_slug_stay_two(tmp_path: Path) -> None:
    """Names of other scripts have an address too."""
    names = ["黒澤明", "黒沢清", "é", "E"]
    snapshot = built(
        tmp_path / "c.sqlite",
        FilmRecord("a", "A", credits=[CreditRecord(n, Role.ACTOR, citations=ONE) for n in names]),
    )
    keys = [credit.person.id for credit in snapshot.dossiers(["a"])["a"].credits]
    assert len(set(keys)) == 3
    assert all(keys)


def test_a_build_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    """Whatever stops the records stops before the rename."""
    path = tmp_path / "c.sqlite"
    before = built(path, FilmRecord("a", "A")).fingerprint

    def broken() -> Iterator[FilmRecord]:
        yield FilmRecord("b", "B")
        raise CatalogueError("the source broke")

    with pytest.raises(CatalogueError, match="the source broke"):
        build_snapshot(path, sources=SOURCES, records=broken())
    assert Snapshot(path).fingerprint == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["c.sqlite"]


def test_progress_is_told_as_films_go_by(tmp_path: Path) -> None:
    """The caller shows it; the builder only counts."""
    told: list[int] = []
    records = (FilmRecord(str(n), f"Film {n}") for n in range(1200))
    made = build_snapshot(tmp_path / "c", sources=[], records=records, progress=told.append)
    assert told == [500, 1000]
    assert made.films == 1200


def test_the_fingerprint_follows_the_contents(tmp_path: Path) -> None:
    """The same records give the same one, and any other fact another."""
    record = FilmRecord("a", "A", 1999, cited={"": ONE})
    one = built(tmp_path / "1", record).fingerprint
    same = built(tmp_path / "2", record).fingerprint
    other = built(tmp_path / "3", FilmRecord("a", "A", 2000, cited={"": ONE})).fingerprint
    assert one == same != other
