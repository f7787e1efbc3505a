"""Whole addresses, for whatever is read away from the site."""

from django.conf import settings


def absolute(path: str) -> str:
    """Give the public address of a path."""
    return f"{settings.BASE_URL}{path}"
