"""Letterboxd's and IMDb's exports come in: reviews, viewings, ratings, lists, likes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from matinee_site.archives.models import ImportItem, ImportRun
from matinee_site.archives.operations import Undone, Wishes, take_back
from matinee_site.archives.reckoning import Summary
from matinee_site.archives.words import Fate
from matinee_site.reviews.models import Collection, Critic, Review, Viewing

pytestmark = pytest.mark.django_db
Pass = Callable[..., Summary]
PAYLOADS = Path(__file__).parents[2] / "payloads"
LETTERBOXD = PAYLOADS / "letterboxd"


def undo() -> Undone:
    """Take the newest run back."""
    return take_back(run=ImportRun.objects.order_by("-pk")[0], progress=lambda *_: None)


def test_a_letterboxd_review_comes_with_its_viewing(brought: Pass) -> None:
    """Score, day of the viewing, that it was not the first, tags, that the film is liked."""
    brought(LETTERBOXD)
    review = Review.objects.get()
    assert review.film
    assert review.film.key == "tt9000001"
    assert (review.score_value, review.score_best, review.score_scale) == (4.5, 5.0, "five")
    assert (review.watched_at, review.published_at) == (date(2016, 5, 2), date(2016, 5, 4))
    assert (review.rewatch, review.liked) == (True, True)
    assert review.tags == ["cinema", "with friends"]
    assert review.sections[0].value["body"].startswith('**Salt**, "salt", salt.')
    assert (review.critic.name, review.critic.bio) == ("M. Lane", "Second row.")


def test_what_other_files_tell_again_comes_once(brought: Pass) -> None:
    """The rating, the diary's line and the like of a reviewed film are its review's."""
    brought(LETTERBOXD)
    assert [(v.film.key, v.score_value, v.score_best) for v in Viewing.objects.all()] == [
        ("tt9000003", 0.5, 5.0)
    ]
    diary = ImportItem.objects.get(key__contains="/diary.csv:https://boxd.it/s1")
    assert (diary.fate, diary.why) == (Fate.LEFT_OUT, "its review tells the same")


def test_lists_become_collections_that_readers_see_when_asked(brought: Pass) -> None:
    """In order, with their notes; a watchlist is nobody's business."""
    brought(LETTERBOXD, wishes=Wishes(jobs=1, show_lists=True))
    listed, watchlist = Collection.objects.order_by("title")
    assert (listed.title, listed.intro, listed.shown) == (
        "Salt, mostly",
        "Films with\\\nsalt.",
        True,
    )
    entries = [(one.film.key, one.note) for one in listed.entries.all()]
    assert entries == [("tt9000001", "The first."), ("harbour-lights", "")]
    assert (watchlist.title, watchlist.shown) == ("Watchlist", False)


def test_a_second_time_changes_nothing_and_undo_takes_all_back(brought: Pass) -> None:
    """Lists and viewings too."""
    models = (Review, Viewing, Collection, Critic)
    brought(LETTERBOXD)
    before = [list(model.objects.values()) for model in models]
    summary = brought(LETTERBOXD)
    assert summary.brought == 0
    assert [list(model.objects.values()) for model in models] == before
    undo()
    undone = take_back(run=ImportRun.objects.order_by("pk")[0], progress=lambda *_: None)
    assert undone.kept == []
    assert [model.objects.count() for model in models] == [0] * len(models)
    brought(LETTERBOXD)
    assert Viewing.objects.count() == 1


def test_a_rating_that_was_changed_there_is_changed_here(brought: Pass, tmp_path: Path) -> None:
    """Unless somebody has changed it here; undo gives what stood before."""
    rated = "Const,Your Rating,Date Rated,Title,Year\ntt9000001,{},2024-03-15,The Salt Road,1999\n"
    path = tmp_path / "3c1.csv"
    path.write_text(rated.format(9))
    brought(path)
    assert Viewing.objects.get().score_written == "9/10"
    path = path.rename(tmp_path / "77.csv")
    path.write_text(rated.format(7))
    assert brought(path).fates[Fate.UPDATED] == 1
    assert Viewing.objects.get().score_written == "7/10"
    undo()
    assert Viewing.objects.get().score_written == "9/10"
    Viewing.objects.update(score_value=1)
    assert brought(path).fates[Fate.KEPT] == 1


def test_imdb_lists_become_collections_and_serials_stay_out(brought: Pass) -> None:
    """A list is called as its file is."""
    brought(PAYLOADS / "imdb-list.csv")
    brought(PAYLOADS / "imdb-ratings.csv")
    assert [entry.film.key for entry in Collection.objects.get().entries.all()] == ["tt9000001"]
    assert [viewing.score_value for viewing in Viewing.objects.all()] == [9.0]
    assert ImportItem.objects.get(title="Some Serial").why == "no film: TV Series"
