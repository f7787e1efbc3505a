"""Every adapter of each port, holding the same few things."""

from pathlib import Path

import pytest
from tests.contracts.search_entries import CATALOGUE, HOUSE

from matinee.catalogue import Catalogue
from matinee.catalogue.memory import MemoryCatalogue
from matinee.catalogue.remembered import Remembered
from matinee.catalogue.snapshot import Snapshot
from matinee.discovery.search import SearchIndex
from matinee.discovery.search.build import build_index
from matinee.discovery.search.change import change_index
from matinee.discovery.search.file_index import FileIndex
from matinee_site.catalogue.gateway import SiteCatalogue
from matinee_site.discovery.spelling import TantivySpelling, TantivyWriter

_FILMS = ("tt9000001", "tt9000002", "tt9000003", "harbour-lights")


@pytest.fixture(
    params=["snapshot", "memory", "remembered", pytest.param("site", marks=pytest.mark.django_db)],
)
def catalogue(request: pytest.FixtureRequest, small_snapshot: Path) -> Catalogue:
    """Give one adapter after the other."""
    if request.param == "site":
        return SiteCatalogue()
    snapshot = Snapshot(small_snapshot)
    if request.param == "snapshot":
        return snapshot
    if request.param == "remembered":
        return Remembered(snapshot)
    dossiers = list(snapshot.dossiers(_FILMS).values())
    return MemoryCatalogue(dossiers, sources=list(snapshot.sources().values()))


@pytest.fixture(scope="session", params=["vocabulary", "tantivy"])
def search_index(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> SearchIndex:
    """Give one search index after the other; the house's own things were put in later."""
    folder = tmp_path_factory.mktemp("search")
    path, words = folder / "contract.search", folder / "words"
    if request.param == "vocabulary":
        build_index(path, CATALOGUE, fingerprint="contract")
        spelling = None
    else:
        build_index(path, CATALOGUE, fingerprint="contract", spelling=TantivyWriter(words))
        spelling = TantivySpelling(words)
    index = FileIndex(path, spelling=spelling, editable=True)
    change_index(
        index.file, put=HOUSE, film_facets={"reviewed": {"yes": ["tt0047478"]}}, spelling=spelling
    )
    return index
