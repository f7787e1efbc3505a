"""Keeps what only a loading of the catalogue changes, so that publishing does not make it anew."""

from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from typing import ParamSpec, TypeVar

from django.core.cache import cache

from matinee_site.pages.queries.overview import mark

KEEP = 7 * 24 * 3600
P = ParamSpec("P")
T = TypeVar("T")
_NOTHING = object()


def kept(question: Callable[P, T]) -> Callable[P, T]:
    """Answer a question about the catalogue once for each of its loadings."""
    name = f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def answer(*args: P.args, **options: P.kwargs) -> T:
        asked = blake2b(repr((args, sorted(options.items()))).encode(), digest_size=16).hexdigest()
        key = f"kept:{mark()[1]}:{name}:{asked}"
        found = cache.get(key, _NOTHING)
        if found is _NOTHING:
            found = question(*args, **options)
            cache.set(key, found, KEEP)
        return found

    return answer
