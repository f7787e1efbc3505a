"""Secret addresses at which somebody without a login reads the newest version of a text."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from matinee_site.desk.live.answers import RefusedError, answered, number_of, text_of
from matinee_site.desk.live.draft import asked_piece, read_piece
from matinee_site.desk.permissions import MAKE_LINKS, may_write
from matinee_site.reviews.models import PreviewLink

DAYS = (1, 7, 30)
MOST = 20


@answered(may_write, a_minute=120)
def list_links(request: HttpRequest) -> Mapping[str, Any]:
    """Give the secret addresses of a text that still answer."""
    piece = asked_piece(request)
    now = timezone.now()
    context = {
        "links": piece.previewlinks.filter(expires_at__gt=now).select_related("made_by"),
        "may_make": request.user.has_perm(MAKE_LINKS),
        "days": DAYS,
        "base": settings.BASE_URL,
    }
    return {"html": render_to_string("desk/live_links.html", context, request=request)}


@answered(lambda user: user.has_perm(MAKE_LINKS), a_minute=30, writes=True)
def change_links(request: HttpRequest, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Make a secret address, or let one answer no more."""
    piece = read_piece(request, data)
    if piece is None:
        raise RefusedError("Save the text first.")
    does = text_of(data, "do", limit=10)
    if does == "make":
        days = text_of(data, "days", limit=3)
        if days not in {str(each) for each in DAYS}:
            raise RefusedError("An address answers for 1, 7 or 30 days.")
        now = timezone.now()
        piece.previewlinks.filter(expires_at__lte=now).delete()
        if piece.previewlinks.count() >= MOST:
            raise RefusedError("There are twenty addresses already; end some first.")
        own = {piece._meta.model_name: piece}
        PreviewLink.objects.create(
            made_by=request.user, note=" ".join(text_of(data, "note", limit=200).split()),
            expires_at=now + timedelta(days=int(days)), **own,
        )  # fmt: skip
        return {"said": "The address is made."}
    if does == "end":
        ended, _ = piece.previewlinks.filter(pk=number_of(data, "number")).delete()
        if not ended:
            raise RefusedError("That address answers no more already.", status=404)
        return {"said": "The address answers no more."}
    raise RefusedError("There is no such action.")
