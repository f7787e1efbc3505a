"""Every adapter of the catalogue port, holding the same small catalogue."""

from pathlib import Path

import pytest

from matinee.catalogue import Catalogue
from matinee.catalogue.memory import MemoryCatalogue
from matinee.catalogue.remembered import Remembered
from matinee.catalogue.snapshot import Snapshot
from matinee_site.catalogue.gateway import SiteCatalogue

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
