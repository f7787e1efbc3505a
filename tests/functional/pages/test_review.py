"""The page of a review."""

from datetime import date

import pytest
from django.test import Client
from tests.functional.pages.conftest import write

from matinee_site.catalogue.models import Film
from matinee_site.reviews.models import Critic, Review
from matinee_site.reviews.operations import publish

pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_what_gives_something_away_is_under_cover(client: Client, critic: Critic) -> None:
    """On the page it is asked for; in what stands for the page it is not said at all."""
    text = "Mara ||never comes home|| and that is that."
    body = [("section", {"heading": "", "aspect": "", "body": text})]
    publish(review=write(critic, sections=body))
    page = text_of(client, "/reviews/salt-and-patience/")
    assert page.count("never comes home") == 1
    assert '<label class="spoiler">' in page
    assert 'content="Mara [spoiler] and that is that."' in page


def test_the_film_is_credited_beside_the_review(client: Client, full_review: Review) -> None:
    """Who made it and who plays, each with a page."""
    page = text_of(client, "/reviews/salt-and-patience/")
    credits = page[page.index('class="credits"') :]
    assert 'href="/people/jo-lind/"' in credits
    assert "Kim Ros" not in credits


def test_the_critics_other_words_on_the_same_people_are_shown(
    client: Client, full_review: Review, critic: Critic
) -> None:
    """With whom the films share; a review of the same film or by another is not among them."""
    other = Film.objects.get(key="harbour-lights")
    older = write(
        critic, title="Salt again", slug="salt-again", film=other, published_at=date(2026, 3, 1)
    )
    publish(review=older)
    page = text_of(client, "/reviews/salt-and-patience/")
    assert "Rae Ostrom on the same people" in page
    assert "With Jo Lind too" in page[page.index("on the same people") :]
    assert "on the same people" not in text_of(client, "/reviews/salt-again/")


def test_a_review_is_passed_on_without_anybody_else(client: Client, full_review: Review) -> None:
    """By mail, or by the browser's own means."""
    page = text_of(client, "/reviews/salt-and-patience/")
    assert 'href="mailto:?subject=Salt%20and%20patience&amp;body=http%3A//127.0.0.1%3A8000/' in page


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/cards/films/the-salt-road-1999/", ("The Salt Road", "1999", "8½")),
        ("/cards/people/jo-lind/", ("Jo Lind", "Actor")),
        ("/cards/series/salt/", ("Salt", "Series")),
    ],
)
def test_a_name_has_a_small_card(
    client: Client, full_review: Review, address: str, told: tuple[str, ...]
) -> None:
    """A part of a page, for a script to show beside the name."""
    card = text_of(client, address)
    assert all(words in card for words in told), card
    assert "<html" not in card


@pytest.mark.parametrize(
    "address", ["/cards/people/kim-ros/", "/cards/films/nothing/", "/cards/reviews/x/"]
)
def test_what_has_no_page_has_no_card(client: Client, address: str) -> None:
    """A person known only from a closed source, a film that is not there, another kind."""
    assert client.get(address).status_code == 404
