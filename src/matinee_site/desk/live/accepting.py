"""Letting a finding stand, with a reason: in this text, or everywhere."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from matinee_site.desk.live.answers import RefusedError, answered, number_of, text_of
from matinee_site.desk.live.draft import read_piece
from matinee_site.desk.permissions import ACCEPT_EVERYWHERE, may_change, may_write
from matinee_site.reviews.accepting import accept, take_back
from matinee_site.reviews.models import Acceptance


@answered(may_write, a_minute=120, writes=True)
def accept_finding(request: HttpRequest, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Keep that a finding is let stand; everywhere only with the permission for it."""
    piece = read_piece(request, data)
    everywhere = data.get("everywhere") is True
    if everywhere and not request.user.has_perm(ACCEPT_EVERYWHERE):
        raise RefusedError("Your login may let a finding stand in your own text only.", status=403)
    if piece is None and not everywhere:
        raise RefusedError("Save the text first; then a finding can be let stand in it.")
    rule, words = text_of(data, "rule", limit=60), text_of(data, "words", limit=300)
    reason = " ".join(text_of(data, "reason", limit=300).split())
    if not rule or not words:
        raise RefusedError("Name the finding: its rule and its words.")
    if not reason:
        raise RefusedError("Say why it stands, so that others need not ask.")
    kept = accept(
        rule=rule, words=words, reason=reason, by=request.user, piece=None if everywhere else piece
    )
    return {"id": kept.pk}


@answered(may_write, a_minute=120, writes=True)
def take_back_finding(request: HttpRequest, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Show a finding again."""
    number = number_of(data, "acceptance")
    kept = Acceptance.objects.filter(pk=number).first() if number else None
    if kept is None:
        raise RefusedError("That is gone already.", status=404)
    if kept.piece is None:
        may = request.user.has_perm(ACCEPT_EVERYWHERE)
    else:
        may = may_change(request.user, kept.piece)
    if not may:
        raise RefusedError("Your login may not change this.", status=403)
    take_back(acceptance=kept)
    return {}
