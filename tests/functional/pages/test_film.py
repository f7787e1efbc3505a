"""The page of a film: its facts, what the house wrote, and nothing that may not be published."""

import json
import re

import pytest
from django.test import Client

from matinee_site.reviews.models import Collection, Review

pytestmark = pytest.mark.django_db
FILM = "/films/the-salt-road-1999/"


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_it_has_the_facts_and_the_people(client: Client) -> None:
    """Title, original title where it may be shown, genre, country, director, cast, crew."""
    page = text_of(client, FILM)
    for shown in (
        "The Salt Road", "Drama", "Adventure", "France", "Morocco", "Inès Morvan",
        "Tomás Řehák", "Jo Lind", "Mara", 'href="/people/jo-lind/"', 'href="/series/salt/"',
    ):  # fmt: skip
        assert shown in page, shown


def test_what_only_a_closed_source_says_is_not_on_it(client: Client) -> None:
    """The composer, an actor and the running time rest on a source that may not be published."""
    page = text_of(client, FILM)
    for hidden in ("Ada Quill", "Kim Ros", "Otto", "104 minutes", "Closed Films", "c-1"):
        assert hidden not in page, hidden


def test_it_says_when_and_where_it_came_out_and_who_says_so(client: Client) -> None:
    """The first day above, all of them among the sourced facts."""
    page = text_of(client, FILM)
    assert "<dt>Released</dt><dd>14 May 1999, France</dd>" in page
    assert re.search(r'<th scope="row">Released</th><td>30 September 1999</td><td><a href=', page)


def test_a_version_has_its_name_and_length(client: Client) -> None:
    """It stands beside the running time, and no source differs for its sake."""
    page = text_of(client, FILM)
    assert "<dt>Other versions</dt><dd>Festival cut, 121 minutes</dd>" in page
    assert "sources disagree" not in page


def test_other_titles_say_what_they_are(client: Client) -> None:
    """The original one first; what only a closed source says is left out."""
    page = text_of(client, FILM)
    assert "<dt>Original title</dt><dd><bdi>La Route du sel</bdi></dd>" in page
    assert "<dt>Also called</dt><dd><bdi>Salt Road</bdi></dd>" in page
    assert "Salzstra" not in page


def test_a_remake_and_what_it_is_of_lead_to_each_other(client: Client) -> None:
    """Both ways, by a source that may be published."""
    assert re.search(
        r'Remake</dt><dd><a [^>]*href="/films/the-salt-road-2011/"', text_of(client, FILM)
    )
    page = text_of(client, "/films/the-salt-road-2011/")
    assert re.search(r'Remake of</dt><dd><a [^>]*href="/films/the-salt-road-1999/"', page)


def test_a_film_known_only_from_a_closed_source_has_no_page(client: Client) -> None:
    """Neither its page nor its poster answers."""
    assert client.get("/films/ash-ember/").status_code == 404
    assert client.get("/films/ash-ember-1974/").status_code == 404
    assert client.get("/posters/ash-ember.svg").status_code == 404


def test_a_year_that_may_not_be_published_is_nowhere(client: Client) -> None:
    """Not in the text, the data for machines, the address or the poster."""
    assert "1974" not in text_of(client, "/films/harbour-lights/")
    assert "1974" not in text_of(client, "/posters/harbour-lights.svg")


def test_the_whole_review_stands_on_the_film(client: Client, full_review: Review) -> None:
    """Sections, strengths and weaknesses, verdict, score in figures and words, and its line."""
    page = text_of(client, FILM)
    for shown in (
        "Salt and patience", "Plot &amp; structure", 'id="plot-structure"', "Style",
        "white on white", "Strengths", "The light", "Weaknesses", "A slow hour", "Verdict",
        "<strong>water</strong>", "8½", "/10", "Eight and a half out of ten", "Dry, and bright.",
    ):  # fmt: skip
        assert shown in page, shown
    assert 'content="noindex"' not in page


def test_names_the_catalogue_knows_lead_to_their_pages(client: Client, full_review: Review) -> None:
    """A person named in the review's text is linked there."""
    page = text_of(client, FILM)
    assert '<a class="known" href="/people/jo-lind/">Jo Lind</a>' in page
    assert '<a class="known" href="/people/tomas-rehak/">' in page


def test_it_says_how_much_was_compared_and_with_what(client: Client, full_review: Review) -> None:
    """Never that facts are right; a closed source is not named."""
    result = full_review.check_result
    page = text_of(client, FILM)
    said = f"{result.compared} of {result.statements} statement"
    assert re.search(rf"{said}s? compared with Open Films, \d+ \w+ \d{{4}}\.", page)
    assert "Closed Films" not in page


def test_a_film_nobody_here_reviewed_is_not_for_search_engines(client: Client) -> None:
    """It answers, and says noindex."""
    assert '<meta name="robots" content="noindex">' in text_of(client, FILM)


def test_an_unpublished_review_does_not_show(client: Client, draft: Review) -> None:
    """Neither on the film nor at its own address, nor in lists and search."""
    assert client.get("/reviews/secret-thoughts/").status_code == 404
    for address in (FILM, "/", "/reviews/", "/people/jo-lind/", "/search/?q=secret"):
        assert "Secret thoughts" not in text_of(client, address), address
    assert client.get("/critics/rae-ostrom/").status_code == 404


def test_changes_to_a_published_review_wait_until_they_are_published(
    client: Client, full_review: Review
) -> None:
    """A saved draft of a live review leaves the page as it is."""
    full_review.title = "Something rasher"
    full_review.save_revision()
    assert "Something rasher" not in text_of(client, FILM)


def test_its_collections_and_its_series_in_order_are_there(
    client: Client, curated: Collection
) -> None:
    """Each is a way on."""
    page = text_of(client, FILM)
    assert 'href="/collections/long-walks/"' in page
    first, second = page.index("1 · 1999"), page.index("2 · 2011")
    assert first < second


def test_related_films_say_why(client: Client) -> None:
    """A film stands beside another for a reason in words."""
    page = text_of(client, FILM)
    related = page[page.index("Related films") :]
    assert "/films/the-salt-road-2011/" in related
    assert "Also in the Salt series" in related


def test_the_data_for_machines_is_valid_and_says_the_same(
    client: Client, full_review: Review
) -> None:
    """JSON-LD with the film, its director and the rating; nothing from closed sources."""
    page = text_of(client, FILM)
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    data = json.loads(found[1])["@graph"][0]
    assert (data["@type"], data["name"]) == ("Movie", "The Salt Road")
    assert [person["name"] for person in data["director"]] == ["Inès Morvan"]
    assert data["review"][0]["reviewRating"]["ratingValue"] == 8.5
    assert "duration" not in data
    assert "musicBy" not in data
