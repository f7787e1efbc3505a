"""Lists into collections and out of them, and collections that are computed."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from matinee.lists import ListForm, read_list
from matinee_site.catalogue.models import Film
from matinee_site.discovery.lists import bring_list, matched_list, take_out
from matinee_site.reviews.models import Collection, Critic, Notice, Review
from matinee_site.reviews.queries import shown_collection
from matinee_site.reviews.rules import RULES, Asked

pytestmark = pytest.mark.django_db

LIST = b"""# Roads
1. The Salt Road (2011) \xe2\x80\x93 the later one
2. The Salt Rode (1999)
3. Nothing of the Kind (1950)
4. The Salt Road (2011)
"""


def _slugs(collection: Collection) -> list[str]:
    shelf = shown_collection(slug=collection.slug)
    assert shelf
    return [Film.objects.get(pk=film).slug for film in shelf.films]


def _computed(rule: str, subject: str = "") -> Collection:
    collection = Collection(title=rule, slug=rule, rule=rule, subject=subject)
    collection.full_clean()
    collection.save()
    return collection


def test_makes_a_collection_of_what_is_sure(indexed: None) -> None:
    """In order, once each, with notes; it is not shown before somebody says so."""
    read = read_list(LIST, "roads.txt")
    found = matched_list(read)
    assert [each.match.decision.value for each in found] == [
        "matched", "ask", "unmatched", "matched",
    ]  # fmt: skip
    brought = bring_list(read, found)
    assert (brought.collection.title, brought.collection.shown, brought.films) == (
        "Roads", False, 1,
    )  # fmt: skip
    entry = brought.collection.entries.get()
    assert (entry.film.slug, entry.note) == ("the-salt-road-2011", "the later one")


def test_takes_what_was_chosen_for_the_doubtful(indexed: None) -> None:
    """And nothing twice; the second list of a title has an address of its own."""
    read = read_list(LIST, "roads.txt")
    found = matched_list(read)
    key = Film.objects.get(slug="the-salt-road-1999").key
    brought = [bring_list(read, found, chosen={1: key, 3: ""}, shown=True) for _ in range(2)]
    assert _slugs(brought[0].collection) == ["the-salt-road-2011", "the-salt-road-1999"]
    assert [each.collection.slug for each in brought] == ["roads", "roads-2"]


@pytest.mark.parametrize("form", list(ListForm))
def test_what_is_taken_out_comes_back_the_same(indexed: None, form: ListForm) -> None:
    """A collection survives the way out and in, in every form, with its notes in order."""
    read = read_list(LIST, "roads.txt")
    first = bring_list(
        read, matched_list(read), chosen={1: Film.objects.get(slug="the-salt-road-1999").key}
    ).collection
    written = take_out(first, form, base="https://example.org")
    again = read_list(written.encode(), "again")
    second = bring_list(again, matched_list(again), title="Roads").collection
    assert [(e.film_id, e.note) for e in second.entries.all()] == [
        (e.film_id, e.note) for e in first.entries.all()
    ]


def test_takes_nothing_out_that_is_not_published(indexed: None) -> None:
    """A film without a public page stays in the house."""
    closed = Film.objects.filter(public=False).first()
    assert closed
    collection = Collection.objects.create(title="C", slug="c")
    collection.entries.create(film=closed)
    assert closed.title not in take_out(collection, ListForm.TEXT)


def test_computes_the_works_of_a_person() -> None:
    """By the year, with what they did; a role that no open source states is not told."""
    works = _computed("works", "Ada Quill")
    assert _slugs(works) == ["harbour-lights"]
    shelf = shown_collection(slug="works")
    assert shelf
    assert "Ada Quill" in shelf.rule
    assert list(shelf.notes.values()) == ["director"]


def test_computes_a_series_in_the_order_of_its_story() -> None:
    """The formula names the series."""
    assert _slugs(_computed("series", "Salt")) == ["the-salt-road-1999", "the-salt-road-2011"]


def test_computes_a_saved_search(indexed: None, client: Client) -> None:
    """What the query finds, in its order; readers can make the same search."""
    saved = _computed("search", "salt sort:oldest")
    assert _slugs(saved) == ["the-salt-road-1999", "the-salt-road-2011"]
    page = client.get("/collections/search/").content.decode()
    assert "/search/?q=salt+sort%3Aoldest" in page


@pytest.mark.parametrize(
    ("rule", "subject"),
    [("works", ""), ("works", "Nobody Here"), ("series", "None"), ("search", "year:soon"),
     ("search", "   ")],
)  # fmt: skip
def test_refuses_a_rule_of_nothing(rule: str, subject: str) -> None:
    """At the desk, where it can be put right."""
    with pytest.raises(ValidationError, match=r"."):
        _computed(rule, subject)


def _voice(film: Film, score: float) -> None:
    Notice.objects.create(
        film=film, outlet=f"Paper {score}", url="https://paper.example/", score_value=score,
        score_best=10,
    )  # fmt: skip


def test_compares_all_voices() -> None:
    """Well reviewed by the average, divisive by the spread; two voices are too few."""
    loved, split, few = Film.objects.filter(public=True).order_by("title")[:3]
    for film, scores in ((loved, (9, 9, 8)), (split, (10, 9, 1)), (few, (10, 10))):
        for score in scores:
            _voice(film, score)
    assert _slugs(_computed("well-reviewed")) == [loved.slug, split.slug]
    assert _slugs(_computed("divisive"))[0] == split.slug
    shelf = shown_collection(slug="divisive")
    assert shelf
    assert shelf.notes[split.pk] == "67% on average, 10% to 100%, 3 voices"
    assert "3 voices" in shelf.rule


def test_remembers_what_was_reviewed_on_this_day(review_file: Path) -> None:
    """In earlier years, not today."""
    today = timezone.localdate()
    critic = Critic.objects.create(name="N", slug="n")
    films = Film.objects.filter(public=True).order_by("title")[:2]
    for film, day in zip(films, (_years_ago(today, 1), today - timedelta(days=40)), strict=True):
        Review.objects.create(
            title=film.title, slug=film.slug, critic=critic, film=film, live=True,
            published_at=day,
        )  # fmt: skip
    assert _slugs(_computed("today")) == [films[0].slug]


def test_remembers_what_came_out_on_this_day() -> None:
    """By the first release that may be shown, in earlier years; each with its date."""
    asked = RULES["released-today"].films
    films = Film.objects.filter(public=True)
    (film,) = asked(Asked(films, "", date(2026, 5, 14)))
    assert (film.key, film.signal) == ("tt9000001", "14 May 1999")
    for day in (date(1999, 5, 14), date(2026, 9, 30), date(2026, 5, 13)):
        assert list(asked(Asked(films, "", day))) == [], day


def _years_ago(day: date, years: int) -> date:
    # The 29th of February has no day of its own in other years.
    return day.replace(year=day.year - years * (4 if (day.month, day.day) == (2, 29) else 1))


def test_shows_the_essay_below_the_films(client: Client) -> None:
    """Rendered from Markdown, like everything that is written here."""
    Collection.objects.create(title="C", slug="c", essay="An *essay*.")
    assert "<p>An <em>essay</em>.</p>" in client.get("/collections/c/").content.decode()
