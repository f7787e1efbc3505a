"""Words in the reader's language, as Django translates them, each looked up once.

A page says some two hundred words, and the same ones as the page before; looking a word up in
Django's layers of catalogues costs more than printing it.
"""

from functools import lru_cache

from django.utils import translation

from matinee_site.pages.languages import current

_MOST = 20_000


def gettext(message: str) -> str:
    """Say a word or sentence in the language in use."""
    return _one(current(), message)


def pgettext(context: str, message: str) -> str:
    """Say a word that means several things, in the language in use."""
    return _in_context(current(), context, message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Say so many of something in the language in use."""
    return _counted(current(), singular, plural, number)


def npgettext(context: str, singular: str, plural: str, number: int) -> str:
    """Say so many of something that has several names, in the language in use."""
    return _counted_in_context(current(), context, singular, plural, number)


@lru_cache(_MOST)
def _one(language: str, message: str) -> str:
    with translation.override(language):
        return translation.gettext(message)


@lru_cache(_MOST)
def _in_context(language: str, context: str, message: str) -> str:
    with translation.override(language):
        return translation.pgettext(context, message)


@lru_cache(_MOST)
def _counted(language: str, singular: str, plural: str, number: int) -> str:
    with translation.override(language):
        return translation.ngettext(singular, plural, number)


@lru_cache(_MOST)
def _counted_in_context(
    language: str, context: str, singular: str, plural: str, number: int
) -> str:
    with translation.override(language):
        return translation.npgettext(context, singular, plural, number)
