"""Addresses that things had before, here or elsewhere, and where they lead now."""

import re

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
    into = found.into if found else None
    while into is not None and into.into is not None:
        into = into.into
    return f"/{match['kind']}/{into.slug}/" if into is not None and into.public else ""
