"""What the house says of itself, and what its editors arrange."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from tests.functional.pages.conftest import write

from matinee_site.catalogue.models import Film
from matinee_site.pages.views import errors
from matinee_site.reviews.models import (
    Article,
    ArticleFilm,
    ArticlePerson,
    Collection,
    Critic,
    FormerPath,
    FrontPage,
    FrontPart,
    FrontPick,
    Review,
)
from matinee_site.reviews.operations import publish

pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.fixture
def article(critic: Critic) -> Article:
    """Give a published article on two films, one of which may not be shown."""
    text = "Jo Lind walks, and ||never arrives||."
    made = Article(
        critic=critic, title="Two walks", slug="two-walks", kind="list",
        standfirst="On foot.", published_at=date(2026, 4, 3),
        sections=[
            ("section", {"heading": "", "aspect": "", "body": text}),
            ("section", {"heading": "By night", "aspect": "", "body": "Stars."}),
        ],
    )  # fmt: skip
    made.films = [
        ArticleFilm(film=Film.objects.get(key="tt9000001"), note="The *longer* one."),
        ArticleFilm(film=Film.objects.get(key="tt9000003")),
    ]
    made.people = [
        ArticlePerson(person="jo-lind", name="Jo Lind"),
        ArticlePerson(person="kim-ros", name="Kim Ros"),
    ]
    publish(review=made)
    return made


def test_an_article_has_a_page_with_its_films_and_people(client: Client, article: Article) -> None:
    """Names linked, spoilers under cover, and only what may be shown."""
    page = text_of(client, "/articles/two-walks/")
    assert '<a class="known" href="/people/jo-lind/">Jo Lind</a> walks' in page
    assert '<label class="spoiler">' in page
    assert "The <em>longer</em> one." in page
    assert 'href="#by-night"' in page
    assert "Ash" not in page
    assert "Kim Ros" not in page
    assert '"@type":"Article"' in page


def test_articles_are_listed_once_there_are_any(client: Client, article: Article) -> None:
    """In the list, at the head of every page, on their critic's page and the person's."""
    assert "Two walks" in text_of(client, "/articles/")
    assert 'href="/articles/"' in text_of(client, "/browse/")
    assert "Two walks" in text_of(client, "/critics/rae-ostrom/")
    assert "Two walks" in text_of(client, "/people/jo-lind/")
    article.unpublish()
    assert 'href="/articles/"' not in text_of(client, "/browse/")
    assert client.get("/articles/two-walks/").status_code == 404


def test_a_page_of_the_houses_own_takes_the_place_of_the_built_in(
    client: Client, critic: Critic
) -> None:
    """It stands right under the site's address, without date and author, and at the foot."""
    assert "Nobody is followed here" in text_of(client, "/privacy/")
    words = [("section", {"heading": "", "aspect": "", "body": "We keep a guest book."})]
    for slug, title in (("privacy", "Your privacy"), ("contact", "Write to us")):
        publish(review=Article(critic=critic, title=title, slug=slug, kind="page", sections=words))
    page = text_of(client, "/privacy/")
    assert "We keep a guest book." in page
    assert "Nobody is followed here" not in page
    assert "minute to read" not in page
    assert text_of(client, "/").count('href="/privacy/"') == 1
    assert 'href="/contact/"' in text_of(client, "/")
    assert "guest book" in text_of(client, "/contact/")


def test_the_calendar_leads_to_what_was_published(
    client: Client, full_review: Review, essay: Review, article: Article
) -> None:
    """By year and month; a month without anything is no page."""
    page = text_of(client, "/calendar/")
    assert 'href="/calendar/2026/5/"' in page
    assert 'href="/calendar/2026/3/"' not in page
    april = text_of(client, "/calendar/2026/4/")
    assert "The first walk" in april
    assert "Two walks" in april
    assert 'rel="next" href="/calendar/2026/5/"' in april
    assert "Came out in May" in text_of(client, "/calendar/2026/5/")
    assert "14 May 1999" in text_of(client, "/calendar/2026/5/")
    assert "Came out in" not in april
    assert client.get("/calendar/2026/3/").status_code == 404
    assert client.get("/calendar/2026/13/").status_code == 404


def test_what_was_put_right_is_in_a_log_and_beside_the_review(
    client: Client, full_review: Review
) -> None:
    """Only what is meant for readers, and only in what they can see."""
    now = timezone.now()
    full_review.corrections.create(text="It is 104 minutes long.", public=True, made_at=now)
    full_review.corrections.create(text="A comma.", public=False, made_at=now)
    log = text_of(client, "/corrections/")
    assert "It is 104 minutes long." in log
    assert "A comma." not in log
    for address in ("/reviews/salt-and-patience/", "/films/the-salt-road-1999/"):
        assert "It is 104 minutes long." in text_of(client, address)
    full_review.unpublish()
    assert "104" not in text_of(client, "/corrections/")


def test_the_house_says_where_its_facts_come_from(client: Client, full_review: Review) -> None:
    """Sources that may be named, and no other."""
    page = text_of(client, "/about-this-site/")
    assert "Open Films" in page
    assert "Closed Films" not in page
    assert "has published 1 review" in page


def test_editors_arrange_the_first_page(
    client: Client, full_review: Review, essay: Review, curated: Collection
) -> None:
    """Which review leads, what they chose, and which parts stand in which order."""
    usual = text_of(client, "/")
    assert usual.index("Salt and patience") < usual.index("The first walk")
    front = FrontPage.objects.create(lead=essay, word="Welcome *in*.")
    for place, (kind, heading) in enumerate((("collections", "Shelves"), ("word", ""))):
        FrontPart.objects.create(front=front, kind=kind, heading=heading, sort_order=place)
    FrontPick.objects.create(front=front, review=full_review)
    front.save()
    page = text_of(client, "/")
    assert page.index("<h1") < page.index("The first walk") < page.index("Shelves")
    assert page.index("Shelves") < page.index("Welcome <em>in</em>.")
    assert "Salt and patience" not in page
    FrontPart.objects.create(front=front, kind="picks", sort_order=5)
    front.save()
    assert "Chosen by the editors" in text_of(client, "/")
    essay.unpublish()
    page = text_of(client, "/")
    assert page.index("<h1") < page.index("Salt and patience") < page.index("Shelves")


def test_this_day_in_earlier_years_is_remembered(client: Client, critic: Critic) -> None:
    """A review of a year ago to the day."""
    today = timezone.localdate()
    then = today.replace(year=today.year - 1, day=min(today.day, 28))
    publish(review=write(critic, slug="new", title="New here", published_at=today))
    publish(review=write(critic, slug="then", title="Then and there", published_at=then))
    page = text_of(client, "/")
    assert ("On this day" in page) is (today.day == then.day)


def test_a_critic_is_shown_with_scores_and_favourites(client: Client, critic: Critic) -> None:
    """A bar for each step of their scale with a table behind, and what they scored best."""
    for number, value in enumerate((9, 8, 5, 5)):
        publish(
            review=write(
                critic, slug=f"r{number}", title=f"Walk {number}", score_value=value,
                score_best=10, published_at=date(2026, 1, 1) + timedelta(days=number),
            )
        )  # fmt: skip
    page = text_of(client, "/critics/rae-ostrom/")
    assert "4 scores, on average 6.8 out of 10" in page
    assert '<th scope="row">5</th><td>2</td>' in page
    favourites = page[page.index("Favourites") : page.index("4 reviews")]
    assert "Walk 0" in favourites
    assert "Walk 2" not in favourites


def test_an_address_that_a_piece_had_before_leads_to_it(
    client: Client, full_review: Review, essay: Review
) -> None:
    """For ever, also one that was a question; one of a draft leads nowhere."""
    for path in ("/2019/05/salt/", "/?p=12"):
        FormerPath.objects.create(path=path, review=full_review)
    for asked in ("/2019/05/salt/", "/2019/05/salt", "/?p=12"):
        response = client.get(asked)
        assert response.status_code == 301, asked
        assert response["Location"] == "/reviews/salt-and-patience/"
    full_review.unpublish()
    assert client.get("/2019/05/salt/").status_code == 404
    assert client.get("/?p=12").status_code == 200


def test_a_closed_house_asks_to_come_back(
    client: Client, full_review: Review, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the operator's file is there; the desk stays open."""
    closed = tmp_path / "closed"
    monkeypatch.setattr(errors, "_CLOSED", closed)
    assert client.get("/").status_code == 200
    closed.touch()
    response = client.get("/")
    assert (response.status_code, response["Retry-After"]) == (503, "120")
    assert "Between two films" in response.content.decode()
    assert client.get("/desk/login/").status_code == 200


def test_a_database_that_does_not_answer_is_no_failure_of_the_pages(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader is asked to come back, by a page that needs no database."""

    def broken() -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("matinee_site.pages.views.pages.home_page", broken)
    assert client.get("/").status_code == 503


def test_public_pages_set_no_cookie(client: Client, full_review: Review) -> None:
    """As the page on privacy says."""
    for address in ("/", "/films/the-salt-road-1999/", "/search/?q=salt", "/nothing/"):
        assert not client.get(address).cookies, address
