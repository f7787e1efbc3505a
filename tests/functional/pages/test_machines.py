"""What machines read: structured data, feeds, sitemaps, cards, each held against its form."""

import json
import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest
from django.core.cache import cache
from django.test import Client
from lxml import etree
from PIL import Image
from tests.functional.pages.conftest import write
from tests.functional.pages.vocabulary import mistakes

from matinee_site.catalogue.models import Film
from matinee_site.pages.cards import CardFacts, draw_card
from matinee_site.pages.views import files
from matinee_site.reviews.models import Article, ArticleFilm, Collection, Critic, Review
from matinee_site.reviews.operations import publish

pytestmark = pytest.mark.django_db
SCHEMAS = Path(__file__).parents[2] / "schemas"
BASE = "http://127.0.0.1:8000"
PAGES = (
    "/", "/films/the-salt-road-1999/", "/films/the-salt-road-2011/",
    "/reviews/salt-and-patience/", "/reviews/the-first-walk/", "/articles/two-walks/",
    "/people/jo-lind/", "/series/salt/", "/collections/long-walks/", "/critics/rae-ostrom/",
    "/browse/genre/drama/",
)  # fmt: skip
FEEDS = ("all", "critics/rae-ostrom", "collections/long-walks", "people/jo-lind", "genres/drama")


@pytest.fixture(autouse=True)
def _house(full_review: Review, essay: Review, curated: Collection, critic: Critic) -> None:
    """Publish something of every kind."""
    body = "Jo Lind ||never arrives|| & *that* is that."
    article = Article(
        critic=critic, title="Two walks", slug="two-walks", published_at=date(2026, 4, 3),
        sections=[("section", {"heading": "By night", "aspect": "", "body": body})],
    )  # fmt: skip
    article.films = [ArticleFilm(film=Film.objects.get(key="tt9000001"))]
    publish(review=article)


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def graph_of(client: Client, address: str) -> list[dict[str, Any]]:
    """Give the things that a page describes."""
    (found,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', text_of(client, address)
    )
    data = json.loads(found)
    assert data["@context"] == "https://schema.org"
    return list(data["@graph"])


@pytest.mark.parametrize("address", PAGES)
def test_structured_data_is_of_the_vocabulary(client: Client, address: str) -> None:
    """Every type, property and value is one that schema.org has."""
    for thing in graph_of(client, address):
        assert list(mistakes(thing, thing.get("@type", ""))) == []


def test_the_check_of_the_vocabulary_can_fail() -> None:
    """A type, a property or a value that is not in it is told."""
    wrong = {"@type": "Movie", "genre": 3, "stars": 5, "actor": {"@type": "Country"}}
    assert len(list(mistakes(wrong))) == 3
    assert list(mistakes({"@type": "Film"})) == [": no type 'Film'"]


def test_a_review_is_described_with_its_film_its_score_and_its_points(client: Client) -> None:
    """For and against, each point on its own; and the way to the page."""
    review, trail = graph_of(client, "/reviews/salt-and-patience/")
    assert review["@type"] == "CriticReview"
    assert review["itemReviewed"]["name"] == "The Salt Road"
    assert review["reviewRating"]["ratingValue"] == 8.5
    points = [each["name"] for each in review["positiveNotes"]["itemListElement"]]
    assert points == ["The light", "Jo Lind"]
    assert len(review["negativeNotes"]["itemListElement"]) == 1
    assert [step["name"] for step in trail["itemListElement"]] == [
        "Matinee", "Reviews", "Salt and patience",
    ]  # fmt: skip


def test_what_gives_something_away_is_in_no_data(client: Client, critic: Critic) -> None:
    """Neither in a point for or against, nor in the sentence that stands for a page."""
    publish(
        review=write(
            critic, slug="told", title="Told", strengths="- The end, where ||she dies||\n- Light",
            standfirst="In the end ||she dies||.",
        )
    )  # fmt: skip
    page = text_of(client, "/reviews/told/")
    assert page.count("she dies") == 2  # on the page itself, under cover
    data = json.dumps(graph_of(client, "/reviews/told/"))
    assert "[spoiler]" in data
    assert "she dies" not in data


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_what_it_is_where_it_is_passed_on(client: Client, address: str) -> None:
    """A title, a whole address, and a picture that there is, of the size that is said."""
    page = text_of(client, address)
    told = dict(re.findall(r'<meta property="(og:[\w:]+)" content="([^"]*)">', page))
    assert told["og:title"]
    assert told["og:url"] == BASE + address
    assert told["og:type"] in {"website", "article", "profile", "video.movie"}
    assert 'name="twitter:card" content="summary_large_image"' in page
    response = client.get(told["og:image"].removeprefix(BASE))
    assert response["Content-Type"] == "image/png"
    picture = Image.open(BytesIO(response.content))
    assert picture.size == (int(told["og:image:width"]), int(told["og:image:height"]))


@pytest.mark.parametrize(
    "title",
    ["Ran", "Jeanne Dielman, 23, quai du Commerce, 1080 Bruxelles " * 4, "卧虎藏龙", "W" * 90],
)
def test_a_card_is_the_same_each_time_it_is_drawn(title: str) -> None:
    """Whatever its title is: long, of other letters, without a space."""
    facts = CardFacts(house="Matinee", title=title, above=title, score="4½★", length=300, ink=3)
    assert draw_card(facts) == draw_card(facts)


@pytest.mark.parametrize("name", FEEDS)
def test_an_atom_feed_is_of_its_form(client: Client, name: str) -> None:
    """RFC 4287, and a reader of feeds finds nothing to complain of."""
    response = client.get(f"/feeds/{name}.atom")
    assert response["Content-Type"].startswith("application/atom+xml")
    form = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))
    form.assertValid(etree.fromstring(response.content))
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    assert {entry.title for entry in feed.entries} >= {"Salt and patience"}
    assert feed.feed.links[-1].href == f"{BASE}/feeds/{name}.atom"


@pytest.mark.parametrize("name", FEEDS)
def test_a_json_feed_is_of_its_form(client: Client, name: str) -> None:
    """JSON Feed 1.1, with the same entries under the same names as the other."""
    response = client.get(f"/feeds/{name}.json")
    assert response["Content-Type"].startswith("application/feed+json")
    data = response.json()
    form = json.loads((SCHEMAS / "json-feed.json").read_text("utf-8"))
    jsonschema.validate(data, form)
    other = feedparser.parse(client.get(f"/feeds/{name}.atom").content)
    assert [each["id"] for each in data["items"]] == [each.id for each in other.entries]


def test_a_feed_has_the_whole_text_and_keeps_what_is_under_cover(client: Client) -> None:
    """Sections with their headings, whole addresses, no spoiler."""
    items = {each["title"]: each for each in client.get("/feeds/all.json").json()["items"]}
    html = items["Salt and patience"]["content_html"]
    assert "<h2>Plot &amp; structure</h2>" in html
    assert f'href="{BASE}/people/jo-lind/"' in html
    assert "<li>The light</li>" in html
    assert "Score: eight and a half out of ten" in html
    assert "[spoiler]" in items["Two walks"]["content_html"]
    assert "never arrives" not in json.dumps(items)


def test_the_name_of_an_entry_outlives_its_address(client: Client, full_review: Review) -> None:
    """A reader of feeds does not take a moved review for a new one."""

    def names() -> set[str]:
        return {each["id"] for each in client.get("/feeds/all.json").json()["items"]}

    before = names()
    full_review.slug, full_review.title = "elsewhere", "Another name"
    publish(review=full_review)
    assert names() == before


@pytest.mark.parametrize("name", ["people/kim-ros", "critics/nobody", "genres/none", "films/x"])
def test_what_has_no_page_has_no_feed(client: Client, name: str) -> None:
    """Nor has another kind of thing."""
    assert client.get(f"/feeds/{name}.atom").status_code == 404


def all_addresses(client: Client) -> list[str]:
    """Give every address that search engines are told of, both levels held against their form."""
    form = etree.XMLSchema(etree.parse(SCHEMAS / "sitemap.xsd"))
    index = etree.fromstring(client.get("/sitemap.xml").content)
    form.assertValid(index)
    found: list[str] = []
    for part in index.iterfind("{*}sitemap/{*}loc"):
        sitemap = etree.fromstring(client.get(part.text.removeprefix(BASE)).content)
        form.assertValid(sitemap)
        found += [loc.text.removeprefix(BASE) for loc in sitemap.iterfind("{*}url/{*}loc")]
    return found


def test_the_sitemap_names_every_page_that_is_for_search_engines(client: Client) -> None:
    """All answer, none says "noindex"; a film that nobody here wrote about is not among them."""
    found = all_addresses(client)
    assert len(set(found)) == len(found)
    for address in found:
        assert 'name="robots"' not in text_of(client, address), address
    assert {"/", "/reviews/salt-and-patience/", "/films/the-salt-road-1999/", "/people/jo-lind/",
            "/series/salt/", "/articles/two-walks/", "/privacy/"} <= set(found)  # fmt: skip
    assert "/films/harbour-lights-1974/" not in found
    assert 'content="noindex"' in text_of(client, "/films/harbour-lights/")


def test_a_sitemap_is_cut_at_its_size(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parts hold together what the whole held."""
    whole = all_addresses(client)
    monkeypatch.setattr(files, "SITEMAP_SIZE", 3)
    cache.clear()
    parts = re.findall(r"<loc>(.+?)</loc>", text_of(client, "/sitemap.xml"))
    assert len(parts) > 7
    assert sorted(all_addresses(client)) == sorted(whole)
    assert client.get("/sitemaps/reviews-9.xml").status_code == 404


def test_robots_and_the_finders_of_weaknesses_are_told_where_to_go(
    client: Client, settings: Any
) -> None:
    """Whom to tell is said only where the operator names somebody (RFC 9116)."""
    robots = text_of(client, "/robots.txt")
    assert f"Sitemap: {BASE}/sitemap.xml" in robots
    assert "Disallow: /desk/" in robots
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "safe@films.example"
    told = dict(
        line.split(": ", 1) for line in text_of(client, "/.well-known/security.txt").splitlines()
    )
    assert told["Contact"] == "mailto:safe@films.example"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", told["Expires"])


def test_icons_are_there_in_pixels(client: Client) -> None:
    """At the addresses that browsers and phones ask for by themselves."""
    assert Image.open(BytesIO(client.get("/favicon.ico").content)).format == "ICO"
    assert Image.open(BytesIO(client.get("/apple-touch-icon.png").content)).size == (180, 180)
