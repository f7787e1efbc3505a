"""Dates, numbers, lists and the names of things in the language of the page."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache, lru_cache

from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal
from django.utils import timezone

from matinee.catalogue import Role
from matinee.discovery.related import Reason, Why
from matinee_site.catalogue.tongues import code_of
from matinee_site.pages.labels import CREDITS, GENRES, OLD_COUNTRIES, REASONS, RELATIONS
from matinee_site.pages.languages import current, locale, locale_of
from matinee_site.pages.words import gettext, ngettext, pgettext


def long_date(day: date | datetime | None) -> str:
    """Write a day in full: ``20 November 2026``; '' for none."""
    if day is None:
        return ""
    return _date(_local(day), current(), "long")


def short_date(day: date | datetime | None) -> str:
    """Write a day in few letters: ``20 Nov 2026``."""
    return "" if day is None else _date(_local(day), current(), "medium")


def partial_date(written: str) -> str:
    """Write a day, a month or a year as sources give it: ``1954-04-26``, ``1954-04``, ``1954``."""
    try:
        parts = [int(part) for part in written.split("-")]
        if len(parts) == 3:
            return _date(date(*parts), current(), "long")
        if len(parts) == 2:
            return _date(date(*parts, 1), current(), "LLLL yyyy")
    except ValueError:
        pass
    return written


def place(name: str) -> str:
    """Name a country that a source gives by name or by its two letters."""
    return territory(name) if len(name) == 2 and name.isupper() else country(name)


def month(day: date) -> str:
    """Write a month with its year: ``November 2026``."""
    return _date(day, current(), "LLLL yyyy")


def month_name(number: int) -> str:
    """Name a month by its number."""
    return str(locale().months["stand-alone"]["wide"][number])


def number(value: float | None) -> str:
    """Write a number with the marks of the language: ``17,538``."""
    return "" if value is None else _number(value, current())


def listed(names: Sequence[str]) -> str:
    """Join names as they are said: ``Wikidata, Wikipedia and BFI``."""
    return _joined(tuple(str(name) for name in names), current())


def minutes(count: int) -> str:
    """Say a running time."""
    return ngettext("%(count)s minute", "%(count)s minutes", count) % {"count": number(count)}


def films_counted(count: int) -> str:
    """Say how many films."""
    return ngettext("%(num)s film", "%(num)s films", count) % {"num": number(count)}


def country(name: str) -> str:
    """Name a country in the language of the page; one that is not known keeps its name."""
    return _country(name, current())


def territory(code: str) -> str:
    """Name a country by its two letters."""
    return str(locale().territories.get(code, code))


def clock_and_day(moment: datetime) -> str:
    """Write a moment: ``Friday 20 November, 18:30``."""
    day = format_skeleton("EEEEdMMMM", moment, locale=locale())
    return f"{day}, {format_time(moment, format='short', locale=locale())}"


def spoken_language(name: str) -> str:
    """Name a language in the language of the page; one that is not known keeps its name."""
    return _language(name, current())


def language_coded(code: str) -> str:
    """Name a language by its code; one that is not known keeps its code."""
    known = locale().languages
    written = code.replace("-", "_")
    return str(known.get(written) or known.get(written.partition("_")[0]) or code)


def genre(name: str) -> str:
    """Name a genre in the language of the page."""
    return pgettext("genre", name) if name in GENRES else name


def as_it_is(name: str) -> str:
    """Name what has one name in every language."""
    return name


def capital(text: str) -> str:
    """Begin with a capital what stands alone: many languages write their names small."""
    return text[:1].upper() + text[1:]


def relation(name: str | None) -> str:
    """Say what a film is to its series: ``sequel``."""
    return pgettext("relation", name) if name in RELATIONS else name or ""


def reason_said(reason: Reason) -> str:
    """Say why a film stands beside another."""
    names = [genre(name) for name in reason.names] if reason.why is Why.GENRE else reason.names
    said = {"names": listed(names), "decade": reason.decade}
    return pgettext("reason", REASONS[reason.why]) % said


def role(of: Role | str, count: int = 1) -> str:
    """Head a list of people by what they did: ``Director``, ``Directors``."""
    one, many = CREDITS[Role(of)]
    return ngettext(one, many, count)


def decade(name: str) -> str:
    """Name ten years by their address: ``1950s``."""
    return gettext("%(year)ss") % {"year": name[:4]}


def _local(day: date | datetime) -> date:
    if isinstance(day, datetime):
        return timezone.localdate(day) if timezone.is_aware(day) else day.date()
    return day


@cache
def _names_of_countries() -> dict[str, str]:
    known = {str(name).lower(): code for code, name in locale_of("en").territories.items()}
    return known | {name.lower(): code for name, code in _ALSO.items()}


# Names that the sources use and the Unicode tables do not.
_ALSO = {
    "Bosnia and Herzegovina": "BA", "Czech Republic": "CZ", "Ivory Coast": "CI", "Turkey": "TR",
    "Democratic Republic of the Congo": "CD", "Hong Kong": "HK", "The Bahamas": "BS",
    "Palestine": "PS", "People's Republic of China": "CN", "Kingdom of the Netherlands": "NL",
    "Occupied Palestinian territory": "PS", "Myanmar": "MM", "Macau": "MO", "Trinidad and Tobago":
    "TT", "USA": "US", "UK": "GB",
}  # fmt: skip


@lru_cache(20_000)
def _number(value: float, code: str) -> str:
    return format_decimal(value, locale=locale_of(code))


@cache
def _date(day: date, code: str, form: str) -> str:
    return format_date(day, format=form, locale=locale_of(code))


@cache
def _joined(names: tuple[str, ...], code: str) -> str:
    return format_list(names, locale=locale_of(code)) if len(names) > 1 else "".join(names)


@cache
def _country(name: str, code: str) -> str:
    if code == "en":
        return name
    if name in OLD_COUNTRIES:
        return pgettext("country", name)
    found = _names_of_countries().get(name.lower(), "")
    return str(locale_of(code).territories.get(found, name))


@cache
def _language(name: str, code: str) -> str:
    if code == "en":
        return name
    found = code_of(name)
    said = locale_of(code).languages.get(found.replace("-", "_"))
    return str(said or locale_of(code).languages.get(found.partition("-")[0]) or name)
