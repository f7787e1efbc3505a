"""What stands around a film: how it was received, and where it is to be seen."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from matinee_site.catalogue.models import Film
from matinee_site.reviews.checking import site_catalogue
from matinee_site.reviews.models import Notice, Review
from matinee_site.showings.models import Offer, Place, Screening
from matinee_site.showings.operations import TableError, bring_in, read_table

pytestmark = pytest.mark.django_db
FILM = "/films/the-salt-road-1999/"
TODAY = date(2026, 5, 3)


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def notice(outlet: str, value: float | None, words: str = "", **more: object) -> Notice:
    """Give somebody else's review of the first film, out of a hundred."""
    film = Film.objects.get(key="tt9000001")
    return Notice.objects.create(
        film=film, outlet=outlet, score_value=value, score_best=100 if value else None,
        quotation=words, **more,
    )  # fmt: skip


def test_the_scores_of_all_are_set_beside_each_other(client: Client, full_review: Review) -> None:
    """How they spread, whether critics differ, and a quotation from each end."""
    notice("The High Post", 95, "All of it shines.", url="https://a.example/")
    notice("The Low Post", 20, "<b>None</b> of it.")
    notice("The Middle", 50, "Some of it.")
    notice("The Quiet", None, "No figures here.")
    notice("The Hidden", 1, "Never shown.", shown=False)
    page = text_of(client, FILM)
    told = page[page.index('id="reception"') :]
    assert "5 reviews, the house’s own included" in told
    assert "4 scores, from 20 to 95 out of a hundred; the one in the middle is 68." in told
    assert "The critics differ widely." in told
    quoted = told[: told.index("<details>")]
    assert quoted.index("All of it shines.") < quoted.index("&lt;b&gt;None&lt;/b&gt; of it.")
    assert "Some of it." not in quoted
    assert 'href="https://a.example/" rel="noopener nofollow"' in told
    assert "Never shown." not in page


def test_one_review_is_no_reception(client: Client, full_review: Review) -> None:
    """It stands on the page already."""
    assert 'id="reception"' not in text_of(client, FILM)


@pytest.fixture
def service(db: None) -> Place:
    """Give a service that is confirmed as licensed."""
    return Place.objects.create(name="Lumen", licensed=True, url="https://lumen.example/")


def offered(place: Place, **more: object) -> Offer:
    """Offer the first film at a place."""
    film = Film.objects.get(key="tt9000001")
    known = {"country": "FR", "kind": "rent", "checked_on": TODAY}
    return Offer.objects.create(film=film, place=place, **known | more)


def test_where_a_film_is_to_be_seen_stands_with_the_day_that_was_looked_at(
    client: Client, service: Place
) -> None:
    """By country; a cinema with the day and the time."""
    offered(service)
    rex = Place.objects.create(name="Rex", city="Bern", kind="cinema", licensed=True)
    Screening.objects.create(
        film=Film.objects.get(key="tt9000001"), place=rex, country="CH", version="35 mm",
        starts_at=timezone.now() + timedelta(days=2), checked_on=TODAY,
    )  # fmt: skip
    page = text_of(client, FILM)
    told = page[page.index('id="watch"') :]
    assert '<a href="https://lumen.example/" rel="noopener nofollow">Lumen</a>, to rent' in told
    assert "checked 3 May 2026" in told
    assert told.index("<h3>France") < told.index("<h3>Switzerland")
    assert "Rex, Bern (35 mm)" in told


def test_what_nobody_answers_for_and_what_is_over_is_not_shown(
    client: Client, service: Place
) -> None:
    """A place that is not confirmed, an offer that has ended, a screening that was."""
    unsure = Place.objects.create(name="Murky")
    offered(unsure)
    offered(service, until=timezone.localdate() - timedelta(days=1))
    assert 'id="watch"' not in text_of(client, FILM)
    service.licensed = False
    service.save()
    offered(service, kind="buy")
    assert "Lumen" not in text_of(client, FILM)


TABLE = """film,place,country,checked,terms,url,until,starts,version,city
tt9000001,Lumen,fr,2026-05-03,rent,https://lumen.example/salt,,,,
The Salt Road (2011),Rex,CH,2026-05-03,,,,2026-06-01T20:30,35 mm,Bern
tt9999999,Lumen,FR,2026-05-03,rent,,,,,
tt9000001,Lumen,Narnia,2026-05-03,rent,,,,,
tt9000001,Lumen,FR,yesterday,rent,,,,,
tt9000001,Lumen,FR,2026-05-03,rent,javascript:alert(1),,,,
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Give a table with two good rows and four bad ones."""
    path = tmp_path / "showings.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_table_is_brought_in_row_by_row(client: Client, table: Path) -> None:
    """Each bad row says why; the same row again renews it; nothing shows until it is confirmed."""
    rows = read_table(table)
    brought = bring_in(rows=rows, catalogue=site_catalogue(), licensed=False)
    assert (brought.offers, brought.screenings) == (1, 1)
    assert [each.row for each in brought.refused] == [4, 5, 6, 7]
    assert "names no film" in brought.refused[0].why
    assert "Narnia" in brought.refused[1].why
    assert "yesterday" in brought.refused[2].why
    assert list(brought.waiting) == ["Lumen", "Rex, Bern"]
    assert "Lumen" not in text_of(client, FILM)
    again = bring_in(rows=rows, catalogue=site_catalogue(), licensed=True)
    assert not again.waiting
    assert (Offer.objects.count(), Screening.objects.count()) == (1, 1)
    assert 'href="https://lumen.example/salt"' in text_of(client, FILM)


@pytest.mark.parametrize("text", ["film,place\na,b\n", "", "\x00\xff"])
def test_what_is_no_such_table_is_refused_whole(tmp_path: Path, text: str) -> None:
    """Before anything is brought in."""
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(TableError):
        read_table(path)
