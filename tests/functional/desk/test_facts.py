"""Correcting the catalogue at the desk."""

from datetime import datetime

import pytest
from django.test import Client

from matinee_site.catalogue.house import Doubt, HouseFact, Ruling
from matinee_site.catalogue.models import Film, Person, Series
from matinee_site.desk.facts.forms import people

pytestmark = pytest.mark.django_db
KEY, OTHER = "tt9000001", "tt9000002"


def send(client: Client, path: str, **changed: object) -> object:
    """Send a form back with something changed in it, as a browser does."""
    form = client.get(path).context["form"]
    data = {field.name: field.value() for field in form if field.value() is not None}
    return client.post(path, data | changed, follow=True)


def edit(kind: str, number: int) -> str:
    """Give where something is corrected."""
    return f"/desk/catalogue/{kind}/{number}/"


@pytest.fixture
def film() -> Film:
    """Give the film that is corrected."""
    return Film.objects.get(key=KEY)


def test_only_what_is_changed_becomes_the_houses_word(desk: Client, film: Film) -> None:
    """With its reference, and with who said so."""
    answer = send(desk, edit("films", film.pk), year="1998", ref="The end credits")
    assert "On the house&#x27;s word from now on: year." in answer.content.decode()
    fact = HouseFact.objects.get()
    assert (fact.field, fact.value, fact.ref, fact.by.username) == (
        "year", 1998, "The end credits", "operator",
    )  # fmt: skip
    film.refresh_from_db()
    assert film.year == film.public_year == 1998


def test_a_form_sent_as_it_was_changes_nothing(desk: Client, film: Film) -> None:
    """Neither the first time nor after a correction."""
    cast = "Jo Lind = Maria\nKim Ros = Otto\nNew Face = A Guard"
    send(desk, edit("films", film.pk), actor=cast, cinematographer="Bo Vane", ref="x")
    before = HouseFact.objects.count()
    send(desk, edit("films", film.pk), ref="x")
    assert HouseFact.objects.count() == before == 2


def test_a_cast_keeps_whom_the_form_leaves_alone(desk: Client, film: Film) -> None:
    """Only the new part and the new actor are the house's; who is struck out is gone."""
    send(desk, edit("films", film.pk), actor="Jo Lind = Maria\nNew Face = A Guard", ref="x")
    parts = dict(film.credits.filter(role="actor").values_list("person__name", "character"))
    assert parts == {"Jo Lind": "Maria", "New Face": "A Guard"}
    send(desk, edit("films", film.pk), actor="Jo Lind = Mara\nKim Ros = Otto", ref="x")
    parts = dict(film.credits.filter(role="actor").values_list("person__name", "character"))
    assert parts == {"Jo Lind": "Mara", "Kim Ros": "Otto"}


def test_a_correction_needs_to_say_where_it_is_from(desk: Client, film: Film) -> None:
    """Nothing is stated without it."""
    answer = send(desk, edit("films", film.pk), year="1998")
    assert answer.context["form"].errors["ref"]
    assert not HouseFact.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("year", "12"), ("runtime", "0"), ("title", ""), ("genres", "x" * 301)],
)
def test_what_cannot_be_is_refused(desk: Client, film: Film, field: str, value: str) -> None:
    """At the field, and nothing is changed."""
    answer = send(desk, edit("films", film.pk), ref="x", **{field: value})
    assert answer.context["form"].errors[field]
    assert not HouseFact.objects.exists()


def test_a_field_that_is_emptied_is_unknown_from_then_on(desk: Client, film: Film) -> None:
    """The house may know that a source's year is wrong without knowing the right one."""
    send(desk, edit("films", film.pk), year="", ref="x")
    film.refresh_from_db()
    assert (film.year, film.public_year) == (None, None)
    assert HouseFact.objects.get().words == "unknown"


def test_a_correction_is_taken_back(desk: Client, film: Film) -> None:
    """From the page of the film; the sources' word stands again."""
    send(desk, edit("films", film.pk), year="1998", ref="x")
    fact = HouseFact.objects.get()
    page = desk.get(edit("films", film.pk)).content.decode()
    assert f'action="/desk/catalogue/facts/{fact.pk}/"' in page
    desk.post(f"/desk/catalogue/facts/{fact.pk}/")
    film.refresh_from_db()
    assert film.year == 1999


def test_people_and_series_are_renamed(desk: Client) -> None:
    """Their addresses stay."""
    person, series = Person.objects.get(name="Jo Lind"), Series.objects.get(name="Salt")
    names = "Йо Линд\nJ. Lind"
    send(desk, edit("people", person.pk), name="Johanna Lind", aliases=names, ref="x")
    send(desk, edit("series", series.pk), name="The Salt Films", ref="x")
    person.refresh_from_db()
    series.refresh_from_db()
    assert (person.name, series.name) == ("Johanna Lind", "The Salt Films")
    assert {"Johanna Lind", "Йо Линд", "J. Lind"} <= set(
        person.names.values_list("name", flat=True)
    )


def test_a_film_that_no_source_has_is_added(desk: Client) -> None:
    """And opens for all that else is known of it."""
    data = {"title": "Paper Moons", "year": "2024", "directors": "Ola Berg"}
    answer = desk.post("/desk/catalogue/films/add/", data)
    film = Film.objects.get(title="Paper Moons")
    assert answer["Location"] == edit("films", film.pk)
    assert desk.get(f"/films/{film.slug}/").status_code == 200


def test_the_catalogue_page_finds_films_people_and_series(desk: Client, film: Film) -> None:
    """By how any of their names begin, accents or not."""
    found = {row[1] for row in desk.get("/desk/catalogue/?q=ines").context["found"]}
    assert found == {"Inès Morvan"}
    kinds = {row[0] for row in desk.get("/desk/catalogue/?q=salt").context["found"]}
    assert kinds == {"Film", "Series"}
    assert desk.get("/desk/catalogue/?q=%C3%97%00").status_code == 200


@pytest.fixture
def doubt() -> Doubt:
    """Give a pair that is open."""
    evidence = [["same-title", "salt road"], ["year-off"]]
    return Doubt.objects.create(kind="film", left=OTHER, right=KEY, score=1.0, evidence=evidence)


def test_a_pair_is_shown_with_both_records_and_the_evidence(desk: Client, doubt: Doubt) -> None:
    """Side by side."""
    page = desk.get("/desk/catalogue/same/")
    (pair,) = page.context["pairs"]
    assert ("Year", "2011", "1999") in pair.rows
    assert list(pair.evidence) == ["Same title: salt road", "Year off"]


def test_two_people_are_shown_with_the_films_that_speak_for_it(desk: Client) -> None:
    """By their titles, and with what either did."""
    slugs = [Person.objects.get(name=name).slug for name in ("Inès Morvan", "Jo Lind")]
    evidence = [["same-work-on-a-film", KEY], ["another-trade", "actor", "director"]]
    Doubt.objects.create(kind="person", left=slugs[0], right=slugs[1], score=1.0, evidence=evidence)
    (pair,) = desk.get("/desk/catalogue/same/").context["pairs"]
    assert pair.names == ("Inès Morvan", "Jo Lind")
    assert {"Name", "Work"} <= {label for label, *_ in pair.rows}
    title = str(Film.objects.get(key=KEY))
    assert list(pair.evidence) == [
        f"Same work on a film: {title}",
        "Another trade: actor, director",
    ]


@pytest.mark.parametrize(("verdict", "left"), [("same", 0), ("different", 0), ("later", 1)])
def test_one_action_settles_a_pair_and_another_undoes_it(
    desk: Client, doubt: Doubt, verdict: str, left: int
) -> None:
    """Whatever was decided, the pair is open again after that."""
    data = {"kind": "film", "left": doubt.left, "right": doubt.right, "verdict": verdict}
    desk.post("/desk/catalogue/same/", data)
    assert len(desk.get("/desk/catalogue/same/").context["pairs"]) == left
    merged = Film.objects.exclude(into=None).values_list("key", "into__key")
    assert list(merged) == ([(OTHER, KEY)] if verdict == "same" else [])
    desk.post(f"/desk/catalogue/same/{Ruling.objects.get().pk}/")
    assert len(desk.get("/desk/catalogue/same/").context["pairs"]) == 1
    assert not Film.objects.exclude(into=None).exists()


def test_two_that_are_not_listed_are_found_by_key_or_address(desk: Client, film: Film) -> None:
    """What is not there is said at the field."""
    wrong = {"kind": "film", "left": KEY, "right": "nothing", "verdict": "same"}
    assert desk.post("/desk/catalogue/same/", wrong).context["form"].errors["right"]
    other = Film.objects.get(key=OTHER)
    sound = wrong | {"right": f"https://films.example/films/{other.slug}/"}
    desk.post("/desk/catalogue/same/", sound)
    other.refresh_from_db()
    assert other.into == film


def test_the_same_record_twice_is_refused(desk: Client) -> None:
    """Nothing is merged into itself."""
    data = {"kind": "film", "left": KEY, "right": KEY, "verdict": "same"}
    assert desk.post("/desk/catalogue/same/", data).context["form"].errors["right"]


def test_lines_name_people_by_slug_where_a_name_is_several(now: datetime) -> None:
    """A known name keeps its person."""
    lines = ["Jo Lind [jo-lind-2] = Mara", "Bo Vane", "Ada Quill = Self = Ada"]
    assert people(lines, {"Bo Vane": "bo-vane"}) == [
        {"name": "Jo Lind", "person": "jo-lind-2", "character": "Mara"},
        {"name": "Bo Vane", "person": "bo-vane"},
        {"name": "Ada Quill", "character": "Self = Ada"},
    ]
