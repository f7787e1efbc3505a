"""Answers when there is no page at an address."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from matinee_site.pages import languages
from matinee_site.pages.views.answers import show


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer with a page that searches, in the language of the address."""
    code, _ = languages.split(request.path)
    with translation.override(code or languages.codes()[0]):
        return show(request, "not_found", {"noindex": True, "canonical": ""}, status=404)
