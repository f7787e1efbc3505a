"""Searching on the site: what may be shown of the catalogue, and what the house has made."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from matinee.discovery.search import Answer, parse_query
from matinee_site.catalogue.house import FILM, PERSON, SERIES
from matinee_site.catalogue.models import Film, Load
from matinee_site.catalogue.operations import add_film, correct, rule, take_back
from matinee_site.discovery.index import index_folder, site_index
from matinee_site.discovery.operations import refresh_index
from matinee_site.discovery.queries import search, suggest
from matinee_site.reviews.models import (
    AlsoReviewed,
    Article,
    Collection,
    Critic,
    Edition,
    Review,
)
from matinee_site.reviews.operations import publish, unpublish

pytestmark = pytest.mark.usefixtures("indexed")

Written = Callable[..., Review]


@pytest.fixture
def written() -> Written:
    """Give what writes and publishes a review of a film."""
    critic = Critic.objects.create(name="Nell Ash", slug="nell-ash")

    def write(title: str, *, film: str = "tt9000001", **parts: object) -> Review:
        review = Review(
            critic=critic, title=title, film=Film.objects.get(key=film),
            published_at=date(2026, 5, 1),
            sections=[("section", {"heading": "", "aspect": "", "body": "Salt."})], **parts,
        )  # fmt: skip
        review.clean()
        publish(review=review)
        return review

    return write


def _asked(written: str, *, facets: bool = False) -> Answer:
    return search(query=parse_query(written), limit=50, facets=facets)


def _names(written: str) -> list[tuple[str, str, int | None]]:
    return [(found.kind.value, found.name, found.year) for found in _asked(written).found]


def test_finds_what_the_catalogue_has() -> None:
    """Films, people, series and characters, best known first."""
    assert _names("ines mor")[0] == ("person", "Inès Morvan", None)
    assert _names("salt")[:3] == [
        ("series", "Salt", None),
        ("film", "The Salt Road", 1999),
        ("film", "The Salt Road", 2011),
    ]
    assert _names("mara")[0] == ("character", "Mara", None)
    assert _names("morvan 1999") == [("film", "The Salt Road", 1999)]
    assert [found.name for found in suggest(query=parse_query("har"))] == ["Harbour Lights"]


@pytest.mark.parametrize(
    "written",
    [
        "ash ember",  # a film that only a closed source knows
        "kind:film year:1974",  # the year of Harbour Lights is a closed source's
        "vane", "director:vane", "kind:film vane",  # a person whom only a closed source credits
        "kim ros", "otto", "character:otto",  # a credit and a character of a closed source
        "composer:quill",  # a credit of a closed source, of somebody with open ones
        "role:composer",
        "genre:comedy", "genre:western", "country:italy",
        "runtime:104",
        "salzstrasse",  # another title
        "ib morvan",  # another spelling of a name
    ],
)  # fmt: skip
def test_shows_nothing_that_rests_on_a_closed_source(written: str) -> None:
    """Neither as typed nor as a guess, nor in what would narrow."""
    answer = _asked(written, facets=True)
    names = {found.name for found in answer.found}
    assert not names & {"Ash & Ember", "Bo Vane", "Kim Ros", "Otto"}
    if not answer.corrected:
        assert answer.found == []


def test_counts_nothing_that_rests_on_a_closed_source() -> None:
    """No facet tells of a genre, a country or a time that may not be published."""
    values = {
        (facet.field, value.label)
        for facet in _asked("-kind:review", facets=True).facets
        for value in facet.values
    }
    assert ("genre", "Drama") in values
    assert not {label for _, label in values} & {"Comedy", "Western", "Italy", "1970s", "composer"}


def test_finds_a_review_as_soon_as_it_is_published(written: Written) -> None:
    """By its title, its critic, its film; and the film as reviewed, with its score."""
    assert _names("patience") == []
    review = written("Patience", score_value=8, score_best=10)
    assert _names("patience") == [("review", "Patience", 1999)]
    assert _names("patiense") == [("review", "Patience", 1999)]
    assert _names("critic:ash") == [("review", "Patience", 1999)]
    assert _names("reviewed:yes") == [("film", "The Salt Road", 1999)]
    assert _names("kind:film score:8") == [("film", "The Salt Road", 1999)]
    unpublish(review=review)
    assert _names("patience") == []
    assert _names("reviewed:yes") == []


def test_shows_no_draft_and_nothing_before_its_day(written: Written) -> None:
    """What is not public yet is not found either."""
    review = written("Tomorrow")
    Review.objects.filter(pk=review.pk).update(
        published_at=timezone.localdate() + timedelta(days=1)
    )
    Edition.next()
    assert _names("tomorrow") == []


def test_averages_scores_and_counts_further_films(written: Written) -> None:
    """A film reviewed in somebody else's review is reviewed."""
    review = written("One", score_value=3, score_best=5)
    written("Two", score_value=10, score_best=10)
    AlsoReviewed.objects.create(
        review=review, film=Film.objects.get(key="tt9000002"), score_value=1, score_best=10
    )
    Edition.next()
    assert _names("kind:film score:8") == [("film", "The Salt Road", 1999)]
    assert _names("kind:film score:<2") == [("film", "The Salt Road", 2011)]


def test_finds_collections_and_articles(written: Written) -> None:
    """All that the house has made."""
    collection = Collection.objects.create(title="Desert roads", slug="desert-roads")
    assert _names("desert ro") == [("collection", "Desert roads", None)]
    collection.shown = False
    collection.save()
    assert _names("desert ro") == []
    article = Article(
        critic=Critic.objects.get(), title="On deserts", kind=Article.Kind.PAGE,
        sections=[("section", {"heading": "", "aspect": "", "body": "Sand."})],
    )  # fmt: skip
    article.clean()
    publish(review=article)
    (found,) = _asked("on deserts").found
    assert (found.kind, found.slug) == ("article", "on-deserts")


def test_finds_what_the_house_corrects_at_once(now: datetime) -> None:
    """The old word is gone, the new one is found; and the other way round when it is taken back.

    The index is changed in place: it is not made anew.
    """
    assert _names("harbour") == [("film", "Harbour Lights", None)]
    before = index_folder().current()
    facts = [
        correct(kind=FILM, key="harbour-lights", field="title", value="Quay Lamps", now=now),
        correct(kind=PERSON, key="jo-lind", field="name", value="Joanna Lindqvist", now=now),
        correct(kind=SERIES, key="salt", field="name", value="The Brine Trilogy", now=now),
    ]
    assert _names("quay") == [("film", "Quay Lamps", None)]
    assert _names("lindqvist")[0] == ("person", "Joanna Lindqvist", None)
    assert _names("brine")[0] == ("series", "The Brine Trilogy", None)
    assert refresh_index() is False
    for fact in facts:
        take_back(fact=fact, now=now)
    assert _names("harbour") == [("film", "Harbour Lights", None)]
    assert _names("jo lind")[0] == ("person", "Jo Lind", None)
    assert not _asked("brine").found or _asked("brine").corrected
    assert index_folder().current() == before


def test_finds_a_film_that_the_house_adds_and_none_that_it_has_merged(now: datetime) -> None:
    """What was ruled to be another is found as that one alone."""
    add_film(title="Tidewater", year=2025, now=now, directors=["Mina Ost"])
    assert _names("tidewater") == [("film", "Tidewater", 2025)]
    assert _names("mina ost")[0] == ("person", "Mina Ost", None)
    assert len([1 for kind, *_ in _names("salt road") if kind == "film"]) == 2
    rule(kind=FILM, left="tt9000001", right="tt9000002", verdict="same", now=now)
    assert len([1 for kind, *_ in _names("salt road") if kind == "film"]) == 1


def test_asks_the_database_once_when_nothing_has_changed() -> None:
    """A search costs one small question: whether there is a newer edition."""
    _asked("salt")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        _asked("salt", facets=True)
        suggest(query=parse_query("sal"))
    assert len(asked) == 2


def test_is_built_when_the_catalogue_is_loaded_anew(now: datetime) -> None:
    """And only then; the new one takes the old one's place at once, and the old one goes."""
    before = index_folder().current()
    assert refresh_index() is False
    Load.objects.create(fingerprint="other", films=3, loaded_at=now)
    held = site_index()
    assert refresh_index() is True
    after = index_folder().current()
    assert before != after
    assert held.search(parse_query("harbour")).total == 1
    assert site_index().fingerprint == "other"
    assert [path.name for path in index_folder().root.glob("build-*")] == [after and after.name]


def test_keeps_the_old_index_when_building_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk leaves what there was."""

    def fail(*args: object, **options: object) -> int:
        raise OSError("No space left on device")

    before = index_folder().current()
    monkeypatch.setattr("matinee_site.discovery.operations.build_index", fail)
    with pytest.raises(OSError, match="No space"):
        refresh_index(force=True)
    assert index_folder().current() == before
    assert len(list(index_folder().root.glob("build-*"))) == 1
    assert _names("harbour") == [("film", "Harbour Lights", None)]


def test_makes_an_index_that_was_lost(settings: LazySettings, tmp_path: object) -> None:
    """Somebody who empties the folder does not take the search away."""
    settings.MATINEE_SEARCH = f"{tmp_path}/elsewhere"
    assert _names("harbour") == [("film", "Harbour Lights", None)]


def test_finds_nothing_before_a_catalogue_is_loaded(
    settings: LazySettings, tmp_path: object
) -> None:
    """An empty site has a search page too."""
    settings.MATINEE_SEARCH = f"{tmp_path}/elsewhere"
    Load.objects.all().delete()
    assert _names("harbour") == []
    assert suggest(query=parse_query("har")) == ()
