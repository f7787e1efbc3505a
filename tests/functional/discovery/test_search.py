"""Searching, and related films, on the site."""

import pytest

from matinee_site.discovery.queries import related_films, search
from matinee_site.reviews.models import Collection

pytestmark = pytest.mark.usefixtures("indexed")


def _names(query: str) -> list[tuple[str, str, int | None]]:
    return [(found.kind, found.name, found.year) for found in search(query=query)]


def test_finds_by_a_begun_word_without_accents() -> None:
    assert ("person", "Inès Morvan", None) in _names("ines mor")
    assert ("person", "Tomás Řehák", None) in _names("REHAK")


def test_puts_the_better_known_namesake_first() -> None:
    assert _names("the salt road")[:2] == [
        ("film", "The Salt Road", 1999),
        ("film", "The Salt Road", 2011),
    ]


def test_puts_an_exact_name_before_a_begun_one() -> None:
    assert _names("salt")[0] == ("series", "Salt", None)


def test_shows_nothing_that_rests_on_a_closed_source() -> None:
    assert _names("ash ember") == []
    assert _names("kim ros") == []
    # The original title carries no source of its own.
    assert _names("route du sel") == []
    assert _names("harbour")[0] == ("film", "Harbour Lights", None)


@pytest.mark.parametrize("query", ["", "   ", "'\"", '" OR "', "NEAR(", "*", "salt* -", "a" * 5000])
def test_reads_no_operator_in_what_is_typed(query: str) -> None:
    for found in search(query=query):
        assert found.kind in {"film", "person", "series"}


def test_finds_a_collection_at_once() -> None:
    collection = Collection.objects.create(title="Desert roads", slug="desert-roads")
    assert [found.url for found in search(query="desert ro")] == ["/collections/desert-roads/"]
    collection.shown = False
    collection.save()
    assert search(query="desert ro") == []


def test_gives_related_films_with_reasons() -> None:
    found = related_films(slug="the-salt-road-1999")
    assert [near.film.slug for near in found] == ["the-salt-road-2011", "harbour-lights"]
    assert found[0].reasons[:3] == (
        "also in the Salt series",
        "a remake of this film",
        "also shot by Tomás Řehák",
    )


def test_relates_nothing_by_a_closed_credit() -> None:
    """Ada Quill composed the one and directed the other; only the directing may be shown."""
    assert [near.reasons for near in related_films(slug="harbour-lights")] == [
        ("also with Jo Lind",)
    ]
    assert related_films(slug="ash-ember-1974") == []
