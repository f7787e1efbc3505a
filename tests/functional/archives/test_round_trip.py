"""A site goes out whole and comes back equal."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import models
from django.test import Client

from matinee_site.archives.models import ImportItem, ImportRun, Made, OldAddress
from matinee_site.archives.operations import take_back
from matinee_site.archives.outward.place import PlaceError
from matinee_site.archives.outward.tables import TABLES
from matinee_site.archives.outward.whole import write_site
from matinee_site.archives.reckoning import Summary
from matinee_site.catalogue.house import FILM, HouseFact
from matinee_site.catalogue.models import Film
from matinee_site.catalogue.operations import add_film, correct
from matinee_site.catalogue.operations import take_back as unsay
from matinee_site.catalogue.overlay import standing
from matinee_site.reviews.models import (
    Acceptance,
    AlsoReviewed,
    Article,
    ArticleFilm,
    ArticlePerson,
    Collection,
    CollectionEntry,
    Comment,
    Correction,
    Critic,
    FormerPath,
    FrontPage,
    FrontPart,
    FrontPick,
    Notice,
    Picture,
    Review,
    Viewing,
)
from matinee_site.reviews.operations import publish, save_draft
from matinee_site.showings.models import Offer, Place, Screening

from .conftest import picture

pytestmark = pytest.mark.django_db
Pass = Callable[..., Summary]
THEN = datetime(2020, 5, 6, 7, 8, tzinfo=UTC)
_ALL: tuple[type[models.Model], ...] = (
    *(FrontPage, Comment, Correction, Acceptance, FormerPath, OldAddress, Notice, Viewing),
    *(CollectionEntry, Collection, Offer, Screening, Place, Review, Article, Picture, Critic),
    *(ImportItem, Made, ImportRun),
)


def silent(label: str, done: int, total: int) -> None:
    """Show no progress."""


def tree(folder: Path) -> dict[str, bytes]:
    """Give all files of a folder by their paths."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def empty() -> None:
    """Take everything off the site but its catalogue."""
    for model in _ALL:
        model._default_manager.all().delete()
    for fact in standing():
        unsay(fact=fact, now=THEN)
    HouseFact.objects.all().delete()


@pytest.fixture
def house(media: Path) -> dict[str, Any]:
    """Give a site that has something of everything."""
    salt, other = Film.objects.get(key="tt9000001"), Film.objects.get(key="tt9000003")
    own = add_film(title="Made at Home", year=2024, directors=["Somebody Near"], now=THEN)
    correct(kind=FILM, key=salt.key, field="runtime", value=105, ref="The print", now=THEN)
    nell = Critic.objects.create(
        name="Nell Ash", slug="nell", bio="Writes *here*.", score_scale="five"
    )
    shown = Picture(title="A road", description='The "road"', credit="© Me", width=40, height=20)
    shown.file = ContentFile(picture(), "road.png")
    shown.save()
    review = Review(
        critic=nell, title='Salt: "a" review', slug="salt", film=salt,
        published_at=date(2020, 5, 6),
        standfirst="It waits.\n\nAnd waits.", language="en-GB", tags=["sea", "salt, more"],
        spoilers=True, strengths="- Light\r\n- Sound", weaknesses="", verdict="Go.\n",
        score_value=4.5, score_best=5, score_written="★★★★½", score_scale="five", score_line="Yes",
        header={"director": ["Inès Morvan"]}, watched_at=date(2020, 5, 1), rewatch=True, liked=True,
        sections=[
            ("section", {"heading": "", "aspect": "", "body": "Jo Lind is Mara.\r\n\r\n# A\n"}),
            ("section", {"heading": "The road", "aspect": "plot", "body":
                f'![Her road](picture:{shown.pk} "A caption")\n\n<!-- part: text -->\n\n||gone||'}),
        ],
    )  # fmt: skip
    review.also = [AlsoReviewed(film=other, score_value=2.0, score_best=5, score_scale="five")]
    publish(review=review)
    review.title = "Salt, once more"
    save_draft(review=review)
    draft = Review(critic=nell, title="Not yet", slug="not-yet", film=own)
    draft.sections = [("section", {"heading": "", "aspect": "", "body": "Half a"})]
    save_draft(review=draft)
    draft.sections = [("section", {"heading": "", "aspect": "", "body": "Half a word"})]
    save_draft(review=draft)
    essay = Article(critic=nell, title="The year", slug="the-year", kind="list")
    essay.sections = [("section", {"heading": "One", "aspect": "", "body": "First."})]
    essay.films = [ArticleFilm(film=salt, note="*Why*", sort_order=0)]
    essay.people = [ArticlePerson(person="jo-lind", name="Jo Lind", sort_order=0)]
    publish(review=essay)
    page = Article(critic=nell, title="About us", slug="us", kind="page")
    publish(review=page)
    first = Comment.objects.create(
        review=review, name="A reader", text="Yes!", posted_at=THEN, email="a@mail.example",
        ip="192.0.2.7",
    )  # fmt: skip
    Comment.objects.create(review=review, name="B", text="=No", answers=first, shown=False)
    Correction.objects.create(review=review, text="A name.", public=True, made_at=THEN)
    Acceptance.objects.create(review=review, rule="runtime", words="104", reason="cut")
    Acceptance.objects.create(rule="name-misspelt", words="Jo", reason="everywhere")
    FormerPath.objects.create(review=review, path="/2020/05/salt/")
    OldAddress.objects.create(picture=shown, path="/uploads/road.png")
    OldAddress.objects.create(critic=nell, path="/author/nell/")
    Notice.objects.create(film=salt, outlet="The Gate", quotation="Fine.", score_value=3)
    kept = Collection.objects.create(title="Salt", slug="salt", intro="Of *salt*.", position=7)
    CollectionEntry.objects.create(collection=kept, film=salt, note="First", sort_order=0)
    Viewing.objects.create(critic=nell, film=other, watched_at=date(2020, 1, 2), score_value=0.5)
    cinema = Place.objects.create(name="Rex", city="Leeds", kind="cinema", licensed=True)
    stream = Place.objects.create(name="Reel")
    Offer.objects.create(film=salt, place=stream, country="GB", checked_on=date(2024, 1, 1))
    Screening.objects.create(
        film=salt, place=cinema, country="GB", starts_at=THEN, checked_on=date(2024, 1, 1)
    )
    front = FrontPage.load()
    front.lead, front.word = review, "Hello."
    front.save()
    FrontPart.objects.create(front=front, kind="latest", heading="New", count=3, sort_order=0)
    FrontPick.objects.create(front=front, collection=kept, sort_order=0)
    return {"review": review, "picture": shown}


def test_a_site_comes_back_equal(house: object, brought: Pass, tmp_path: Path) -> None:
    """From an empty one with the same catalogue; what goes out of it then is the same."""
    write_site(tmp_path / "out", private=True, progress=silent)
    before = tree(tmp_path / "out")
    empty()
    assert not Review.objects.exists()
    summary = brought(tmp_path / "out")
    assert summary.unread == []
    write_site(tmp_path / "again", private=True, progress=silent)
    assert tree(tmp_path / "again") == before
    counts = [len((before[f"{table.name}.jsonl"]).splitlines()) for table in TABLES]
    assert all(counts)
    review = Review.objects.get(slug="salt")
    assert (review.title, review.has_unpublished_changes) == ('Salt: "a" review', True)
    assert review.get_latest_revision_as_object().title == "Salt, once more"
    assert f"picture:{Picture.objects.get().pk}" in review.sections[1].value["body"]
    assert [row.film.key for row in review.also.all()] == ["tt9000003"]


def test_a_second_time_changes_nothing(house: object, brought: Pass, tmp_path: Path) -> None:
    """Nor does an export that comes back to the site it is of; undo takes back what came."""
    write_site(tmp_path / "out", progress=silent)
    before = tree(tmp_path / "out")
    assert brought(tmp_path / "out").brought == 0
    write_site(tmp_path / "same", progress=silent)
    assert tree(tmp_path / "same") == before
    empty()
    brought(tmp_path / "out")
    brought(tmp_path / "out")
    write_site(tmp_path / "twice", progress=silent)
    assert tree(tmp_path / "twice") == before
    undone = take_back(run=ImportRun.objects.order_by("pk")[0], progress=silent)
    assert undone.kept == []
    left = {model.__name__ for model in _ALL[1:-3] if model._default_manager.exists()}
    assert left == set()


def test_addresses_of_readers_stay_in(house: object, tmp_path: Path) -> None:
    """Unless somebody asks for them."""
    write_site(tmp_path / "out", progress=silent)
    everything = b"".join(tree(tmp_path / "out").values())
    assert b"a@mail.example" not in everything
    assert b"192.0.2.7" not in everything
    write_site(tmp_path / "out", private=True, progress=silent)
    assert b"a@mail.example" in (tmp_path / "out" / "comment.jsonl").read_bytes()


def test_what_is_there_is_not_written_over(house: object, tmp_path: Path) -> None:
    """An earlier export is replaced whole; anything else is left alone."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear")
    with pytest.raises(PlaceError, match="holds something else"):
        write_site(tmp_path / "mine", progress=silent)
    assert tree(tmp_path / "mine") == {"letter.txt": b"Dear"}
    write_site(tmp_path / "out", progress=silent)
    Review.objects.get(slug="not-yet").delete()
    write_site(tmp_path / "out", progress=silent)
    assert not (tmp_path / "out/reviews/not-yet.md").exists()
    assert sorted(file.name for file in tmp_path.iterdir() if file.is_dir()) == [
        "media", "mine", "out",
    ]  # fmt: skip


def test_a_text_that_went_out_can_be_read_and_checked(
    house: object, tmp_path: Path, client: Client
) -> None:
    """By people and by ``matinee check``: Markdown with headings, pictures beside it."""
    write_site(tmp_path / "out", progress=silent)
    text = (tmp_path / "out/reviews/salt.md").read_text(encoding="utf-8")
    assert "imdb_id: tt9000001\n" in text
    assert "\n## The road\n" in text
    assert "![Her road](../pictures/" in text
    [file] = (tmp_path / "out/pictures").iterdir()
    assert file.read_bytes() == picture()


def test_no_field_is_forgotten() -> None:
    """Each field of each table goes out, but what the site makes by itself."""
    own = {"id", "run", "made_at", "by"}
    for table in TABLES:
        there = {each.name for each in table.model._meta.concrete_fields} - own
        assert there <= {*table.fields, *table.private, *table.refs, "user"}, table.name
