"""Related films on the site."""

import pytest

from matinee_site.catalogue.models import Film
from matinee_site.discovery.queries import related_films

pytestmark = pytest.mark.django_db


def test_gives_related_films_with_reasons() -> None:
    found = related_films(slug="the-salt-road-1999")
    slugs = dict(Film.objects.values_list("id", "slug"))
    assert [slugs[near.film] for near in found] == ["the-salt-road-2011", "harbour-lights"]
    assert tuple(map(str, found[0].reasons[:3])) == (
        "also in the Salt series",
        "a remake of this film",
        "also shot by Tomás Řehák",
    )


def test_relates_nothing_by_a_closed_credit() -> None:
    """Ada Quill composed the one and directed the other; only the directing may be shown."""
    assert [tuple(map(str, near.reasons)) for near in related_films(slug="harbour-lights")] == [
        ("also with Jo Lind",)
    ]
    assert related_films(slug="ash-ember-1974") == []
