"""Names films in the site's languages: which title a reader of each is shown.

A language has its own title where a publishable source leads with one there, else the original
title where that is in it. English has none beside ``Film.title``, since that is what the sources
lead with; and where the house says what a film is called, that is so in the site's main language.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet

from matinee_site.catalogue.models import Film, Statement
from matinee_site.catalogue.tongues import code_of

_FIELDS = ("local_title", "original_title", "title")
_LOCAL, _ORIGINAL, _TITLE = _FIELDS
_HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Called:
    """A title that may be shown: what it is, and its language where the source says it."""

    field: str
    text: str
    language: str | None = None
    source: str = ""


def site_languages() -> Sequence[str]:
    """Give the codes of the site's languages, the main one first."""
    return [code for code, _ in settings.LANGUAGES]


def has_names(code: str) -> bool:
    """Say whether films may have another title in a language than the one sources lead with."""
    return code.partition("-")[0] != "en"


def names_of(
    title: str, called: Sequence[Called], *, spoken: str = "", codes: Sequence[str]
) -> Mapping[str, str]:
    """Give a film's title in each language where it is not ``title``.

    ``spoken`` is the code of the one language spoken in it, which an original title is in that
    names none.
    """
    ruled = any(each.field == _TITLE and each.source == _HOUSE for each in called)
    found = {}
    for code in codes:
        if not has_names(code) or (ruled and code == codes[0]):
            continue
        ranked = [
            (_FIELDS.index(each.field), far, place, each.text)
            for place, each in enumerate(called)
            if each.field != _TITLE and (far := _far(each, spoken, code)) is not None
        ]
        if ranked and (text := min(ranked)[-1]) != title:
            found[code] = text
    return found


def name_films(films: Sequence[int] | None = None) -> None:
    """Work out the titles by language of these films, by row number, or of all."""
    codes = site_languages()
    rows, said = Film.objects.all(), Statement.objects.filter(field__in=_FIELDS)
    if films is not None:
        rows, said = rows.filter(id__in=films), said.filter(film__in=films)
    rows.exclude(names={}).update(names={})
    if not any(map(has_names, codes)):
        return
    named = [
        (json.dumps(names, ensure_ascii=False), film)
        for film, title, spoken, called in _titled(said.filter(citation__source__publishable=True))
        if (names := names_of(title, called, spoken=spoken, codes=codes))
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {Film._meta.db_table} SET names = %s WHERE id = %s", named)


def _titled(said: QuerySet[Statement]) -> Iterator[tuple[int, str, str, Sequence[Called]]]:
    """Give films with their titles and the code of the one language spoken in each."""
    rows = said.order_by("film_id", "id").values_list(
        "film_id", "film__title", "film__languages", "field", "value", "language",
        "citation__source__key",
    )  # fmt: skip
    for film, group in groupby(rows.iterator(chunk_size=20_000), key=itemgetter(0)):
        told = list(group)
        _, title, languages, *_ = told[0]
        spoken = code_of(languages[0]) if len(languages) == 1 else ""
        yield film, title, spoken, [Called(*row[3:]) for row in told]


def _far(called: Called, spoken: str, code: str) -> int | None:
    """Say how far a title's language is from one of the site's: None for another language."""
    language = (called.language or (spoken if called.field == _ORIGINAL else "")).lower()
    base = code.lower().partition("-")[0]
    if language == code.lower():
        return 0
    if language == base:
        return 1
    return 2 if language.startswith(f"{base}-") else None
