"""The languages of the pages: the first at the bare addresses, each other below its own code.

What a page says of itself is in the language of its address; a review stays in its author's.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language_info

_used: ContextVar[str | None] = ContextVar("language", default=None)
_prefix: ContextVar[str | None] = ContextVar("prefix", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The same page in one of the site's languages."""

    code: str
    name: str
    url: str
    here: bool


def codes() -> Sequence[str]:
    """Give the codes of the languages, the main one first."""
    return [code for code, _ in settings.LANGUAGES]


def current() -> str:
    """Give the code of the language in use; the main one where none of the site's is."""
    used = _used.get()
    if used is not None:
        return used
    code = translation.get_language() or ""
    return code if code in codes() else codes()[0]


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Let everything inside speak a language of the site; '' is the main one."""
    code = code or codes()[0]
    # Django's own record of the language is slow to ask, and a page asks for each address.
    spoken, before = _used.set(code), _prefix.set("" if code == codes()[0] else f"/{code}")
    try:
        with translation.override(code):
            yield
    finally:
        _used.reset(spoken)
        _prefix.reset(before)


def locale() -> Locale:
    """Give the rules of the language in use for dates, numbers and names."""
    return locale_of(current())


@cache
def locale_of(code: str) -> Locale:
    """Give the rules of a language; English ones where they are not known.

    English without a country is written as in Britain, with the day before the month.
    """
    try:
        return Locale.parse("en-GB" if code == "en" else code, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")


def here(path: str) -> str:
    """Give a page's address in the language in use: ``/films/ran-1985/``, ``/fr/films/…``."""
    prefix = _prefix.get()
    return f"{prefix}{path}" if prefix is not None else _in(current(), path)


def bare(path: str) -> str:
    """Give a page's address in the main language."""
    code, rest = split(path)
    return rest if code else path


def split(path: str) -> tuple[str, str]:
    """Part an address into the code of its language ('' at a bare one) and the bare address."""
    for code in codes()[1:]:
        if path.startswith(f"/{code}/"):
            return code, path[len(code) + 1 :]
    return "", path


def editions(path: str) -> Sequence[Edition]:
    """Give the page at an address in every language of the site."""
    base, used = bare(path), current()
    return [
        Edition(code=code, name=_own_name(code), url=_in(code, base), here=code == used)
        for code in codes()
    ]


def direction(code: str = "") -> str:
    """Give the direction that a language is written in: ``ltr`` or ``rtl``."""
    return "rtl" if locale_of(code or current()).text_direction == "rtl" else "ltr"


def _in(code: str, path: str) -> str:
    return path if code == codes()[0] else f"/{code}{path}"


def _own_name(code: str) -> str:
    try:
        return str(get_language_info(code)["name_local"]).capitalize()
    except KeyError:
        return str(locale_of(code).get_display_name(locale_of(code)) or code).capitalize()
