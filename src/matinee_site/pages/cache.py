"""Keeps finished pages for readers who are not logged in, until the site's edition changes.

Whatever may change a public page raises the edition in the database, so that every process sees
it at once: a page is never stale, and nothing has to know which pages a change touches.
"""

from collections.abc import Callable
from functools import wraps
from hashlib import blake2b

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control

from matinee_site.catalogue.queries import last_load
from matinee_site.reviews.queries import edition

KEEP = 24 * 3600
View = Callable[..., HttpResponse]
Kept = tuple[bytes, str]


def cached(view: View) -> View:
    """Answer from the kept pages, or make the page and keep it; a preview never comes here."""

    @wraps(view)
    def answer(request: HttpRequest, **parts: str) -> HttpResponse:
        key = _key(request)
        kept: Kept | None = cache.get(key)
        if kept is None:
            made = view(request, **parts)
            if made.status_code != 200:
                return made
            tag = blake2b(made.content, digest_size=12).hexdigest()
            kept = (made.content, f'"{tag}"')
            cache.set(key, kept, KEEP)
        body, tag = kept
        fresh = HttpResponse(body)
        fresh["ETag"] = tag
        # Kept by the browser, but asked for again: a correction is seen at the next visit.
        patch_cache_control(fresh, public=True, max_age=0, must_revalidate=True)
        return get_conditional_response(request, etag=tag, response=fresh) or fresh

    return answer


def _key(request: HttpRequest) -> str:
    load = last_load()
    page = request.GET.get("page", "")[:5]
    name = f"{settings.BASE_URL} {request.path}?{page}"
    digest = blake2b(name.encode(), digest_size=16).hexdigest()
    return f"page:{edition()}:{load.pk if load else 0}:{digest}"
