"""Answers when there is no page at an address, and when there is no answering at all."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string

from matinee_site.pages import languages
from matinee_site.pages.queries.moved import moved_to
from matinee_site.pages.views.answers import show

RETRY_AFTER = "120"
_CLOSED = settings.FOLDER.closed


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Lead on from an address that a piece had before; else answer with a page that searches."""
    code, path = languages.split(request.path)
    with languages.speaking(code):
        url = moved_to(path, request.META.get("QUERY_STRING", ""))
        if url:
            return HttpResponsePermanentRedirect(url)
        return show(request, "not_found", {"noindex": True, "canonical": ""}, status=404)


class Availability:
    """Answers 503 while the operator has closed the site, or while its database does not answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, unless the file that closes the site is there; the desk stays open."""
        if _CLOSED.exists() and not request.path.startswith(("/desk/", "/static/")):
            return unavailable(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for a database that is busy or gone."""
        if not isinstance(error, OperationalError | InterfaceError):
            return None
        logging.getLogger(__name__).error("the database does not answer", exc_info=error)
        return unavailable(request)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Answer with a page that asks to come back, made without the database."""
    code, _ = languages.split(request.path)
    with languages.speaking(code):
        response = HttpResponse(render_to_string("503.html"), status=503)
    response["Retry-After"] = RETRY_AFTER
    response["Cache-Control"] = "no-store"
    return response
