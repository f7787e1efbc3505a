"""Collections chosen by hand and by rule."""

import pytest

from matinee_site.catalogue.gateway import SiteCatalogue
from matinee_site.catalogue.models import Film
from matinee_site.reviews.collecting import CollectionsError, read_collections, save_collections
from matinee_site.reviews.models import Collection
from matinee_site.reviews.queries import collections_with, shown_collection, shown_collections

pytestmark = pytest.mark.django_db

FILE = """
[[collection]]
title = "Roads"
intro = "Films that walk."
films = [{ film = "The Salt Road (2011)", note = "The later one." }, "tt9000001", "tt0000009"]

[[collection]]
title = "Popular"
rule = "popular"
size = 2
"""


def _slugs(films: object) -> list[str]:
    return [Film.objects.get(pk=film).slug for film in films]


def test_fills_collections_from_a_file_in_order() -> None:
    missing = save_collections(read_collections(FILE), catalogue=SiteCatalogue())
    assert missing == ["tt0000009"]
    shelf = shown_collection(slug="roads")
    assert shelf
    assert _slugs(shelf.films) == ["the-salt-road-2011", "the-salt-road-1999"]
    assert (shelf.notes[shelf.films[0]], shelf.rule) == ("The later one.", "")


def test_replaces_by_address_when_read_again() -> None:
    for _ in range(2):
        save_collections(read_collections(FILE), catalogue=SiteCatalogue())
    assert Collection.objects.count() == 2
    assert Collection.objects.get(slug="roads").entries.count() == 2


def test_computes_a_collection_and_says_its_rule() -> None:
    """Films without a public page are never in it, however famous."""
    save_collections(read_collections(FILE), catalogue=SiteCatalogue())
    shelf = shown_collection(slug="popular")
    assert shelf
    assert _slugs(shelf.films) == ["the-salt-road-1999", "harbour-lights"]
    assert shelf.notes[shelf.films[0]] == "40 published reviews"
    assert "number of published reviews" in shelf.rule


@pytest.mark.parametrize("rule", [rule for rule in Collection.Rule.values if rule])
def test_every_rule_can_be_shown(rule: str) -> None:
    Collection.objects.create(title=rule, slug=rule, rule=rule)
    assert [shelf.rule != "" for shelf in shown_collections()] == [True]


def test_lists_the_collections_of_a_film() -> None:
    save_collections(read_collections(FILE), catalogue=SiteCatalogue())
    film = Film.objects.get(slug="the-salt-road-2011")
    assert [collection.slug for collection in collections_with(film=film)] == ["roads"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("[[collection]]\nslug = 'x'", "has no title"),
        ("[[collection]]\ntitle = 'X'\nrule = 'worst'", "no rule 'worst'"),
        ("[[collection]]\ntitle = 'X'\nfilms = [3]", "not a film reference: 3"),
        ("[[collection", "collections:"),
    ],
)
def test_says_what_is_wrong_with_a_file(source: str, message: str) -> None:
    with pytest.raises(CollectionsError, match=message):
        read_collections(source)
