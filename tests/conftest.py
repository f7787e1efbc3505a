"""A small invented catalogue that every kind of test can ask."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from pytest_django.plugin import DjangoDbBlocker

from matinee.catalogue import Citation, Role, Source
from matinee.catalogue.build import build_snapshot
from matinee.catalogue.records import (
    CreditRecord,
    CutRecord,
    FilmRecord,
    ReleaseRecord,
    TitleRecord,
)
from matinee.catalogue.snapshot import Snapshot
from matinee.catalogue.sources.supplement import Supplement
from matinee_site.catalogue.load import load_snapshot

# The same examples in every run, so that what failed fails again and nothing fails by chance;
# `pytest --hypothesis-profile=default` goes on searching.
settings.load_profile("ci")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep results of checks out of the cache of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATINEE_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


OPEN = (Citation("open", "https://open.example/1"),)
CLOSED = (Citation("closed", "c-1"),)

SOURCES = (
    Source("open", "Open Films", "CC0 1.0", True, "https://open.example/"),
    Source("closed", "Closed Films", "private use", False, "https://closed.example/"),
)

FILMS = (
    FilmRecord(
        key="tt9000001",
        title="The Salt Road",
        year=1999,
        original_title="La Route du sel",
        aliases=("Salt Road",),
        runtime=104,
        imdb_id="tt9000001",
        wikidata_id="Q1",
        genres=("Drama", "Adventure"),
        countries=("France", "Morocco"),
        languages=("French",),
        series="Salt",
        place=1,
        fame=40,
        credits=(
            CreditRecord("Inès Morvan", Role.DIRECTOR, citations=(*OPEN, *CLOSED)),
            CreditRecord("Tomás Řehák", Role.CINEMATOGRAPHER, citations=OPEN),
            CreditRecord("Ada Quill", Role.COMPOSER, citations=CLOSED),
            CreditRecord("Jo Lind", Role.ACTOR, "Mara", ("The Guide",), 1, citations=OPEN),
            CreditRecord("Kim Ros", Role.ACTOR, "Otto", (), 2, True, True, citations=CLOSED),
        ),
        complete={Role.DIRECTOR: OPEN, Role.CINEMATOGRAPHER: OPEN, Role.COMPOSER: CLOSED},
        titles=(TitleRecord("Die Salzstraße", "de", kind="local"),),
        cuts=(CutRecord("Festival cut", 121),),
        releases=(ReleaseRecord("1999-05-14", "France"), ReleaseRecord("1999-09-30")),
        cited={
            "": OPEN,
            "runtime": CLOSED,
            "titles": CLOSED,
            "people": CLOSED,
        },
        person_aliases={"Inès Morvan": ("I. B. Morvan",)},
    ),
    FilmRecord(
        key="tt9000002",
        title="The Salt Road",
        year=2011,
        imdb_id="tt9000002",
        runtime=97,
        genres=("Drama",),
        countries=("France",),
        series="Salt",
        place=2,
        remake_of=("The Salt Road", 1999),
        fame=7,
        credits=(
            CreditRecord("Jo Lind", Role.DIRECTOR, citations=OPEN),
            CreditRecord("Tomás Řehák", Role.CINEMATOGRAPHER, citations=OPEN),
            CreditRecord("Inès Morvan", Role.WRITER, citations=OPEN),
        ),
        complete={Role.DIRECTOR: OPEN, Role.CINEMATOGRAPHER: OPEN},
        cited={"": OPEN},
    ),
    FilmRecord(
        key="tt9000003",
        title="Ash & Ember",
        year=1974,
        imdb_id="tt9000003",
        genres=("Western",),
        countries=("Italy",),
        credits=(CreditRecord("Bo Vane", Role.DIRECTOR, citations=CLOSED),),
        fame=99,
        cited={"": CLOSED},
    ),
    FilmRecord(
        key="harbour-lights",
        title="Harbour Lights",
        year=1974,
        runtime=88,
        genres=("Comedy", "Musical"),
        countries=("United Kingdom",),
        credits=(
            CreditRecord("Ada Quill", Role.DIRECTOR, citations=OPEN),
            CreditRecord("Jo Lind", Role.ACTOR, "Singer", (), 1, citations=OPEN),
        ),
        fame=12,
        cited={"": OPEN, "year": CLOSED, "genres": CLOSED},
    ),
)


@pytest.fixture(scope="session")
def small_snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file of a catalogue of four films, two of them by the same name.

    Facts that only the source ``closed`` states may not be published: the composer and runtime of
    the first film, the year and genres of ``Harbour Lights``, and all of ``Ash & Ember``.
    """
    path = tmp_path_factory.mktemp("catalogue") / "small.sqlite"
    build_snapshot(path, sources=SOURCES, records=FILMS)
    return path


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Give the catalogue of the few real films in tests/films."""
    folder = Path(__file__).parent / "films"
    supplement = Supplement(folder)
    paths = sorted(set(folder.glob("*.toml")) - {folder / "sources.toml"})
    path = tmp_path_factory.mktemp("films") / "films.sqlite"
    build_snapshot(path, sources=supplement.sources(), records=map(supplement.record, paths))
    return Snapshot(path)


@pytest.fixture(scope="session")
def now() -> datetime:
    """Give one moment for everything that is dated."""
    return datetime(2026, 5, 3, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, small_snapshot: Path, now: datetime
) -> None:
    """Fill the test database with the small catalogue, once."""
    with django_db_blocker.unblock():
        load_snapshot(path=small_snapshot, now=now)


@pytest.fixture(scope="session")
def growth() -> Callable[[Callable[[str], object], str, str], float]:
    """Give how many times as long a call takes on the second text as on the first.

    Counted by the processor's clock, and as the least of three tries, so that others' work on the
    machine hardly counts; what takes a few hundredths of a second is not worth comparing.
    """

    def seconds(run: Callable[[str], object], text: str) -> float:
        begun = time.process_time()
        run(text)
        return time.process_time() - begun

    def times(run: Callable[[str], object], small: str, large: str) -> float:
        least = 1e9
        for _ in range(3):
            least = min(least, seconds(run, large) / max(seconds(run, small), 0.03))
            if least < 6:
                break
        return least

    return times
