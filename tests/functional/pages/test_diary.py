"""What a critic saw, day by day: the page of a diary."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from matinee_site.catalogue.models import Film
from matinee_site.pages.queries import diary
from matinee_site.reviews.models import Critic, Review, Viewing
from matinee_site.reviews.operations import publish, save_draft

pytestmark = pytest.mark.django_db
SALT, LATER = "tt9000001", "tt9000002"


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


@pytest.fixture
def critic() -> Critic:
    return Critic.objects.create(name="Nell Ash", slug="nell-ash")


def saw(critic: Critic, key: str, day: date | None, **fields: object) -> Viewing:
    """Note that a film was seen."""
    film = Film.objects.get(key=key)
    return Viewing.objects.create(critic=critic, film=film, watched_at=day, **fields)


def wrote(critic: Critic, key: str, *, live: bool = True, **fields: object) -> Review:
    """Write a review of a film."""
    review = Review(critic=critic, film=Film.objects.get(key=key), title="On it", **fields)
    review.clean()
    (publish if live else save_draft)(review=review)
    return review


def page(client: Client, path: str = "/critics/nell-ash/diary/") -> str:
    """Fetch a page."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_lines_stand_by_month_newest_first(client: Client, critic: Critic) -> None:
    """With the score, whether it was seen again or liked, the tags, and the review."""
    saw(critic, LATER, date(2024, 4, 30), rewatch=True, tags=["<sea>"], score_value=4, score_best=5)
    saw(critic, SALT, date(2024, 5, 2), liked=True)
    saw(critic, SALT, None)
    review = wrote(critic, SALT, watched_at=date(2024, 5, 9), score_value=9, score_best=10)
    html = page(client)
    places = [html.index(word) for word in ("May 2024", "April 2024", "Day not noted")]
    assert places == sorted(places)
    assert html.count(f'href="/reviews/{review.slug}/"') == 3  # its own line, and the film's others
    for word in ("seen again", "liked", "&lt;sea&gt;", "four out of five", "nine out of ten"):
        assert word in html
    assert [line.day for line in diary.diary_page("nell-ash", page=1).lines.rows] == [
        date(2024, 5, 9), date(2024, 5, 2), date(2024, 4, 30), None,
    ]  # fmt: skip


def test_a_review_of_the_same_day_says_it_once(client: Client, critic: Critic) -> None:
    saw(critic, SALT, date(2024, 5, 2))
    wrote(critic, SALT, watched_at=date(2024, 5, 2))
    assert diary.diary_page("nell-ash", page=1).lines.total == 1


def test_a_day_on_which_a_film_was_only_noted_is_not_said_to_be_that_of_the_viewing(
    client: Client, critic: Critic
) -> None:
    saw(critic, SALT, None, noted_at=date(2024, 5, 2))
    assert "day of the note" in page(client)


def test_nothing_is_told_that_is_not_public(client: Client, critic: Critic) -> None:
    """A draft with a day, a film that no open source names, a diary that its critic hides."""
    wrote(critic, SALT, live=False, watched_at=date(2024, 5, 2))
    saw(critic, LATER, date(2024, 5, 2))
    Film.objects.filter(key=LATER).update(public=False)
    for path in ("/critics/nell-ash/diary/", "/critics/nell-ash/"):
        assert client.get(path).status_code == 404
    Film.objects.filter(key=LATER).update(public=True)
    cache.clear()
    assert "The Salt Road" in page(client)
    critic.diary_shown = False
    critic.save()
    for path in ("/critics/nell-ash/diary/", "/critics/nell-ash/"):
        assert client.get(path).status_code == 404
    assert "diary" not in client.get("/sitemaps/lists-1.xml").content.decode()


def test_it_is_found_from_the_critic_and_told_to_search_engines(
    client: Client, critic: Critic
) -> None:
    """A critic who wrote nothing has a page for their diary, which the ways into the site name."""
    saw(critic, SALT, date(2024, 5, 2))
    assert 'href="/critics/nell-ash/diary/"' in page(client, "/critics/nell-ash/")
    assert 'href="/critics/nell-ash/"' in page(client, "/browse/")
    assert "/critics/nell-ash/diary/" in page(client, "/sitemaps/lists-1.xml")


def test_a_critic_without_one_is_offered_none(client: Client, critic: Critic) -> None:
    wrote(critic, SALT)
    assert "/diary/" not in page(client, "/critics/nell-ash/")
    assert client.get("/critics/nell-ash/diary/").status_code == 404


def test_a_long_one_has_pages(
    client: Client, critic: Critic, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every line stands on just one, and beyond the last there is none."""
    monkeypatch.setattr(diary, "A_PAGE", 2)
    for day in range(1, 6):
        saw(critic, SALT, date(2024, 5, day))
    days = [
        line.day.day
        for number in (1, 2, 3)
        for line in diary.diary_page("nell-ash", page=number).lines.rows
    ]
    assert days == [5, 4, 3, 2, 1]
    assert 'href="/critics/nell-ash/diary/page/3/"' in page(
        client, "/critics/nell-ash/diary/page/2/"
    )
    assert client.get("/critics/nell-ash/diary/page/4/").status_code == 404


def test_it_costs_the_same_however_long(
    client: Client, critic: Critic, django_assert_max_num_queries: object
) -> None:
    """A page of sixty lines asks as much as one of two."""
    for day in range(1, 29):
        saw(critic, SALT, date(2024, 5, day))
        saw(critic, LATER, date(2024, 5, day))
    with django_assert_max_num_queries(8):
        diary.diary_page("nell-ash", page=1)


def test_a_change_at_the_desk_shows_at_once(client: Client, critic: Critic) -> None:
    """The kept page is made anew."""
    viewing = saw(critic, SALT, date(2024, 5, 2))
    assert "seen again" not in page(client)
    viewing.rewatch = True
    viewing.save()
    assert "seen again" in page(client)
    viewing.delete()
    assert client.get("/critics/nell-ash/diary/").status_code == 404
