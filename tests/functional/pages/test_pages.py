"""The other pages a reader sees, and how finished pages are kept."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from tests.functional.pages.conftest import write

from matinee_site.reviews.models import Collection, Critic, Review
from matinee_site.reviews.operations import publish, unpublish

pytestmark = pytest.mark.django_db

ADDRESSES = (
    "/", "/films/the-salt-road-1999/", "/reviews/", "/reviews/salt-and-patience/",
    "/reviews/the-first-walk/", "/people/jo-lind/", "/series/salt/", "/collections/",
    "/collections/long-walks/", "/critics/rae-ostrom/", "/browse/", "/browse/genre/drama/",
    "/browse/country/france/", "/browse/decade/1990s/", "/search/", "/search/?q=salt",
)  # fmt: skip

# All but data for machines and the site's own file.
_OTHER_SCRIPTS = r"<script(?! type=\"application/ld\+json\">| src=\"/script-\w+\.js\" defer>)"


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_kind_of_page_is_whole(
    client: Client, address: str, full_review: Review, essay: Review, curated: Collection
) -> None:
    """It has a title, one first heading, a main part, and nothing of anybody else's."""
    page = text_of(client, address)
    assert re.search(r"<title>\s*\S.+ · Matinee</title>", page)
    assert page.count("<h1") == 1
    assert 'id="main"' in page
    assert 'class="skip" href="#main"' in page
    assert re.findall(_OTHER_SCRIPTS, page) == []
    loaded = re.findall(r'(?:src|href)="(https?:[^"]+)"[^>]*(?:rel="(?:stylesheet|preload))', page)
    assert loaded == []
    assert "style=" not in page.replace("font-style=", "")


def test_headings_never_skip_a_level(
    client: Client, full_review: Review, essay: Review, curated: Collection
) -> None:
    """Who reads by headings misses nothing."""
    for address in ADDRESSES:
        levels = [int(level) for level in re.findall(r"<h([1-6])", text_of(client, address))]
        steps = pairwise(levels)
        assert all(after - before <= 1 for before, after in steps), (address, levels)


def test_an_essay_has_no_section_navigation_and_a_review_in_sections_has(
    client: Client, full_review: Review, essay: Review
) -> None:
    """The way a review is written decides how it is shown."""
    sections = text_of(client, "/reviews/salt-and-patience/")
    assert 'aria-label="Sections of the review"' in sections
    assert 'href="#plot-structure"' in sections
    assert 'href="#verdict"' in sections
    assert "Sections of the review" not in text_of(client, "/reviews/the-first-walk/")


def test_a_review_leads_on_to_an_older_one(
    client: Client, full_review: Review, essay: Review
) -> None:
    """At its end stands the next review."""
    page = text_of(client, "/reviews/salt-and-patience/")
    assert "/reviews/the-first-walk/" in page[page.index("Next") :]


def test_a_persons_work_is_listed_by_role(client: Client, full_review: Review) -> None:
    """With the character, and with what the house wrote."""
    page = text_of(client, "/people/jo-lind/")
    assert "as Mara" in page
    assert 'id="director"' in page
    assert 'id="actor"' in page
    assert "Salt and patience" in page


def test_somebody_known_only_from_a_closed_source_has_no_page(client: Client) -> None:
    """The address does not answer."""
    assert client.get("/people/kim-ros/").status_code == 404
    assert client.get("/people/bo-vane/").status_code == 404


def test_a_work_that_may_not_be_published_is_not_in_a_filmography(client: Client) -> None:
    """Ada Quill directed a film in public; that she composed another only a closed source says."""
    page = text_of(client, "/people/ada-quill/")
    assert "Harbour Lights" in page
    assert "Salt Road" not in page
    assert "Composer" not in page


def test_a_computed_collection_shows_its_rule(client: Client) -> None:
    """What counted is said, and films without a public page are not counted in."""
    Collection.objects.create(title="Popular", slug="popular", rule="popular")
    page = text_of(client, "/collections/popular/")
    assert "number of published reviews" in page
    assert page.index("the-salt-road-1999") < page.index("harbour-lights")
    assert "Ash" not in page


def test_a_collection_that_is_not_shown_does_not_answer(
    client: Client, curated: Collection
) -> None:
    """Nor is it in the list."""
    curated.shown = False
    curated.save()
    assert client.get("/collections/long-walks/").status_code == 404
    assert "Long walks" not in text_of(client, "/collections/")


@pytest.mark.parametrize(
    "address",
    ["/films/nothing/", "/reviews/nothing/", "/people/nothing/", "/series/nothing/",
     "/collections/nothing/", "/critics/nothing/", "/browse/genre/nothing/",
     "/browse/decade/1850s/", "/browse/decade/1955s/", "/posters/nothing.svg",
     "/reviews/page/1/", "/reviews/page/99/", "/reviews/page/x/", "/browse/genre/western/"],
)  # fmt: skip
def test_an_address_without_a_page_is_a_404_that_searches(client: Client, address: str) -> None:
    """The answer offers the search."""
    response = client.get(address)
    assert response.status_code == 404
    assert 'role="search"' in response.content.decode()


def test_a_further_page_that_was_asked_for_by_a_question_leads_to_its_address(
    client: Client,
) -> None:
    """An address once published answers for ever."""
    response = client.get("/browse/genre/drama/?page=2")
    assert response.status_code == 301
    assert response["Location"] == "/browse/genre/drama/page/2/"
    assert client.get("/browse/genre/drama/?page=1").status_code == 200


def test_a_list_is_turned_page_by_page(client: Client, critic: Critic) -> None:
    """Each page has its own address, and the last leads no further."""
    for number in range(31):
        publish(review=write(critic, slug=f"walk-{number}", title=f"Walk {number}"))
    first, second = text_of(client, "/reviews/"), text_of(client, "/reviews/page/2/")
    assert 'rel="next" href="/reviews/page/2/"' in first
    assert 'rel="prev" href="/reviews/"' in second
    assert 'rel="next"' not in second
    assert 'rel="canonical" href="http://127.0.0.1:8000/reviews/page/2/"' in second


def test_a_search_is_answered_and_what_was_typed_is_harmless(client: Client) -> None:
    """Markup in the query stays text."""
    page = text_of(client, "/search/?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    assert "<script>alert" not in page
    assert "Nothing is found" in page


def test_an_authors_markup_cannot_run_anything(client: Client, full_review: Review) -> None:
    """A script, a handler or a javascript: address in a review is taken out."""
    full_review.verdict = '<script>x()</script> [a](javascript:x) <img src=x onerror="x()">'
    full_review.standfirst = "<script>y()</script>"
    full_review.title = "</title><script>z()</script>"
    publish(review=full_review)
    for address in ("/", "/films/the-salt-road-1999/", "/reviews/salt-and-patience/"):
        page = text_of(client, address)
        assert not re.search(_OTHER_SCRIPTS, page), address
        assert 'href="javascript:' not in page
        assert "<img src=x" not in page


def test_a_finished_page_is_kept_until_something_is_published(
    client: Client, full_review: Review, django_assert_max_num_queries: Any
) -> None:
    """The second reader costs two small questions; after a change the page is new at once."""
    first = client.get("/films/the-salt-road-1999/")
    with django_assert_max_num_queries(2):
        again = client.get("/films/the-salt-road-1999/")
    assert again.content == first.content
    same = client.get("/films/the-salt-road-1999/", headers={"if-none-match": first["ETag"]})
    assert same.status_code == 304
    full_review.title = "Salt and haste"
    publish(review=full_review)
    assert "Salt and haste" in text_of(client, "/films/the-salt-road-1999/")
    unpublish(review=full_review)
    assert "Salt and haste" not in text_of(client, "/films/the-salt-road-1999/")
    assert client.get("/reviews/salt-and-patience/").status_code == 404


def test_only_reading_is_answered(client: Client) -> None:
    """Nothing on a public page is written to."""
    assert client.post("/").status_code == 405


def test_the_house_is_open_before_anything_is_published(client: Client) -> None:
    """The first page says so, and leads into the catalogue."""
    page = text_of(client, "/")
    assert "The programme is being written" in page
    assert "/browse/genre/drama/" in page


def test_the_page_for_a_failure_needs_nothing_that_may_have_failed(
    django_assert_num_queries: Any,
) -> None:
    """It is made without a request, a context or the database."""
    with django_assert_num_queries(0):
        page = render_to_string("500.html")
    assert "The reel broke" in page


def test_the_style_sheet_stands_in_the_page_and_the_policy_knows_it(client: Client) -> None:
    """Nothing is painted before it is there, and nobody else's style is let in."""
    response = client.get("/browse/")
    sheet = re.search(r"<style>(.*?)</style>", response.content.decode(), re.DOTALL)
    assert sheet
    assert "@font-face" in sheet[1]
    digest = b64encode(sha256(sheet[1].encode()).digest()).decode()
    policy = response["Content-Security-Policy"]
    assert f"style-src 'self' 'sha256-{digest}'" in policy
    assert "unsafe-inline" not in policy


def test_the_script_is_kept_for_ever_under_an_address_that_changes(client: Client) -> None:
    """The page names the one there is."""
    found = re.search(r'src="(/script-\w+\.js)"', text_of(client, "/browse/"))
    assert found
    response = client.get(found[1])
    assert "immutable" in response["Cache-Control"]
    assert b"addEventListener" in response.content
