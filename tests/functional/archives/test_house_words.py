"""The house's word on films goes out and comes in; a row that means harm says nothing."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from matinee_site.archives.house_words import bring_word, told_words
from matinee_site.archives.outward.tables import LostError
from matinee_site.catalogue.models import Film
from matinee_site.catalogue.operations import correct
from matinee_site.catalogue.overlay import standing

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 2, 3, tzinfo=UTC)
SALT = "tt9000001"


def test_what_was_told_holds_again() -> None:
    """On a site that says nothing of its own, and once only."""
    told = {"kind": "film", "key": SALT, "field": "runtime", "value": 105, "ref": "The print"}
    assert bring_word(told, now=NOW)
    assert Film.objects.get(key=SALT).runtime == 105
    assert bring_word(told, now=NOW) is None
    assert list(told_words()) == [told]


def test_a_title_comes_before_what_is_said_of_its_film() -> None:
    """A film that no source has is there when its year is."""
    for field, value in (("title", "Made at Home"), ("year", 2024)):
        correct(kind="film", key="house-made", field=field, value=value, now=NOW)
    assert [row["field"] for row in told_words()] == ["title", "year"]


def test_the_word_of_this_house_is_not_written_over() -> None:
    correct(kind="film", key=SALT, field="runtime", value=101, now=NOW)
    with pytest.raises(LostError, match="says otherwise"):
        bring_word({"kind": "film", "key": SALT, "field": "runtime", "value": 99}, now=NOW)
    assert Film.objects.get(key=SALT).runtime == 101


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"kind": "user", "key": "1", "field": "is_superuser", "value": True},
        {"kind": "film", "key": SALT, "field": "slug", "value": "x"},
        {"kind": "film", "key": "x" * 200, "field": "title", "value": "x"},
        {"kind": "film", "key": SALT, "field": "runtime", "value": {"a": []}},
        {"kind": "film", "key": SALT, "field": "director", "value": 7},
        {"kind": "film", "key": SALT, "field": ["title"], "value": "x"},
        {"kind": "film", "left": SALT, "right": SALT, "verdict": "same"},
        {"kind": "film", "left": SALT, "right": "tt9000002", "verdict": "gone"},
    ],
)
def test_a_row_that_is_none_of_an_exports_says_nothing(told: Mapping[str, Any]) -> None:
    """Whatever stands in the file, the catalogue stays as it is."""
    before = list(Film.objects.filter(key=SALT).values())
    with pytest.raises(LostError):
        bring_word(told, now=NOW)
    assert list(Film.objects.filter(key=SALT).values()) == before
    assert not standing().exists()
