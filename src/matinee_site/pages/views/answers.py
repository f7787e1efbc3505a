"""What every answer shares: its language, what stands in the head of its page, what is missing."""

import re
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from matinee_site.pages import languages
from matinee_site.pages.addresses import absolute
from matinee_site.pages.cache import cached
from matinee_site.pages.queries.moved import moved_to
from matinee_site.pages.queries.overview import one_moment, overview

_FURTHER = re.compile(r"page/\d+/$")
_ASKED = re.compile(r"page=(\d{1,4})").fullmatch
T = TypeVar("T")
View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """Answer reading only, in the language of the address, from the kept pages where possible."""
    return require_safe(turned_by_question(spoken(cached(view))))


def live_page(view: View) -> View:
    """Answer reading only, in the language of the address, made anew each time."""
    return require_safe(spoken(view))


def turned_by_question(view: View) -> View:
    """Lead on from ``?page=2``, as the further pages of a list were asked for once."""

    @wraps(view)
    def answer(request: HttpRequest, **parts: str) -> HttpResponse:
        asked = _ASKED(request.META.get("QUERY_STRING", ""))
        if asked and int(asked[1]) > 1 and "number" not in parts:
            return HttpResponsePermanentRedirect(f"{request.path}page/{int(asked[1])}/")
        return view(request, **parts)

    return answer


def once_asked(view: View) -> View:
    """Lead on from a question that was a piece's address elsewhere, as ``/?p=12`` is."""

    @wraps(view)
    def answer(request: HttpRequest, **parts: str) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        url = moved_to(request.path, query) if query else ""
        return HttpResponsePermanentRedirect(url) if url else view(request, **parts)

    return answer


def spoken(view: View) -> View:
    """Speak the language that the address stands under while the view answers."""

    @wraps(view)
    def answer(request: HttpRequest, language: str = "", **parts: str) -> HttpResponse:
        with languages.speaking(language), one_moment():
            return view(request, **parts)

    return answer


def show(
    request: HttpRequest, template: str, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    """Render a public page; ``base`` is the address of the first page of a list."""
    plain: dict[str, object] = {
        "path": request.path,
        "base": _FURTHER.sub("", request.path),
        "canonical": absolute(request.path),
        "noindex": False,
        "section": "",
        "structured": "",
        "house": overview(),
    }
    return render(request, f"pages/{template}.html", plain | context, status=status)


def found(answer: T | None) -> T:
    """Give an answer that there is, or a 404."""
    if answer is None:
        raise Http404("nothing at this address")
    return answer
