"""Words are looked up once for each language."""

from typing import Any

import pytest

from matinee_site.pages.languages import speaking
from matinee_site.pages.words import gettext, ngettext, pgettext


@pytest.fixture(autouse=True)
def _two_languages(settings: Any) -> None:
    settings.LANGUAGES = [("en", "en"), ("fr", "fr")]


def test_a_word_is_said_in_the_language_in_use_again_and_again() -> None:
    """What was kept for one language is not said in another."""
    for _ in range(2):
        for code, word, genre in (("en", "Reviews", "Western"), ("fr", "Critiques", "Western")):
            with speaking(code):
                assert (gettext("Reviews"), pgettext("genre", "Western")) == (word, genre)


@pytest.mark.parametrize(
    ("code", "forms"), [("en", (True, False, True)), ("fr", (False, False, True))]
)
def test_the_form_of_a_word_hangs_on_the_number(code: str, forms: tuple[bool, ...]) -> None:
    """French counts nothing as one, English as many."""
    with speaking(code):
        said = [ngettext("%(num)s film", "%(num)s films", number) for number in (0, 1, 2)]
    assert [each.endswith("s") and each != "%(num)s film" for each in said] == list(forms)
