"""Jinja2 as the pages use it: escaping on, words in the reader's language, the site's globals."""

from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from matinee_site.pages import languages, wording, words
from matinee_site.pages.addresses import absolute
from matinee_site.pages.afternoon import Afternoon, full_hours
from matinee_site.pages.compiling import PlainEnvironment
from matinee_site.pages.delivery import script, style
from matinee_site.pages.marks import ticket_marks


def environment(**options: Any) -> Environment:
    """Make the environment that renders every public page."""
    made = PlainEnvironment(
        **options | {"undefined": StrictUndefined},
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        _=said,
        ngettext=counted,
        pgettext=in_context,
        site_name=settings.SITE_NAME,
        static=cache(static),
        style=style,
        script_address=lambda: f"/script-{script().tag}.js",
        here=languages.here,
        absolute=absolute,
        tongue=tongue,
        word=wording,
        month_name=wording.month_name,
        month_initial=lambda number: wording.month_name(number)[:1].upper(),
        editions=languages.editions,
        direction=languages.direction,
        og_locale=lambda: str(languages.locale()),
        language=languages.current,
        full_hours=full_hours,
        afternoon=lambda runtime: Afternoon(runtime) if runtime else None,
        ticket_marks=ticket_marks,
    )
    made.filters.update(
        date=wording.long_date,
        short_date=wording.short_date,
        month=wording.month,
        clock_and_day=wording.clock_and_day,
        number=wording.number,
        listed=wording.listed,
        minutes=wording.minutes,
        country=wording.country,
        spoken=wording.spoken_language,
        genre=wording.genre,
        relation=wording.relation,
        role=wording.role,
        decade=wording.decade,
        title_size=title_size,
        sentence=lambda text: text[:1].upper() + text[1:],
    )
    return made


def said(message: str, **values: object) -> Markup:
    """Say a sentence in the reader's language; what is put into it is escaped."""
    if values:
        return Markup(words.gettext(message)) % values
    return _plain(languages.current(), message)


def counted(singular: str, plural: str, num: int, **values: object) -> Markup:
    """Say so many of something; the number stands in the sentence as ``num``."""
    return Markup(words.ngettext(singular, plural, num)) % ({"num": num} | values)


def in_context(context: str, message: str, **values: object) -> Markup:
    """Say a word that means several things."""
    return Markup(words.pgettext(context, message)) % values


@lru_cache(20_000)
def _plain(language: str, message: str) -> Markup:
    return Markup(words.gettext(message)) % ()


def title_size(title: str) -> str:
    """Give the class that makes a long title fit."""
    return "longer" if len(title) > 44 else "long" if len(title) > 20 else ""


def tongue(language: str) -> Markup:
    """Give the attributes of a text in another language than the page's; none in the same.

    ``language`` is '' where it is not known.
    """
    if language in ("", languages.current()):
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(language, languages.direction(language))
