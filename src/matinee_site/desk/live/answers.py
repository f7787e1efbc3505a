"""How the editor is answered: who may ask, how much and how often, and errors it can show."""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

MAX_BODY = 1_000_000
Answer = Mapping[str, Any]
Question = Callable[..., Answer]


class RefusedError(Exception):
    """A question that is not answered; the message says why, for the person who asked."""

    def __init__(self, message: str, *, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


def answered(
    may: Callable[[AbstractBaseUser], bool],
    *,
    a_minute: int,
    writes: bool = False,
    method: str = "",
) -> Callable[[Question], Callable[..., HttpResponse]]:
    """Make a view of a function that takes the request and gives plain data.

    A login that ``may`` not is refused, as is one that asks more often than ``a_minute``.
    With ``writes`` the view takes a POST with a JSON object, which it finds as ``data``.
    """

    def decorate(question: Question) -> Callable[..., HttpResponse]:
        @never_cache
        @wraps(question)
        def view(request: HttpRequest, **parts: Any) -> HttpResponse:
            try:
                _admit(request, may, method or ("POST" if writes else "GET"))
                _count(request, question.__qualname__, a_minute)
                if writes:
                    parts["data"] = read_object(request)
                return JsonResponse(question(request, **parts))
            except RefusedError as refusal:
                return JsonResponse({"error": str(refusal)}, status=refusal.status)

        return view

    return decorate


def by_method(
    *, get: Callable[..., HttpResponse], post: Callable[..., HttpResponse]
) -> Callable[..., HttpResponse]:
    """Make one view of two, so that reading and changing share an address."""

    def view(request: HttpRequest, **parts: Any) -> HttpResponse:
        return (post if request.method == "POST" else get)(request, **parts)

    return view


def read_object(request: HttpRequest) -> dict[str, Any]:
    """Give the JSON object that was sent."""
    if len(request.body) > MAX_BODY:
        raise RefusedError("The text is too long to be checked here.", status=413)
    try:
        data = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise RefusedError("That was not JSON.") from error
    if not isinstance(data, dict):
        raise RefusedError("That was not a JSON object.")
    return data


def text_of(data: Mapping[str, Any], name: str, *, limit: int) -> str:
    """Give a text that was sent, '' where there is none; refuse one that is too long."""
    value = data.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise RefusedError(f"'{name}' must be a text.")
    if len(value) > limit:
        raise RefusedError(f"'{name}' is longer than {limit:,} characters.", status=413)
    return value.replace("\0", "\ufffd")


def number_of(data: Mapping[str, Any], name: str) -> int | None:
    """Give a whole number that was sent, or None."""
    value = data.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _admit(request: HttpRequest, may: Callable[[AbstractBaseUser], bool], method: str) -> None:
    if request.method != method:
        raise RefusedError(f"This takes {method} only.", status=405)
    if not request.user.is_authenticated:
        raise RefusedError("You are signed out; sign in again in another tab.", status=401)
    if not (request.user.has_perm("wagtailadmin.access_admin") and may(request.user)):
        raise RefusedError("Your login may not do this.", status=403)


def _count(request: HttpRequest, name: str, a_minute: int) -> None:
    key = f"asked:{name}:{request.user.pk}:{timezone.now():%H%M}"
    cache.add(key, 0, 90)
    if cache.incr(key) > a_minute:
        raise RefusedError("That is more than can be answered; wait a minute.", status=429)
