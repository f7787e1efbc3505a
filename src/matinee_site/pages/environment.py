"""Jinja2 as the pages use it: escaping on, words in the reader's language, the site's globals."""

from functools import cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from matinee_site.pages import languages, wording
from matinee_site.pages.addresses import absolute
from matinee_site.pages.afternoon import Afternoon, full_hours
from matinee_site.pages.delivery import script, style
from matinee_site.pages.marks import ticket_marks


def environment(**options: Any) -> Environment:
    """Make the environment that renders every public page."""
    made = Environment(
        **options | {"undefined": StrictUndefined},
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        _said, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    made.globals.update(
        site_name=settings.SITE_NAME,
        static=static,
        style_address=lambda: f"/style-{style().tag}.css",
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


def _said(message: str) -> str:
    """Translate a word, once for each language: a page says a hundred of them."""
    return _translated(languages.current(), message)


@cache
def _translated(language: str, message: str) -> str:
    return gettext(message)


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
