"""Answers that are no pages: posters, the style sheet, the script."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from matinee_site.pages.cache import kept_poster
from matinee_site.pages.delivery import deliver, script, style
from matinee_site.pages.queries.film import poster_facts
from matinee_site.pages.views.answers import found

POSTER_AGE = 86_400
FOR_EVER = 31_536_000
_POSTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@require_safe
def poster(request: HttpRequest, slug: str, small: bool = False) -> HttpResponse:
    """Answer with a film's poster, which changes only with the film's facts."""
    sheet = kept_poster(found(poster_facts(slug)), small=small)
    response = deliver(request, sheet, max_age=POSTER_AGE)
    response["Content-Security-Policy"] = _POSTER_POLICY
    return response


@require_safe
def style_sheet(request: HttpRequest) -> HttpResponse:
    """Answer with the style sheet, whose address changes with it."""
    return deliver(request, style(), max_age=FOR_EVER, immutable=True)


@require_safe
def page_script(request: HttpRequest) -> HttpResponse:
    """Answer with the script, whose address changes with it."""
    return deliver(request, script(), max_age=FOR_EVER, immutable=True)
