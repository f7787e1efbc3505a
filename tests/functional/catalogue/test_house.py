"""What the house says wins, survives every load, and can be taken back."""

import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client

from matinee.catalogue import Role
from matinee_site.catalogue.film_read import read_film
from matinee_site.catalogue.gateway import SiteCatalogue
from matinee_site.catalogue.house import Doubt, HouseFact, Ruling
from matinee_site.catalogue.load import load_snapshot
from matinee_site.catalogue.models import Credit, Film, Person, Statement
from matinee_site.catalogue.operations import add_film, correct, rule, take_back, take_back_ruling
from matinee_site.pages.queries.moved import merged_pages
from matinee_site.reviews.models import Critic, Review

pytestmark = pytest.mark.django_db(transaction=True)
KEY, OTHER = "tt9000001", "tt9000002"


@pytest.fixture(autouse=True)
def _loaded(small_snapshot: Path, now: datetime) -> None:
    load_snapshot(path=small_snapshot, now=now, force=True)


def said(key: str = KEY) -> dict[str, object]:
    """Give all that the tables say of a film, but for numbers of rows."""
    film = Film.objects.get(key=key)
    plain = {
        name: getattr(film, name)
        for name in "title original_title year public_year runtime public_runtime place".split()
    }
    return plain | {
        "series": film.series and film.series.name,
        "genres": list(film.genres.order_by("filmgenre__position").values_list("name", flat=True)),
        "aliases": film.aliases,
        "titles": sorted(film.titles.values_list("folded", flat=True)),
        "statements": sorted(
            film.statements.values_list("field", "value", "citation__source__key")
        ),
        "credits": sorted(
            film.credits.values_list("person__name", "role", "character", "citation__source__key"),
            key=str,
        ),
        "coverage": sorted(film.coverage.values_list("role", "citation__source__key")),
    }


CORRECTIONS = {
    "title": "The Road of Salt",
    "original_title": "Route du sel",
    "year": 1998,
    "runtime": 105,
    "genres": ["Drama", "Western"],
    "countries": ["France"],
    "languages": ["French", "Arabic"],
    "aliases": ["Salt Way"],
    "series": {"name": "Salt and Sand", "place": 3, "story_place": None},
    Role.CINEMATOGRAPHER.value: [{"name": "Bo Vane"}],
    Role.COMPOSER.value: [{"name": "Ada Quill"}],
    Role.ACTOR.value: {
        "cast": [{"name": "Jo Lind", "character": "Maria"}, {"name": "New Face"}],
        "not": ["kim-ros"],
    },
}


@pytest.mark.parametrize("field", CORRECTIONS)
def test_every_correction_survives_a_load_and_can_be_taken_back(
    field: str, small_snapshot: Path, now: datetime
) -> None:
    """The tables hold the same after the load as before; and after taking back, as at first."""
    first = said()
    fact = correct(kind="film", key=KEY, field=field, value=CORRECTIONS[field], now=now)
    corrected = said()
    assert corrected != first
    load_snapshot(path=small_snapshot, now=now, force=True)
    assert said() == corrected
    fact.refresh_from_db()
    take_back(fact=fact, now=now)
    assert said() == first


def test_the_house_leads_and_what_others_say_is_kept(now: datetime) -> None:
    """Readers see both, each with who states it."""
    correct(kind="film", key=KEY, field="year", value=1998, ref="https://house.example/", now=now)
    page = read_film(slug=Film.objects.get(key=KEY).slug)
    assert page.facts.card.year == 1998
    years = {(value, source) for field, value, source in page.stated if field == "year"}
    assert years == {("1999", "Open Films"), ("1998", "The house")}


def test_a_credit_of_the_house_replaces_that_of_others(now: datetime) -> None:
    """A crew's role is complete; the check then contradicts what the source said."""
    value = [{"name": "Bo Vane"}]
    correct(kind="film", key=KEY, field="cinematographer", value=value, now=now)
    dossier = SiteCatalogue().dossiers([KEY])[KEY]
    assert [c.person.name for c in dossier.credited(Role.CINEMATOGRAPHER)] == ["Bo Vane"]


def test_a_later_word_takes_the_place_of_an_earlier_one(now: datetime) -> None:
    """And taking that back gives what the sources say, not what the house said before."""
    correct(kind="film", key=KEY, field="year", value=1998, now=now)
    later = correct(kind="film", key=KEY, field="year", value=1997, now=now)
    assert Statement.objects.filter(film__key=KEY, field="year", value="1998").count() == 0
    take_back(fact=later, now=now)
    assert Film.objects.get(key=KEY).year == 1999
    assert HouseFact.objects.filter(taken_back_at=None).count() == 0


def test_a_film_that_no_source_has_survives_a_load(small_snapshot: Path, now: datetime) -> None:
    """With its address, its facts and its people."""
    film = add_film(title="Paper Moons", year=2024, directors=["Ola Berg"], now=now)
    before = said(film.key)
    load_snapshot(path=small_snapshot, now=now, force=True)
    again = Film.objects.get(key=film.key)
    assert (again.pk, again.slug, again.present) == (film.pk, film.slug, True)
    assert said(film.key) == before
    assert read_film(slug=film.slug).facts.credits[0].person.name == "Ola Berg"


def test_names_of_people_and_series_are_corrected_too(small_snapshot: Path, now: datetime) -> None:
    """A person is found under both names then."""
    person = Person.objects.get(name="Jo Lind")
    fact = correct(kind="person", key=person.slug, field="name", value="Johanna Lind", now=now)
    load_snapshot(path=small_snapshot, now=now, force=True)
    assert Person.objects.get(slug=person.slug).name == "Johanna Lind"
    assert {"johanna lind", "jo lind"} <= set(SiteCatalogue().people_named(
        ["johanna lind", "jo lind"]))  # fmt: skip
    fact.refresh_from_db()
    take_back(fact=fact, now=now)
    assert not SiteCatalogue().people_named(["johanna lind"])


def test_whoever_checks_learns_of_every_word(now: datetime) -> None:
    """A correction changes the fingerprint, and so does taking it back."""
    marks = [SiteCatalogue().fingerprint]
    fact = correct(kind="film", key=KEY, field="year", value=1998, now=now)
    marks.append(SiteCatalogue().fingerprint)
    take_back(fact=fact, now=now)
    marks.append(SiteCatalogue().fingerprint)
    assert len(set(marks)) == 3


def test_films_become_one_and_are_parted_again(small_snapshot: Path, now: datetime) -> None:
    """Reviews and facts go with the film that stays, and come back."""
    film, other = Film.objects.get(key=KEY), Film.objects.get(key=OTHER)
    critic = Critic.objects.create(name="Me", slug="me")
    review = Review.objects.create(film=other, critic=critic, title="A walk", slug="a-walk")
    first, second = said(KEY), said(OTHER)
    ruling = rule(kind="film", left=KEY, right=OTHER, verdict="same", now=now)
    review.refresh_from_db()
    assert review.film_id == film.pk
    other.refresh_from_db()
    assert (other.into_id, other.present) == (film.pk, False)
    joined = said(KEY)
    load_snapshot(path=small_snapshot, now=now, force=True)
    assert said(KEY) == joined
    ruling.refresh_from_db()
    take_back_ruling(ruling=ruling, now=now)
    review.refresh_from_db()
    assert review.film_id == other.pk
    assert (said(KEY), said(OTHER)) == (first, second)


def test_people_become_one_and_are_parted_again(now: datetime) -> None:
    """With all their credits."""
    one, two = Person.objects.get(name="Inès Morvan"), Person.objects.get(name="Jo Lind")
    before = Credit.objects.filter(person=one).count(), Credit.objects.filter(person=two).count()
    ruling = rule(kind="person", left=one.slug, right=two.slug, verdict="same", now=now)
    assert Credit.objects.filter(person=one).count() == sum(before)
    take_back_ruling(ruling=ruling, now=now)
    assert Credit.objects.filter(person=two).count() == before[1]


def test_a_load_brings_the_pairs_that_are_open(
    small_snapshot: Path, tmp_path: Path, now: datetime
) -> None:
    """And those that were settled since are gone with it."""
    path = shutil.copy(small_snapshot, tmp_path / "open.sqlite")
    with sqlite3.connect(path) as db:
        db.execute(
            "INSERT INTO doubt VALUES ('film', ?, ?, 1.5, '[[\"same-title\", \"salt\"]]')",
            [KEY, OTHER],
        )
    load_snapshot(path=Path(path), now=now, force=True)
    doubt = Doubt.objects.get()
    assert (doubt.left, doubt.right, doubt.evidence) == (KEY, OTHER, [["same-title", "salt"]])
    load_snapshot(path=small_snapshot, now=now, force=True)
    assert not Doubt.objects.exists()
    assert not Ruling.objects.exists()


def test_the_address_of_somebody_whom_a_build_joined_leads_on(
    client: Client, small_snapshot: Path, tmp_path: Path, now: datetime
) -> None:
    """As if somebody had ruled it, and for as long as the catalogue remembers."""
    one, two = (Person.objects.get(name=name).slug for name in ("Inès Morvan", "Jo Lind"))
    path = Path(shutil.copy(small_snapshot, tmp_path / "joined.sqlite"))
    with sqlite3.connect(path) as db:
        ((stays, goes),) = db.execute(
            "SELECT one.id, two.id FROM person one, person two WHERE one.key = ? AND two.key = ?",
            [one, two],
        )
        db.execute("UPDATE credit SET person = ? WHERE person = ?", [stays, goes])
        db.execute("DELETE FROM person WHERE id = ?", [goes])
        db.execute("INSERT INTO person_key VALUES (?, ?)", [two, stays])
    for _ in range(2):
        load_snapshot(path=path, now=now, force=True)
        answer = client.get(f"/people/{two}/")
        assert (answer.status_code, answer["Location"]) == (301, f"/people/{one}/")
    load_snapshot(path=small_snapshot, now=now, force=True)
    assert client.get(f"/people/{two}/").status_code == 200


def test_the_address_of_a_merged_film_or_person_leads_on(client: Client, now: datetime) -> None:
    """For ever, so that links from elsewhere hold."""
    slugs = [Film.objects.get(key=key).slug for key in (KEY, OTHER)]
    rule(kind="film", left=KEY, right=OTHER, verdict="same", now=now)
    one, two = (Person.objects.get(name=name).slug for name in ("Inès Morvan", "Jo Lind"))
    rule(kind="person", left=one, right=two, verdict="same", now=now)
    for before, after in ((f"/films/{slugs[1]}/", f"/films/{slugs[0]}/"),
                          (f"/people/{two}/", f"/people/{one}/")):  # fmt: skip
        answer = client.get(before)
        assert (answer.status_code, answer["Location"]) == (301, after)
        assert (before, after) in list(merged_pages())
