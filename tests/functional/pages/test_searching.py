"""The search page, its JSON, and suggestions."""

import json
import re
from html import unescape

import pytest
from django.test import Client

from matinee_site.reviews.models import Collection, Review

pytestmark = pytest.mark.usefixtures("indexed")


def _page(client: Client, query: str) -> str:
    response = client.get("/search/", {"q": query})
    assert response.status_code == 200
    return response.content.decode()


def _json(client: Client, **asked: object) -> dict:
    response = client.get("/search.json", asked)
    assert response.status_code == 200
    return json.loads(response.content)


def test_shows_what_is_found_and_how_to_narrow_it(client: Client, full_review: Review) -> None:
    """Each way to narrow is a link to the narrower query."""
    page = _page(client, "salt")
    assert "4 found" in page
    for href in ("/films/the-salt-road-1999/", "/series/salt/", "/reviews/salt-and-patience/"):
        assert f'href="{href}"' in page
    links = [unescape(href) for href in re.findall(r'href="(/search/\?q=[^"]+)"', page)]
    assert "/search/?q=salt+kind%3Afilm" in links
    narrowed = client.get("/search/?q=salt+kind%3Afilm").content.decode()
    assert "2 found" in narrowed
    assert "Kind: Films" in narrowed
    assert 'href="/search/?q=salt"' in narrowed


def test_says_what_was_meant(client: Client) -> None:
    """A misspelt title is found and told."""
    page = _page(client, "harbor lihgts")
    assert "Nothing fits “harbor lihgts”. What fits “harbour lights”:" in page
    assert "/films/harbour-lights/" in page


def test_says_what_it_did_not_heed(client: Client) -> None:
    """In the words of the page."""
    page = _page(client, "salt year:abc genre:polka")
    assert "year:abc is left out; write 1954, 1950..1959, &gt;=2000 or 1950s." in page
    assert "genre:polka: nothing here has that." in page


def test_explains_itself_without_a_query(client: Client) -> None:
    """An empty page shows what can be asked."""
    assert "What can be asked" in _page(client, "")
    assert "director:varda" in _page(client, "   ")


def test_a_character_leads_to_the_films(client: Client) -> None:
    """A character has no page of its own; its films have."""
    page = _page(client, "mara")
    assert 'href="/search/?q=character%3AMara"' in page
    assert "The Salt Road" in _page(client, "character:Mara")


def test_gives_pages_of_long_results(client: Client) -> None:
    """Each page keeps the query; one beyond the last is no page."""
    for number in range(30):
        Collection.objects.create(title=f"Desert {number}", slug=f"desert-{number}")
    page = _page(client, "desert")
    assert 'href="?q=desert&amp;page=2"' in page
    assert client.get("/search/", {"q": "desert", "page": 2}).status_code == 200
    assert client.get("/search/", {"q": "desert", "page": 3}).status_code == 404


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script>", '"><img src=x>', "\0", "a" * 9000, "genre:<b>", "％00"]
)
def test_whatever_is_typed_is_harmless(client: Client, query: str) -> None:
    """Markup in the query stays text."""
    page = _page(client, query)
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>" not in page
    assert _json(client, q=query)["version"] == 1


def test_answers_programs(client: Client, full_review: Review) -> None:
    """Results with addresses, counts and the queries that narrow."""
    data = _json(client, q="salt kind:film", limit=1)
    assert (data["query"], data["total"], data["meant"]) == ("salt kind:film", 2, None)
    (found,) = data["results"]
    assert found.pop("score") > 0
    assert found == {
        "kind": "film", "kind_name": "Film", "id": "tt9000001", "name": "The Salt Road",
        "year": 1999, "imdb_id": "tt9000001", "note": "Inès Morvan",
        "url": "/films/the-salt-road-1999/",
    }  # fmt: skip
    facets = {facet["field"]: facet["values"] for facet in data["facets"]}
    assert {"value": "1990s", "label": "1990s", "count": 1, "chosen": False,
            "query": "salt kind:film decade:1990s"} in facets["decade"]  # fmt: skip
    assert _json(client, q="salt kind:film", offset=1)["results"][0]["id"] == "tt9000002"


def test_suggests_while_one_types(client: Client) -> None:
    """From the first letter, few and with where they lead."""
    data = _json(client, q="h", typing=1)
    assert [each["url"] for each in data["results"]][:1] == ["/films/harbour-lights/"]
    assert _json(client, q="", typing=1)["results"] == []
    assert len(_json(client, q="s", typing=1, limit=2)["results"]) == 2


def test_names_filters_as_the_rest_of_the_page_does(client: Client) -> None:
    """A field and its value have words for readers; the query language stays as it is typed."""
    page = _page(client, "genre:drama -country:morocco")
    assert "Genre: Drama" in page
    assert "not Country: Morocco" in page
    assert 'value="genre:drama -country:morocco"' in page


def test_is_not_for_search_engines(client: Client) -> None:
    """Results are no pages of their own."""
    assert '<meta name="robots" content="noindex">' in _page(client, "salt")
