"""A site with a catalogue of the operator's own."""

from pathlib import Path

import pytest
from tests.conftest import FILMS, SOURCES

from matinee.catalogue.build import build_snapshot
from matinee.cli.messages import RefusalError
from matinee_site.catalogue.models import Film, Load
from matinee_site.commands import tasks
from matinee_site.commands.opening import chosen_catalogue
from matinee_site.config.folder import SiteFolder

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(tmp_path: Path, small_snapshot: Path, monkeypatch: pytest.MonkeyPatch) -> tasks.Tasks:
    """Give the tasks of a site, for which a small file stands for the embedded catalogue."""
    embedded = tmp_path / "embedded.sqlite"
    build_snapshot(embedded, sources=SOURCES, records=FILMS[:1])
    monkeypatch.setattr(tasks, "EMBEDDED", embedded)
    monkeypatch.setattr("matinee_site.catalogue.load.EMBEDDED", embedded)
    return tasks.Tasks(SiteFolder(tmp_path / "site"))


def _present() -> int:
    return Film.objects.filter(present=True).count()


def test_a_site_keeps_the_catalogue_that_it_was_given(
    site: tasks.Tasks, small_snapshot: Path
) -> None:
    """It was once put aside for the embedded one at the next start of any command."""
    site.set_up(tasks.EMBEDDED)
    site.set_up()
    assert _present() == 1
    site.set_up(small_snapshot)
    assert _present() == len(FILMS)
    loads = Load.objects.count()
    site.set_up()
    assert (_present(), Load.objects.count()) == (len(FILMS), loads)
    site.set_up(tasks.EMBEDDED)
    site.set_up()
    assert _present() == 1


def test_a_newer_file_in_the_same_place_is_loaded(site: tasks.Tasks, tmp_path: Path) -> None:
    """And where the file is gone, what was loaded of it stays."""
    own = tmp_path / "own.sqlite"
    build_snapshot(own, sources=SOURCES, records=FILMS[:2])
    site.set_up(own)
    build_snapshot(own, sources=SOURCES, records=FILMS)
    site.set_up()
    assert _present() == len(FILMS)
    own.unlink()
    site.set_up()
    assert _present() == len(FILMS)


def test_a_file_that_is_no_catalogue_is_refused(site: tasks.Tasks, tmp_path: Path) -> None:
    """In a sentence, and the site is as it was."""
    with pytest.raises(RefusalError, match="no such file"):
        chosen_catalogue(str(tmp_path / "none.sqlite"))
    site.set_up(tasks.EMBEDDED)
    wrong = tmp_path / "wrong.sqlite"
    wrong.write_text("hello")
    with pytest.raises(RefusalError, match=r"wrong\.sqlite"):
        site.set_up(wrong)
    assert _present() == 1
