"""The pages in more than one language."""

import re

import pytest
from django.test import Client

from matinee_site.catalogue.naming import name_films
from matinee_site.reviews.models import Collection, Review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_languages")]


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_each_language_has_its_own_addresses(client: Client, full_review: Review) -> None:
    """A page names itself in every language, links to its own, and is kept apart."""
    for prefix, code in (("", "en"), ("/fr", "fr"), ("/ar", "ar"), ("", "en")):
        page = text_of(client, f"{prefix}/reviews/salt-and-patience/")
        assert f'<html lang="{code}"' in page
        assert f'<link rel="canonical" href="http://127.0.0.1:8000{prefix}/reviews/salt' in page
        assert {"en", "fr", "ar", "x-default"} == set(
            re.findall(r'alternate" hreflang="(.+?)"', page)
        )
        assert f'href="{prefix}/people/jo-lind/"' in page
        own = re.findall(r'href="((?:/[a-z]{2})?)/(?:films|people|browse|search|critics)/', page)
        assert set(own) == {prefix}


def test_what_is_written_from_right_to_left_is_set_so(client: Client, full_review: Review) -> None:
    """The page turns round; an English review on it does not."""
    page = text_of(client, "/ar/reviews/salt-and-patience/")
    assert '<html lang="ar" dir="rtl">' in page
    assert '<div class="essay" lang="en" dir="ltr">' in page


def test_an_address_without_a_page_is_said_in_its_language(client: Client) -> None:
    """The search of that language is offered."""
    response = client.get("/fr/nothing/")
    assert response.status_code == 404
    assert 'action="/fr/search/"' in response.content.decode()


def test_a_language_that_the_site_has_not_is_no_address(client: Client) -> None:
    """Nothing answers there."""
    assert client.get("/de/").status_code == 404


def test_a_film_goes_by_the_title_of_the_readers_language(
    client: Client, full_review: Review, curated: Collection
) -> None:
    """With the original one beside it; where there is none, by the one that sources lead with."""
    name_films()
    for address in ("/fr/films/the-salt-road-1999/", "/fr/collections/long-walks/", "/fr/reviews/"):
        page = text_of(client, address)
        assert "La Route du sel" in page, address
    page = text_of(client, "/fr/films/the-salt-road-1999/")
    assert re.search(r"<h1[^>]*>La Route du sel</h1>", page)
    assert "<title>La Route du sel (1999)" in page
    assert '"name":"La Route du sel","alternateName":["Salt Road","The Salt Road"]' in page
    for prefix in ("", "/ar"):
        page = text_of(client, f"{prefix}/films/the-salt-road-1999/")
        assert re.search(r"<h1[^>]*>The Salt Road</h1>", page)
        assert '<p class="original"><bdi>La Route du sel</bdi></p>' in page
        shelf = text_of(client, f"{prefix}/collections/long-walks/")
        assert "<bdi>La Route du sel</bdi> · 1999" in shelf


def test_a_search_answers_with_the_title_of_the_readers_language(
    client: Client, indexed: None
) -> None:
    """Whichever title was typed."""
    name_films()
    for typed in ("salt road 1999", "route du sel"):
        found = client.get("/fr/search.json", {"q": typed}).json()["results"]
        assert found[0]["name"] == "La Route du sel"
        assert "La Route du sel" in text_of(client, f"/fr/search/?q={typed}")
    found = client.get("/search.json", {"q": "route du sel"}).json()["results"]
    assert found[0]["name"] == "The Salt Road"
