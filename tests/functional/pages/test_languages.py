"""The pages in more than one language."""

import re

import pytest
from django.test import Client

from matinee_site.reviews.models import Review

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
