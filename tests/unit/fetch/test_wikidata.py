"""Wikidata gives just the films that are wanted, with all that belongs to them, in few requests."""

from pathlib import Path

import pytest

from matinee.catalogue import Role
from matinee.catalogue.build import import_source
from matinee.catalogue.snapshot import Snapshot
from matinee.catalogue.sources import open_payload
from matinee.fetch.cache import Cache
from matinee.fetch.errors import FetchError
from matinee.fetch.wanted import Wanted
from matinee.fetch.web import Web
from matinee.fetch.wikidata import Fetched, Wikidata

from .conftest import Service

SALT = Wanted(titles=("The Salt Road",), year=2000)
ASH = Wanted(imdb_id="tt9000002")


class House:
    """Fetches into a folder and a catalogue."""

    def __init__(self, service: Service, web: Web, folder: Path) -> None:
        self.service, self.web, self.folder = service, web, folder

    def fetch(self, *wanted: Wanted, refresh: bool = False) -> Fetched:
        """Fetch what is wanted."""
        with Cache(self.folder / "cache.sqlite") as cache:
            url = self.service.url
            service = Wikidata(
                self.web, cache, f"{url}/w/api.php", f"{url}/sparql", refresh=refresh
            )
            return service.fetch(wanted, self.folder / "payload")

    def catalogue(self) -> Snapshot:
        """Import what was fetched."""
        into = self.folder / "films.sqlite"
        import_source(open_payload("wikidata", self.folder / "payload"), into)
        return Snapshot(into)


@pytest.fixture
def house(service: Service, web: Web, tmp_path: Path) -> House:
    """Give a house that has fetched nothing yet."""
    return House(service, web, tmp_path)


def test_films_come_whole(house: House) -> None:
    """Cast, characters, crew, series and all their words, found by title and year."""
    fetched = house.fetch(SALT)
    assert (fetched.films, fetched.unfound) == (1, [])
    snapshot = house.catalogue()
    film = snapshot.films_by_imdb(["tt9000001"])["tt9000001"]
    dossier = snapshot.dossiers([film.id])[film.id]
    assert {(c.person.name, c.character) for c in dossier.credited(Role.ACTOR)} == {
        ("Jo Lind", "Mara"),
        ("Kim Ros", "The Ferryman"),
    }
    assert [c.person.name for c in dossier.credited(Role.CINEMATOGRAPHER)] == ["Tomás Řehák"]
    assert list(dossier.film.genres) == ["Drama", "Adventure"]
    assert dossier.film.series
    assert dossier.film.series.name == "Salt"
    assert dossier.coverage.keys() == {Role.DIRECTOR}


def test_other_films_come_by_name_with_what_is_asked_of_them(house: House) -> None:
    """Other films of the series and of the people: title, year and that one credit, no more."""
    house.fetch(SALT)
    snapshot = house.catalogue()
    ash = snapshot.films_by_imdb(["tt9000002"])["tt9000002"]
    dossier = snapshot.dossiers([ash.id])[ash.id]
    assert str(ash) == "Ash (1974)"
    assert dossier.film.series
    assert dossier.film.series.name == "Salt"
    assert dossier.coverage == {}  # What came is a part: nothing is contradicted by it.


def test_few_requests_are_made(house: House) -> None:
    """By identifier, by title, entities twice, people's work, series: six for any archive."""
    assert house.fetch(SALT, ASH).requests == 6
    ids = [form["ids"].split("|") for form in house.service.asked_of("/w/api.php")]
    assert all(len(each) <= 50 for each in ids)
    assert all(form["maxlag"] == "5" for form in house.service.asked_of("/w/api.php"))


def test_nothing_is_asked_for_twice(house: House) -> None:
    """Not even by a second run."""
    house.fetch(SALT, ASH)
    before = len(house.service.asked)
    house.fetch(SALT, ASH)
    assert len(house.service.asked) == before


def test_a_stopped_run_goes_on_where_it_was(house: House) -> None:
    """What came before is kept."""
    house.service.moods = [None, None, None, *[lambda h: h.send(b"", status=500)] * 40]
    with pytest.raises(FetchError):
        house.fetch(SALT)
    before = len(house.service.asked)
    house.service.moods = []
    house.fetch(SALT)
    first = house.service.asked[before]
    assert first[0] != "/sparql" or "VALUES ?title" not in first[1]["query"]


def test_refresh_brings_what_has_changed(house: House) -> None:
    """Changes are asked for fifty at a time, and only changed entities come again."""
    house.fetch(SALT)
    film = house.service.entities["Q9000001"]
    film["claims"]["P577"] = film["claims"]["P577"][1:]
    film["lastrevid"] += 1
    before = len(house.service.asked)
    assert house.fetch(SALT).films == 1
    assert len(house.service.asked) == before
    house.fetch(SALT, refresh=True)
    read = [
        form["ids"]
        for path, form in house.service.asked[before:]
        if form.get("action") == "wbgetentities"
    ]
    assert read == ["Q9000001"]
    assert house.catalogue().films_by_imdb(["tt9000001"])["tt9000001"].year == 2000


def test_what_is_not_found_is_told(house: House) -> None:
    """And the rest comes all the same."""
    unknown = Wanted(titles=("No Such Film",), year=1999)
    other_year = Wanted(titles=("Ash",), year=1999)
    fetched = house.fetch(SALT, unknown, other_year)
    assert fetched.films == 1
    assert set(fetched.unfound) == {unknown, other_year}


def test_an_entity_that_is_gone_does_not_stop_the_others(house: House) -> None:
    """The API refuses all of a batch for one of them."""
    del house.service.entities["Q9000105"]
    assert house.fetch(SALT).films == 1
    assert "ines morvan" in house.catalogue().people_named(["ines morvan"])


def test_a_busy_server_is_waited_for(house: House, waits: list[float]) -> None:
    """The API answers 200 and says in JSON that it is too busy."""
    busy = {"error": {"code": "maxlag", "info": "Waiting for a database server"}}
    house.service.moods = [None, lambda h: h.json(busy, Retry_After="9")]
    assert house.fetch(SALT).films == 1
    assert 9.0 in waits


def test_a_question_that_is_too_much_is_halved(house: House) -> None:
    """As when the query service takes over a minute."""
    wanted = [Wanted(titles=(f"Film {number}",), year=1999) for number in range(8)]
    house.service.moods = [lambda h: h.send(b"TimeoutException", status=500)] * 2
    assert house.fetch(SALT, *wanted).films == 1


@pytest.mark.parametrize(
    "body",
    [b"<html>Sorry</html>", b"[]", b'{"results": []}', b"[" * 100_000],
    ids=["a page", "a list", "no rows", "deep"],
)
def test_an_answer_of_another_kind(house: House, body: bytes) -> None:
    """It is refused by name, and never gets into a catalogue."""
    house.service.moods = [lambda h: h.send(body)] * 20
    with pytest.raises(FetchError, match="answers with"):
        house.fetch(SALT)


@pytest.mark.parametrize(
    "body",
    [
        b'{"head": {}, "results": {"bindings": 7}}',
        b'{"head": {}, "results": {"bindings": [7, {"film": 7}, {"film": {"value": "x"}}]}}',
    ],
)
def test_an_answer_that_holds_nothing(house: House, body: bytes) -> None:
    """What is no row is passed over."""
    house.service.moods = [lambda h: h.send(body)]
    assert house.fetch(SALT).unfound == [SALT]


def test_entities_that_are_none(house: House) -> None:
    """What an entity may hold is for the source to judge, as with any payload."""
    odd = {
        "Q9000001": {"id": "Q9000001", "labels": [], "claims": {"P31": "film", "P57": [7, None]}}
    }
    house.service.moods = [None, lambda h: h.json({"entities": odd})]
    assert house.fetch(SALT).films == 0


def test_a_title_cannot_change_the_question(house: House) -> None:
    """Quotes, backslashes and line ends in a title stay in it."""
    evil = 'A" } { ?s ?p ?o } #\\'
    house.fetch(Wanted(titles=(evil + "\n",), year=1999))
    query = house.service.asked_of("/sparql")[0]["query"]
    assert '"A\\" } { ?s ?p ?o } #\\\\ "@en' in query
