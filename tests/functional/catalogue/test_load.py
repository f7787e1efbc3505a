"""Loading a snapshot into the site."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from matinee.catalogue import CatalogueError, Citation, Source
from matinee.catalogue.build import build_snapshot
from matinee.catalogue.records import FilmRecord
from matinee_site.catalogue.load import load_snapshot
from matinee_site.catalogue.models import Film, Load, Person
from matinee_site.catalogue.queries import film_facts

OPEN = Source("open", "Open Films", "CC0 1.0", True)
CITED = {"": (Citation("open"),)}
ONE = FilmRecord(key="one", title="Ash", year=1974, fame=3, cited=CITED)
TWO = FilmRecord(key="two", title="Ash", year=1974, fame=9, cited=CITED)

pytestmark = pytest.mark.django_db(transaction=True)


def _load(path: Path, records: list[FilmRecord], now: datetime) -> None:
    build_snapshot(path, sources=[OPEN], records=records)
    load_snapshot(path=path, now=now)


def _column(name: str) -> dict[str, object]:
    return dict(Film.objects.filter(key__in=["one", "two"]).values_list("key", name))


def test_keeps_rows_and_addresses_when_loaded_again(tmp_path: Path, now: datetime) -> None:
    """A film keeps its number and its address though its title and its place change."""
    _load(tmp_path / "a", [ONE, TWO], now)
    before, slugs = _column("pk"), _column("slug")
    assert slugs == {"two": "ash-1974", "one": "ash-1974-2"}
    _load(tmp_path / "b", [replace(TWO, title="Ashes", fame=1), ONE], now)
    assert (_column("pk"), _column("slug")) == (before, slugs)
    assert Film.objects.get(key="two").title == "Ashes"


def test_keeps_the_row_of_a_film_that_is_gone(tmp_path: Path, now: datetime) -> None:
    """It has no page any more, but a review of it still has its film."""
    _load(tmp_path / "a", [ONE, TWO], now)
    _load(tmp_path / "b", [TWO], now)
    gone = Film.objects.get(key="one")
    assert (gone.present, gone.statements.count(), film_facts(slug=gone.slug)) == (False, 0, None)


def test_does_nothing_for_the_same_snapshot(small_snapshot: Path, now: datetime) -> None:
    """A second run starts at once."""
    assert load_snapshot(path=small_snapshot, now=now).changed
    assert not load_snapshot(path=small_snapshot, now=now).changed
    assert Load.objects.count() == 1


def test_leaves_everything_as_it_was_when_it_fails(
    tmp_path: Path, small_snapshot: Path, now: datetime
) -> None:
    """A failure half way shows nothing half loaded."""
    load_snapshot(path=small_snapshot, now=now)
    films, people = Film.objects.count(), Person.objects.count()
    other = tmp_path / "other"
    build_snapshot(other, sources=[OPEN], records=[ONE])

    def fail(label: str, _done: int, _of: int) -> None:
        if label == "credits":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_snapshot(path=other, now=now, progress=fail)
    assert (Film.objects.count(), Person.objects.count()) == (films, people)
    assert Film.objects.filter(key="one").exists() is False


def test_refuses_what_is_no_catalogue(tmp_path: Path, now: datetime) -> None:
    """The message names the file."""
    path = tmp_path / "notes.sqlite"
    path.write_text("not a database")
    with pytest.raises(CatalogueError, match=r"notes\.sqlite"):
        load_snapshot(path=path, now=now)
    assert Load.objects.count() == 0
