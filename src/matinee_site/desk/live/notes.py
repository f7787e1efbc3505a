"""Remarks on a text between those who write and edit it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from matinee_site.desk.live.answers import RefusedError, answered, number_of, text_of
from matinee_site.desk.live.draft import asked_piece, read_piece
from matinee_site.desk.permissions import may_write
from matinee_site.reviews.models import Note, Piece

MOST = 500


@answered(may_write, a_minute=120)
def list_notes(request: HttpRequest) -> Mapping[str, Any]:
    """Give the remarks on a text, those that are settled last."""
    piece = asked_piece(request)
    notes = list(
        piece.notes.filter(answers=None).select_related("by").prefetch_related("answered_by__by")
    )
    context = {
        "open": [note for note in notes if note.settled_at is None],
        "settled": [note for note in notes if note.settled_at],
        "me": request.user,
    }
    return {
        "html": render_to_string("desk/live_notes.html", context, request=request),
        "open": len(context["open"]),
    }


@answered(may_write, a_minute=60, writes=True)
def change_notes(request: HttpRequest, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Write a remark or an answer, settle one, take up one again, or delete one's own."""
    piece = read_piece(request, data)
    if piece is None:
        raise RefusedError("Save the text first.")
    does = text_of(data, "do", limit=10)
    if does == "write":
        return _write(request, piece, data)
    note = piece.notes.filter(pk=number_of(data, "number")).first()
    if note is None:
        raise RefusedError("That remark is gone.", status=404)
    if does == "settle":
        note.settled_at, note.settled_by = timezone.now(), request.user
        note.save(update_fields=["settled_at", "settled_by"])
        return {"said": "Settled."}
    if does == "reopen":
        note.settled_at = note.settled_by = None
        note.save(update_fields=["settled_at", "settled_by"])
        return {"said": "Taken up again."}
    if does == "delete":
        if note.by_id != request.user.pk:
            raise RefusedError("Only who wrote a remark deletes it.", status=403)
        note.delete()
        return {"said": "Deleted."}
    raise RefusedError("There is no such action.")


def _write(request: HttpRequest, piece: Piece, data: Mapping[str, Any]) -> Mapping[str, Any]:
    text = text_of(data, "text", limit=4000).strip()
    if not text:
        raise RefusedError("Write the remark first.")
    if piece.notes.count() >= MOST:
        raise RefusedError("A text has room for 500 remarks; delete some first.")
    answers = number_of(data, "number")
    asked = piece.notes.filter(pk=answers, answers=None).first() if answers else None
    if answers and asked is None:
        raise RefusedError("That remark is gone.", status=404)
    own = {piece._meta.model_name: piece}
    words = " ".join(text_of(data, "words", limit=500).split())
    Note.objects.create(by=request.user, text=text, words=words, answers=asked, **own)
    return {"said": "The remark is kept."}
