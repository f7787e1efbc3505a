"""Addresses that pieces had before, here or elsewhere, and where they lead now."""

from urllib.parse import unquote

from django.db.models import Q

from matinee_site.pages.languages import here
from matinee_site.reviews.models import FormerPath, public


def moved_to(path: str, query: str = "") -> str:
    """Give the address of the published piece that once stood at a path, or ''.

    An address that was a question, as WordPress has them (``/?p=12``), is found with it.
    """
    asked = {path, unquote(path), path.rstrip("/"), f"{path.rstrip('/')}/"}
    if query:
        asked |= {f"{each}?{query}" for each in tuple(asked)}
    shown = Q(public("review__")) | Q(public("article__"))
    rows = FormerPath.objects.filter(shown, path__in=asked).select_related("review", "article")
    # The one with the question is the nearer one.
    found = max(rows, key=lambda row: len(row.path), default=None)
    return here(found.piece.get_absolute_url()) if found and found.piece else ""
