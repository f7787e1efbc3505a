"""Imports of several sources lie over each other: each can be replaced, and none is lost."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from matinee.catalogue import Citation, Dossier, Role, Source
from matinee.catalogue.build import build_layers, gathered, import_source
from matinee.catalogue.build.kept import read_kept
from matinee.catalogue.records import (
    CreditRecord,
    FilmRecord,
    Layer,
    NameRecord,
    PersonRecord,
    Record,
)
from matinee.catalogue.snapshot import Snapshot
from matinee.catalogue.sources import open_payload

OPEN, CLOSED = Layer("open", 20), Layer("closed", 10)
SOURCES = {
    "open": Source("open", "Open", "CC0", publishable=True),
    "closed": Source("closed", "Closed", "private", publishable=False),
    "house": Source("house", "House", "ours", publishable=True),
}
PAYLOADS = Path(__file__).parents[3] / "payloads" / "sources"


def said(layer: Layer) -> Sequence[Citation]:
    """Give the citation of a layer's source."""
    return (Citation(layer.key),)


def film(layer: Layer, **facts: object) -> FilmRecord:
    """Give what a layer says of a film."""
    usual = {"key": "tt1", "title": "Ash", "imdb_id": "tt0000001", "cited": {"": said(layer)}}
    return FilmRecord(**(usual | facts))  # type: ignore[arg-type]


def credit(layer: Layer, name: str, role: Role = Role.DIRECTOR, **more: object) -> CreditRecord:
    """Give a credit as a layer has it."""
    return CreditRecord(name, role, citations=said(layer), **more)  # type: ignore[arg-type]


def laid(path: Path, layer: Layer, *records: Record, whole: bool = True) -> Snapshot:
    """Lay a layer's records over the catalogue at a path."""
    facts = replace(gathered(layer, [SOURCES[layer.key]], records), whole=whole)
    build_layers(path, [facts], kept=read_kept(path) if path.exists() else None)
    return Snapshot(path)


def only(snapshot: Snapshot) -> Dossier:
    """Give what is known of the one film there is."""
    ref = snapshot.films_by_imdb(["tt0000001"])["tt0000001"]
    return snapshot.dossiers([ref.id])[ref.id]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give where a catalogue is to be."""
    return tmp_path / "films.sqlite"


def test_what_may_be_published_leads(path: Path) -> None:
    """Whichever came first: so a public page has a value whenever it may have one."""
    laid(path, CLOSED, film(CLOSED, year=1974, runtime=90))
    found = only(laid(path, OPEN, film(OPEN, year=1975))).film
    assert (found.year, found.runtime) == (1975, 90)


def test_a_fact_that_an_open_source_gives_too_has_both_citations(path: Path) -> None:
    """So it may be published, and goes on to be when the other is dropped."""
    laid(path, CLOSED, film(CLOSED, year=1974, credits=[credit(CLOSED, "Bo Vane")]))
    dossier = only(laid(path, OPEN, film(OPEN, year=1974, credits=[credit(OPEN, "Bo Vane")])))
    (director,) = dossier.credited(Role.DIRECTOR)
    assert {cited.source for cited in director.citations} == {"open", "closed"}
    assert {s.citation.source for s in dossier.statements if s.field == "year"} == {
        "open",
        "closed",
    }
    after = only(laid(path, CLOSED))
    assert [c.source for c in after.credited(Role.DIRECTOR)[0].citations] == ["open"]


def test_a_payload_replaces_what_its_source_said_before(path: Path) -> None:
    """All of it where the payload is all there is; what another said stays."""
    laid(path, OPEN, film(OPEN, year=1974))
    laid(path, CLOSED, film(CLOSED, runtime=90, genres=["Drama"]))
    dossier = only(laid(path, CLOSED, film(CLOSED, runtime=91)))
    assert (dossier.film.runtime, dossier.film.genres, dossier.film.year) == (91, (), 1974)


def test_a_part_of_a_source_replaces_what_it_said_of_the_same_films(path: Path) -> None:
    """And of no others."""
    other = film(OPEN, key="tt2", title="Ember", imdb_id="tt0000002", year=1980)
    laid(path, OPEN, film(OPEN, year=1974), other)
    snapshot = laid(path, OPEN, film(OPEN, year=1975), whole=False)
    assert only(snapshot).film.year == 1975
    assert snapshot.films_by_imdb(["tt0000002"])["tt0000002"].year == 1980


def test_what_only_adds_replaces_nothing(path: Path) -> None:
    """A line of somebody's filmography does not take a film's other facts away."""
    laid(path, OPEN, film(OPEN, year=1974, credits=[credit(OPEN, "Bo Vane")]))
    line = film(OPEN, credits=[credit(OPEN, "Jo Lind", Role.ACTOR)], adds=True)
    dossier = only(laid(path, OPEN, line, whole=False))
    assert dossier.film.year == 1974
    assert {c.person.name for c in dossier.credits} == {"Bo Vane", "Jo Lind"}


def test_a_film_keeps_its_id_whatever_is_imported_later(path: Path) -> None:
    """Its address on a site hangs on that."""
    first = only(laid(path, OPEN, film(OPEN, key="Q1", wikidata_id="Q1"))).film.id
    later = film(CLOSED, key="m7")
    assert only(laid(path, CLOSED, later)).film.id == first == "Q1"


def test_two_films_become_one_when_a_source_knows_both_identifiers(path: Path) -> None:
    """The facts of both are of one film then."""
    laid(path, CLOSED, film(CLOSED, year=1974))
    laid(path, OPEN, film(OPEN, key="Q1", imdb_id=None, wikidata_id="Q1", runtime=90))
    assert Snapshot(path).counts()["films"] == 2
    snapshot = laid(path, OPEN, film(OPEN, key="Q1", wikidata_id="Q1", runtime=90))
    assert snapshot.counts()["films"] == 1
    assert (only(snapshot).film.year, only(snapshot).film.runtime) == (1974, 90)


def test_films_that_differ_in_a_stronger_identifier_stay_two(path: Path) -> None:
    """A slip in one does not throw two films together."""
    laid(path, CLOSED, film(CLOSED, tmdb_id="9"))
    snapshot = laid(path, OPEN, film(OPEN, key="tt2", imdb_id="tt0000002", tmdb_id="9"))
    assert snapshot.counts()["films"] == 2


def test_a_person_known_by_two_identifiers_is_one(path: Path) -> None:
    """Whoever states that they are the same."""
    laid(path, CLOSED, film(CLOSED, credits=[credit(CLOSED, "Bo Vane", ref="nm0000007")]))
    human = PersonRecord("Q7", "Bo Vane", same=["nm0000007"], citations=said(OPEN))
    snapshot = laid(path, OPEN, film(OPEN, credits=[credit(OPEN, "Bo Vane", ref="Q7")]), human)
    (director,) = only(snapshot).credited(Role.DIRECTOR)
    assert director.person.id == "nm0000007"
    assert snapshot.people(["Q7"])["Q7"].id == "nm0000007"
    assert [line.film.title for line in snapshot.filmographies(["Q7"])["Q7"]] == ["Ash"]


def test_two_sources_that_credit_one_name_on_a_film_mean_one_person(path: Path) -> None:
    """Though each has a number of its own and nobody says they are the same."""
    laid(path, CLOSED, film(CLOSED, credits=[credit(CLOSED, "Bo Vane", ref="nm0000007")]))
    snapshot = laid(path, OPEN, film(OPEN, credits=[credit(OPEN, "Bo Vane", ref="tmdb-3")]))
    assert snapshot.counts()["people"] == 1


def test_namesakes_with_identifiers_stay_two(path: Path) -> None:
    """Two of one name on one film by one source are two people."""
    both = [
        credit(OPEN, "Bo Vane", ref="nm0000007"),
        credit(OPEN, "Bo Vane", Role.ACTOR, ref="nm0000008"),
    ]
    snapshot = laid(path, OPEN, film(OPEN, credits=both))
    assert snapshot.counts()["people"] == 2
    named = snapshot.people_named(["bo vane"])["bo vane"]
    assert {person.id for person in named} == {"nm0000007", "nm0000008"}


def test_a_name_alone_means_whoever_has_it_on_the_film(path: Path) -> None:
    """Else the only one who has it, else somebody known by that name alone."""
    others = film(
        CLOSED,
        key="tt2",
        title="Ember",
        imdb_id="tt0000002",
        credits=[credit(CLOSED, "Bo Vane", ref="nm0000008")],
    )
    laid(path, CLOSED, film(CLOSED, credits=[credit(CLOSED, "Bo Vane", ref="nm0000007")]), others)
    bare = [credit(OPEN, "Bo Vane", Role.EDITOR), credit(OPEN, "Lo Fee", Role.COMPOSER)]
    dossier = only(laid(path, OPEN, film(OPEN, credits=bare)))
    assert [c.person.id for c in dossier.credited(Role.EDITOR)] == ["nm0000007"]
    assert [c.person.id for c in dossier.credited(Role.COMPOSER)] == ["lo-fee"]


def test_names_in_all_scripts_lead_to_a_person(path: Path) -> None:
    """Labels, aliases and what stood on the screen."""
    human = PersonRecord(
        "Q8006",
        "Akira Kurosawa",
        names=[NameRecord("黒澤明", "ja"), NameRecord("Акира Куросава", "ru")],
        citations=said(OPEN),
    )
    cast = [credit(OPEN, "Akira Kurosawa", ref="Q8006", credited_as="A. Kurosava")]
    snapshot = laid(path, OPEN, film(OPEN, credits=cast), human)
    names = ["akira kurosawa", "黒澤明", "акира куросава", "a kurosava"]
    found = snapshot.people_named(names)
    assert set(found) == set(names)
    (director,) = only(snapshot).credited(Role.DIRECTOR)
    assert director.credited_as == "A. Kurosava"
    assert set(director.person.aliases) == {"黒澤明", "Акира Куросава", "A. Kurosava"}


def test_what_is_kept_and_written_again_is_the_same(tmp_path: Path) -> None:
    """Nothing that any source says is lost on the way through another import."""
    one, two = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    for source in ("wikidata", "imdb", "tmdb", "tables", "nfo", "house"):
        folder = PAYLOADS / source
        import_source(
            open_payload(source, folder / "house.toml" if source == "house" else folder), one
        )
    build_layers(two, [], kept=read_kept(one))
    assert Snapshot(two).fingerprint == Snapshot(one).fingerprint
    shutil.copy(one, two)
    assert Snapshot(one).counts() == Snapshot(two).counts()
