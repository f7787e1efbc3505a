"""Addresses that things had before, here or elsewhere, and where they lead now."""

from matinee_site.archives.queries import led_to
from matinee_site.pages.languages import here


def moved_to(path: str, query: str = "") -> str:
    """Give the address of what once stood at a path, or ''.

    An address that was a question, as WordPress has them (``/?p=12``), is found with it.
    """
    url = led_to(path, query)
    return url if url.startswith(("/media/", "/feeds/")) or not url else here(url)
