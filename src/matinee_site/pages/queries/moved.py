"""Addresses that things had before, here or elsewhere, and where they lead now."""

import re
from collections.abc import Iterator

from matinee_site.archives.queries import led_to
from matinee_site.catalogue.models import Film, Person
from matinee_site.pages.languages import here

_PAGE = re.compile(r"/(?P<kind>films|people)/(?P<slug>[^/]+)/")


def moved_to(path: str, query: str = "") -> str:
    """Give the address of what once stood at a path, or ''.

    An address that was a question, as WordPress has them (``/?p=12``), is found with it.
    """
    url = led_to(path, query) or _merged(path)
    return url if url.startswith(("/media/", "/feeds/")) or not url else here(url)


def _merged(path: str) -> str:
    """Give the page of the film (or person) that the one of a page was found to be, or ''."""
    match = _PAGE.fullmatch(path)
    if match is None:
        return ""
    rows = Film.objects if match["kind"] == "films" else Person.objects
    found = rows.filter(slug=match["slug"]).select_related("into__into").first()
    return _page_of(match["kind"], found) if found else ""


def merged_pages() -> Iterator[tuple[str, str]]:
    """Give the address of every film and person found to be another, with the page it leads to."""
    for kind, rows in (("films", Film.objects), ("people", Person.objects)):
        for row in rows.exclude(into=None).select_related("into__into").order_by("slug"):
            if page := _page_of(kind, row):
                yield f"/{kind}/{row.slug}/", page


def _page_of(kind: str, row: Film | Person) -> str:
    into = row.into
    while into is not None and into.into is not None:
        into = into.into
    return f"/{kind}/{into.slug}/" if into is not None and into.public else ""
