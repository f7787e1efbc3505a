"""A synthetic catalogue holds the real films as they were, and as many others as asked for."""

from pathlib import Path

from benchmarks.probe import resident
from benchmarks.synthetic import SOURCE, Words, best_known, person, records

from matinee.catalogue import Role
from matinee.catalogue.build import build_snapshot
from matinee.catalogue.refs import find_film
from matinee.catalogue.snapshot import Snapshot


def test_a_catalogue_of_a_size(films: Snapshot, tmp_path: Path) -> None:
    """It has the films and about the people asked for, and knows the real ones' complete roles."""
    dossiers = best_known(films, 3, [])
    made = list(records(dossiers, films=60, people=500))
    path = tmp_path / "large.sqlite"
    build_snapshot(path, sources=[SOURCE], records=made)
    large = Snapshot(path)
    assert large.counts()["films"] == 60
    assert 400 < large.counts()["people"] < 1_500
    film = find_film(large, str(dossiers[0].film)).film
    assert film
    dossier = large.dossiers([film.id])[film.id]
    assert {c.person.name for c in dossier.credited(Role.DIRECTOR)} == {
        c.person.name for c in dossiers[0].credited(Role.DIRECTOR)
    }
    assert dossier.coverage.keys() == dossiers[0].coverage.keys()


def test_invented_people_are_different(films: Snapshot) -> None:
    """Numbers give names that hardly ever meet, and the same ones on every run."""
    words = Words.of(best_known(films, 5, []))
    names = [person(number, words) for number in range(300)]
    assert len(set(names)) > 290
    assert names == [person(number, words) for number in range(300)]


def test_resident_memory_is_read() -> None:
    """A running process has some memory."""
    assert resident() > 5
