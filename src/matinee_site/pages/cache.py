"""Keeps finished pages until the site's edition changes.

Whatever may change a public page raises the edition in the database, so that every process sees
it at once: a page is never stale, and nothing has to know which pages a change touches.
"""

from collections.abc import Callable
from functools import wraps
from hashlib import blake2b

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from matinee_site.pages.cards import CardFacts, draw_card
from matinee_site.pages.delivery import Parcel, deliver
from matinee_site.pages.posters import PosterFacts, draw_poster
from matinee_site.pages.queries.overview import mark

KEEP = 24 * 3600
SLOT = "matinee.kept"
"""Where a request carries who else wants to keep the page: called with the parcel and its mark."""
View = Callable[..., HttpResponse]


def cached(view: View) -> View:
    """Answer from the kept pages, or make the page and keep it."""

    @wraps(view)
    def answer(request: HttpRequest, **parts: str) -> HttpResponse:
        if not settings.KEEP_PAGES:
            return view(request, **parts)
        key = _key(request)
        parcel: Parcel | None = cache.get(key)
        if parcel is None:
            made = view(request, **parts)
            if made.status_code != 200:
                return made
            parcel = Parcel.of(made.content, made["Content-Type"])
            cache.set(key, parcel, KEEP)
        # The front of the house keeps it too, and answers with it before Django is asked again.
        for front in request.META.get(SLOT, ()):
            front(parcel, mark())
        return deliver(request, parcel)

    return answer


def kept_poster(facts: PosterFacts, *, small: bool) -> Parcel:
    """Give a film's poster, drawn once for the facts that it is printed from."""
    return _drawn(
        f"poster:{small:d}", facts, "image/svg+xml",
        lambda: draw_poster(facts=facts, small=small).encode(),
    )  # fmt: skip


def kept_card(facts: CardFacts) -> Parcel:
    """Give the picture that stands for a page, drawn once for the facts printed on it."""
    return _drawn("card", facts, "image/png", lambda: draw_card(facts))


def _drawn(kind: str, facts: object, content_type: str, draw: Callable[[], bytes]) -> Parcel:
    if not settings.KEEP_PAGES:
        return Parcel.of(draw(), content_type, pack=False)
    key = f"{kind}:{blake2b(repr(facts).encode(), digest_size=16).hexdigest()}"
    parcel: Parcel | None = cache.get(key)
    if parcel is None:
        parcel = Parcel.of(draw(), content_type)
        cache.set(key, parcel, KEEP)
    return parcel


def _key(request: HttpRequest) -> str:
    # A question after the address makes no difference to a page.
    name = f"{settings.BASE_URL} {request.path}"
    digest = blake2b(name.encode(), digest_size=16).hexdigest()
    # A review with a date to come is shown from its day on.
    number, load, today = mark()
    return f"page:{today}:{number}:{load}:{digest}"
