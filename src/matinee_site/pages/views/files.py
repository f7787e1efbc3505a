"""Answers that are no pages: posters, pictures for passing on, feeds, sitemaps, and the rest."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from matinee_site.pages import feeds, sitemaps
from matinee_site.pages.addresses import absolute
from matinee_site.pages.cache import kept_card, kept_poster
from matinee_site.pages.delivery import deliver, script
from matinee_site.pages.icons import favicon, touch_icon
from matinee_site.pages.languages import codes
from matinee_site.pages.queries.feeds import feed_of
from matinee_site.pages.queries.places import KINDS, places
from matinee_site.pages.queries.posters import poster_facts
from matinee_site.pages.queries.social import social_card
from matinee_site.pages.views.answers import found, public_page

POSTER_AGE = 86_400
FOR_EVER = 31_536_000
SITEMAP_SIZE = 10_000
XML, TEXT = "application/xml; charset=utf-8", "text/plain; charset=utf-8"
_POSTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@require_safe
def poster(request: HttpRequest, slug: str, small: bool = False) -> HttpResponse:
    """Answer with a film's poster, which changes only with the film's facts."""
    sheet = kept_poster(found(poster_facts(slug)), small=small)
    response = deliver(request, sheet, max_age=POSTER_AGE)
    response["Content-Security-Policy"] = _POSTER_POLICY
    return response


@require_safe
def page_script(request: HttpRequest) -> HttpResponse:
    """Answer with the script, whose address changes with it."""
    return deliver(request, script(), max_age=FOR_EVER, immutable=True)


@require_safe
def social(request: HttpRequest, kind: str, slug: str = "") -> HttpResponse:
    """Answer with the picture that stands for a page where its address is passed on."""
    return deliver(request, kept_card(found(social_card(kind, slug))), max_age=POSTER_AGE)


@public_page
def feed(request: HttpRequest, form: str, kind: str = "", slug: str = "") -> HttpResponse:
    """Answer with the newest pieces, in full."""
    newest = found(feed_of(kind, slug, house=settings.SITE_NAME))
    if form == "atom":
        return HttpResponse(feeds.atom(newest), content_type=feeds.ATOM)
    return HttpResponse(feeds.json_feed(newest), content_type=feeds.JSON)


@public_page
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Answer with the list of sitemaps that have something in them."""
    names = []
    for kind in KINDS:
        listed = places(kind)
        for start in range(0, len(listed), SITEMAP_SIZE):
            part = listed[start : start + SITEMAP_SIZE]
            changed = max(place.changed for place in part)
            names.append((f"/sitemaps/{kind}-{start // SITEMAP_SIZE + 1}.xml", changed))
    return HttpResponse(sitemaps.index(names), content_type=XML)


@public_page
def sitemap(request: HttpRequest, kind: str, number: str) -> HttpResponse:
    """Answer with a part of the pages of a kind."""
    end = int(number[:6]) * SITEMAP_SIZE
    part = places(kind)[max(0, end - SITEMAP_SIZE) : end]
    if not part:
        raise Http404("no such sitemap")
    return HttpResponse(sitemaps.urlset(part), content_type=XML)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Answer with what search engines may read: all that is public but cards and searches."""
    closed = ["/desk/", "/api/", "/preview/"]
    for prefix in ("", *(f"/{code}" for code in codes()[1:])):
        closed += [f"{prefix}/search/", f"{prefix}/cards/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
    lines += [f"Sitemap: {absolute('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type=TEXT)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Answer with whom to tell of a weakness (RFC 9116), where the operator has named somebody."""
    contact = settings.SECURITY_CONTACT
    if not contact:
        raise Http404("nobody is named")
    # Renewed by the month: a date that is always near would make the file new each day.
    ends = (localdate().replace(day=1) + timedelta(days=240)).replace(day=1)
    lines = [
        f"Contact: {contact if ':' in contact else f'mailto:{contact}'}",
        f"Expires: {ends.isoformat()}T00:00:00Z",
        f"Preferred-Languages: {', '.join(codes())}",
        f"Canonical: {absolute('/.well-known/security.txt')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type=TEXT)


@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    """Answer with the icon, for browsers that ask at its old address."""
    return deliver(request, favicon(), max_age=POSTER_AGE)


@require_safe
def touch(request: HttpRequest) -> HttpResponse:
    """Answer with the icon for a phone's first screen."""
    return deliver(request, touch_icon(), max_age=POSTER_AGE)
