"""The house's word wins over every source's, and is still there after all are imported again."""

from pathlib import Path

import pytest

from matinee.catalogue import CatalogueError, Role
from matinee.catalogue.conflicts import conflicts
from matinee.catalogue.snapshot import Snapshot
from matinee.catalogue.sources import READERS
from matinee.catalogue.sources.house import House

from .conftest import Bench

CORRECTIONS = """
[[film]]
film = "tt9000001"
ref = "https://marais.example/credits"
year = 2001
runtime = 99
credits.cinematographer = ["Vera Lux"]
credits.composer = []
cast = [{person = "Jo Lind", character = "Marama"}]
not.director = ["Inès Morvan"]

[[film]]
film = "A Film Nobody Has (2020)"
year = 2020
credits.director = ["Lo Fee"]
"""
OTHERS = [source for source in READERS if source != "house"]


@pytest.fixture
def house(bench: Bench) -> Path:
    """Give the file of corrections."""
    path = bench.folder / "corrections.toml"
    path.write_text(CORRECTIONS, encoding="utf-8")
    return path


def salt(snapshot: Snapshot) -> str:
    """Give the id of the film that is corrected."""
    return snapshot.films_by_imdb(["tt9000001"])["tt9000001"].id


def assert_corrected(snapshot: Snapshot) -> None:
    """Check that what counts is what the house says."""
    key = salt(snapshot)
    dossier = snapshot.dossiers([key])[key]
    assert (dossier.film.year, dossier.film.runtime) == (2001, 99)
    assert {s.value for s in dossier.statements if s.field == "year"} == {"2001"}
    shot = dossier.credited(Role.CINEMATOGRAPHER)
    assert [credit.person.name for credit in shot] == ["Vera Lux"]
    assert dossier.credited(Role.COMPOSER, Role.DIRECTOR) == []
    assert "house" in {cited.source for cited in dossier.coverage[Role.COMPOSER]}
    (jo,) = [c for c in dossier.credited(Role.ACTOR) if c.person.name == "Jo Lind"]
    assert (jo.character, tuple(jo.character_aliases)) == ("Marama", ())
    (added,) = snapshot.films_titled(["film nobody has"])["film nobody has"]
    assert added.year == 2020


def test_corrections_survive_the_import_of_every_source(bench: Bench, house: Path) -> None:
    """In whatever order, and as often as one likes."""
    bench.into.unlink()
    folders = {source: bench.payload(source) for source in OTHERS}
    for source in OTHERS:
        bench.read(source, folders[source])
    bench.read("house", house)
    for source in [*OTHERS, *reversed(OTHERS)]:
        assert_corrected(bench.read(source, folders[source]))


def test_what_is_overruled_is_kept_and_shown(bench: Bench, house: Path) -> None:
    """A source that says otherwise still says so, and comes back when the house takes it back."""
    bench.into.unlink()
    before = bench.read("tmdb", bench.payload("tmdb")).fingerprint
    snapshot = bench.read("house", house)
    key = salt(snapshot)
    overruled = {(s.field, s.value) for s in snapshot.details([key])[key].overruled}
    assert {
        ("year", "1999"),
        ("runtime", "104"),
        ("director", "Inès Morvan"),
        ("cinematographer", "Tomás Řehák"),
        ("actor", "Jo Lind as Mara"),
    } == overruled
    house.write_text("film = []", encoding="utf-8")
    taken_back = bench.read("house", house)
    assert taken_back.details([key])[key].overruled == ()
    director = taken_back.dossiers([key])[key].credited(Role.DIRECTOR)
    assert [credit.person.name for credit in director] == ["Inès Morvan"]
    assert taken_back.counts()["films"] == Snapshot(bench.into).counts()["films"] == 2
    assert before


def test_who_agrees_with_the_house_is_not_overruled(bench: Bench) -> None:
    """The house's word and theirs stand side by side, without a conflict."""
    bench.read("tmdb", bench.payload("tmdb"))
    snapshot = bench.read("house", bench.payload("house") / "house.toml")
    key = salt(snapshot)
    dossier, details = snapshot.dossiers([key])[key], snapshot.details([key])[key]
    (director,) = dossier.credited(Role.DIRECTOR)
    assert {citation.source for citation in director.citations} == {"house", "tmdb"}
    assert details.overruled == ()
    assert conflicts(dossier, details) == []


def test_json_says_the_same_as_toml(tmp_path: Path) -> None:
    """The ending of the file tells which."""
    toml, json = tmp_path / "house.toml", tmp_path / "house.json"
    toml.write_text('[[film]]\nfilm = "tt9000001"\ntitle = "A"\nyear = 1999\n')
    json.write_text('{"film": [{"film": "tt9000001", "title": "A", "year": 1999}]}')
    assert House(toml).payload == House(json).payload


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("year = 1999", "film 1: has no 'film' that says which film it is of"),
        ('film = "tt1"', "the catalogue has no such film; give its title and year"),
        ('film = "Ash"\ntitle = "Ash"\nyears = 1974', "film 1 \\(Ash\\): unknown field years"),
        ('film = "Ash (1974)"\nyear = "1974"', "'year' is no number from 1870 to 2100"),
        ('film = "Ash (1974)"\nyear = 9999', "'year' is no number"),
        ('film = "Ash (1974)"\ncredits.caterer = ["A"]', "there is no role 'caterer'; there are"),
        ('film = "Ash (1974)"\ncredits.director = "A"', "roles with lists of names"),
        ('film = "Ash (1974)"\ncredits.director = [""]', "'' is nobody's name"),
        ('film = "Ash (1974)"\ncast = ["A"]', "'cast' is no list of entries with a person"),
        ('film = "Ash (1974)"\nseries = {name = "A", plaice = 1}', "'series' has more than"),
        ('film = "Ash (1974)"\ngenres = "Drama"', "'genres' is no list of words"),
        ("film = ", "is no sound TOML"),
    ],
)
def test_a_wrong_entry_is_refused_by_its_place(tmp_path: Path, entry: str, message: str) -> None:
    """The message names the file, the entry and what is wrong in it."""
    path = tmp_path / "house.toml"
    path.write_text(f"[[film]]\n{entry}\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=message) as refusal:
        House(path)
    assert str(path) in str(refusal.value)


def test_a_title_that_fits_several_films_is_asked_about(
    small_snapshot: Path, tmp_path: Path
) -> None:
    """With the ids to choose from."""
    path = tmp_path / "house.toml"
    path.write_text('[[film]]\nfilm = "The Salt Road"\nyear = 1999\n', encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"several films fit; .*tt9000001, tt9000002"):
        House(path, ground=small_snapshot)
    path.write_text('[[film]]\nfilm = "The Salt Road (2011)"\nruntime = 96\n', encoding="utf-8")
    assert House(path, ground=small_snapshot).total == 1
