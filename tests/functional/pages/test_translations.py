"""Every word of the pages is said in every language that has a file of translations."""

import importlib.util
import io
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.test import Client

from matinee_site.catalogue.models import Film
from matinee_site.pages.labels import GENRES
from matinee_site.reviews.models import Collection, Review

ROOT = Path(__file__).parents[3]
_PLACE = re.compile(r"%\((\w+)\)s")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """Give the script that gathers the words."""
    spec = importlib.util.spec_from_file_location("t", ROOT / "scripts" / "translations.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def each(catalog: Any) -> Iterator[tuple[Any, list[str], list[str]]]:
    """Give each message with its forms in English and in the other language."""
    for message in catalog:
        if message.id:
            ids = list(message.id) if message.pluralizable else [message.id]
            strings = list(message.string) if message.pluralizable else [message.string]
            yield message, ids, strings


def test_french_is_among_the_languages(tool: ModuleType) -> None:
    """As the documentation says."""
    assert "fr" in tool.languages()


def test_no_word_is_missing_and_none_is_left_over(tool: ModuleType) -> None:
    """What is gathered now is what stands in the files, translated."""
    words = {(message.context, message.id) for message in tool.gathered() if message.id}
    assert len(words) > 250
    for language in tool.languages():
        kept = tool.load(language)
        assert {(message.context, message.id) for message in kept if message.id} == words
        assert tool.missing(kept) == []
        assert not kept.obsolete


def test_translations_keep_what_is_filled_in(tool: ModuleType) -> None:
    """Each form names the same places as the English one."""
    for language in tool.languages():
        for _, ids, strings in each(tool.load(language)):
            places = {frozenset(_PLACE.findall(form)) for form in (*ids, *strings)}
            assert len(places) == 1, strings


def test_what_the_site_reads_is_what_was_translated(tool: ModuleType) -> None:
    """The compiled file is the file's; ``python scripts/translations.py`` makes it."""
    for language in tool.languages():
        with tool.path_of(language).with_suffix(".mo").open("rb") as file:
            read = GNUTranslations(file)._catalog
        with io.BytesIO(tool.compiled(tool.load(language))) as file:
            wanted = GNUTranslations(file)._catalog
        # What stands under the empty word is the head of the file.
        assert {**read, "": ""} == {**wanted, "": ""}


@pytest.mark.django_db
@pytest.mark.usefixtures("_languages")
def test_a_french_page_says_nothing_of_its_own_in_english(
    client: Client, full_review: Review, essay: Review, curated: Collection
) -> None:
    """Only what was written in English stays so."""
    for address, said in (
        ("/fr/", "Le programme"),
        ("/fr/films/the-salt-road-1999/", "Distribution"),
        ("/fr/reviews/salt-and-patience/", "Points forts"),
        ("/fr/people/jo-lind/", "films au catalogue"),
        ("/fr/browse/", "Maroc"),
        ("/fr/about-this-site/", "Comment les faits sont vérifiés"),
        ("/fr/search/?q=zzz", "Rien n’a été trouvé"),
    ):
        page = client.get(address).content.decode()
        assert said in page, address
        for english in (
            "Reviews<",
            "Collections and",
            "Running time",
            "Where these facts",
            "Cast<",
        ):
            assert english not in page, address
    assert "Huit et demi sur dix" in client.get("/fr/films/the-salt-road-1999/").content.decode()


@pytest.mark.django_db
def test_every_genre_of_the_catalogue_can_be_said(db: None) -> None:
    """A new one is added to the labels."""
    named = set(Film.objects.values_list("genres__name", flat=True)) - {None}
    assert named
    assert named <= GENRES
