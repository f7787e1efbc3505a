"""Which title of a film a reader of each language is shown."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import timezone

from matinee_site.catalogue.house import FILM
from matinee_site.catalogue.load import load_snapshot
from matinee_site.catalogue.models import Film, Load
from matinee_site.catalogue.naming import Called, names_of
from matinee_site.catalogue.operations import correct, take_back

LOCAL = Called("local_title", "Les Sept Samouraïs", "fr")
ORIGINAL = Called("original_title", "七人の侍", "ja")
SALT = {"fr": "La Route du sel"}


def named(*called: Called, spoken: str = "", codes: tuple[str, ...] = ("en", "fr", "ja")) -> object:
    return names_of("Seven Samurai", called, spoken=spoken, codes=codes)


def test_a_language_has_its_own_title_or_the_original_one() -> None:
    """What sources lead with there comes before an original title in it."""
    assert named(LOCAL, ORIGINAL) == {"fr": "Les Sept Samouraïs", "ja": "七人の侍"}
    assert named(Called("original_title", "Sept", "fr"), LOCAL) == {"fr": "Les Sept Samouraïs"}


def test_an_original_title_without_a_language_is_in_the_one_that_is_spoken() -> None:
    """Nothing is guessed where several are."""
    bare = Called("original_title", "七人の侍")
    assert named(bare, spoken="ja") == {"ja": "七人の侍"}
    assert named(bare) == {}


def test_the_nearest_of_several_regions_is_taken() -> None:
    """The region itself, the language at large, another region of it."""
    brazil, wide = Called("local_title", "Os Sete", "pt-br"), Called("local_title", "Sete", "pt")
    assert named(brazil, wide, codes=("pt-br",)) == {"pt-br": "Os Sete"}
    assert named(brazil, wide, codes=("pt",)) == {"pt": "Sete"}
    assert named(brazil, codes=("pt",)) == {"pt": "Os Sete"}


def test_what_the_sources_lead_with_is_the_title_in_english_and_where_there_is_no_other() -> None:
    """A title that is the same needs no name of its own."""
    assert named(Called("local_title", "The Seven", "en"), codes=("en",)) == {}
    assert named(Called("local_title", "Seven Samurai", "de"), codes=("de",)) == {}


def test_the_house_has_the_last_word_in_its_main_language() -> None:
    """In the site's other languages their own titles stay."""
    ruled = Called("title", "Seven Samurai", None, "house")
    assert named(ruled, LOCAL, ORIGINAL, codes=("fr", "ja")) == {"ja": "七人の侍"}


@pytest.mark.django_db(transaction=True)
def test_a_site_that_speaks_another_language_names_its_films_anew(
    settings: LazySettings, small_snapshot: Path
) -> None:
    """Its pages are made anew for it, and nothing is loaded; closed titles are never taken."""
    now = timezone.now()
    load_snapshot(path=small_snapshot, now=now)
    film = Film.objects.get(key="tt9000001")
    assert film.names == {}
    settings.LANGUAGES = [("en", "en"), ("fr", "fr"), ("de", "de")]
    loads = Load.objects.count()
    assert not load_snapshot(path=small_snapshot, now=now).changed
    film.refresh_from_db()
    assert film.names == SALT
    assert Load.objects.count() == loads + 1
    assert not load_snapshot(path=small_snapshot, now=now).changed
    assert Load.objects.count() == loads + 1


@pytest.mark.django_db
def test_a_correction_is_the_title_at_once(settings: LazySettings) -> None:
    """And the sources' one is again when it is taken back."""
    settings.LANGUAGES = [("fr", "fr")]
    now = timezone.now()
    key, field = "tt9000001", "original_title"
    fact = correct(kind=FILM, key=key, field=field, value="La Piste du sel", now=now)
    film = Film.objects.get(key=key)
    assert film.public_original == "La Piste du sel"
    assert film.names["fr"] in ("La Piste du sel", "La Route du sel")
    take_back(fact=fact, now=now)
    film.refresh_from_db()
    assert (film.public_original, film.names) == ("La Route du sel", SALT)
