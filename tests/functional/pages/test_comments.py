"""Comments that an archive brought are read under the text they belong to."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from matinee_site.pages.queries.overview import forget
from matinee_site.reviews.models import Article, Comment, Critic, Edition, Review
from matinee_site.reviews.operations import publish

pytestmark = pytest.mark.django_db
THEN, LATER = datetime(2010, 3, 4, 9, tzinfo=UTC), datetime(2010, 3, 5, 9, tzinfo=UTC)


@pytest.fixture
def review() -> Review:
    """Give a published review."""
    critic = Critic.objects.create(name="Nell", slug="nell")
    made = Review(critic=critic, title="Salt", slug="salt")
    made.sections = [("section", {"heading": "", "aspect": "", "body": "Salt."})]
    publish(review=made)
    return made


def page(client: Client, path: str = "/reviews/salt/") -> str:
    """Give a page as readers have it now."""
    Edition.next()
    forget()
    return client.get(path).content.decode()


def test_an_answer_stands_below_what_it_answers(review: Review, client: Client) -> None:
    """However they were kept; a reader sees who wrote it and when."""
    first = Comment.objects.create(review=review, name="A", text="First *words*.", posted_at=THEN)
    Comment.objects.create(review=review, name="B", text="Second.", posted_at=LATER)
    Comment.objects.create(review=review, name="C", text="An answer.", answers=first)
    told = page(client)
    assert "3 comments" in told
    assert "First <em>words</em>." in told
    assert told.index("First <em>") < told.index("An answer.") < told.index("Second.")
    assert '<li class="deep-1">' in told
    assert "4 March 2010" in told


def test_what_is_hostile_does_nothing(review: Review, client: Client) -> None:
    """Names and words are only read; nothing of another site is loaded."""
    Comment.objects.create(
        review=review, name="<script>alert(1)</script>",
        text="<img src=x onerror=alert(2)> [a](javascript:alert(3)) ![b](https://x.example/b.png)",
    )  # fmt: skip
    told = page(client)
    assert "<script>alert(1)" not in told
    assert "<img src=x" not in told
    assert 'href="javascript' not in told
    assert "x.example/b.png" not in told


def test_what_is_not_shown_and_what_is_private_stays_in(review: Review, client: Client) -> None:
    """A comment held back is not counted either."""
    Comment.objects.create(review=review, name="Spam", text="Buy", shown=False)
    assert 'id="comments"' not in page(client)
    Comment.objects.create(review=review, name="A", text="Yes", email="a@m.example", ip="192.0.2.1")
    told = page(client)
    assert "1 comment<" in told
    assert "a@m.example" not in told
    assert "192.0.2.1" not in told


def test_articles_have_theirs(client: Client) -> None:
    """And not those of a review with the same number."""
    critic = Critic.objects.create(name="Nell", slug="nell")
    essay = Article(critic=critic, title="Seats", slug="seats")
    essay.sections = [("section", {"heading": "", "aspect": "", "body": "Row two."})]
    publish(review=essay)
    Comment.objects.create(article=essay, name="A", text="Row three.")
    assert "Row three." in page(client, "/articles/seats/")
