"""Tells whether something was changed since it was brought in."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from matinee_site.archives.models import Made
from matinee_site.reviews.models import Acceptance, Correction, Note, Piece

# What publishing, locking and scheduling write beside the words.
_BESIDE = frozenset(
    "pk id live has_unpublished_changes first_published_at last_published_at go_live_at expire_at"
    " expired locked locked_at locked_by latest_revision live_revision owner created_at sample"
    " source_file source_hash mentions html wagtail_admin_comments".split()
)


def mark_of(content: Mapping[str, Any]) -> str:
    """Give a mark of a version's content, which changes with any word or field of it."""
    told = {key: value for key, value in content.items() if key not in _BESIDE}
    written = json.dumps(told, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()


def mark_of_fields(row: object, *names: str) -> str:
    """Give a mark of some fields of a row."""
    written = json.dumps([str(getattr(row, name)) for name in names])
    return hashlib.sha256(written.encode()).hexdigest()


def touched(piece: Piece, mark: str) -> bool:
    """Say whether somebody has changed a piece, or written beside it, since it had this mark."""
    return bool(touched_of({piece: mark}))


def touched_of(marks: Mapping[Piece, str]) -> set[int]:
    """Give the numbers of those pieces of one kind that are ``touched``; each has its mark."""
    changed = {
        piece.pk
        for piece, mark in marks.items()
        if piece.latest_revision is None or mark_of(piece.latest_revision.content) != mark
    }
    left = [piece for piece in marks if piece.pk not in changed]
    if not left:
        return changed
    of = str(left[0]._meta.model_name)
    among = {f"{of}__in": left}
    changed.update(Note.objects.filter(**among).values_list(f"{of}_id", flat=True))
    for what, model in (("acceptance", Acceptance), ("correction", Correction)):
        beside = dict(model._default_manager.filter(**among).values_list("pk", f"{of}_id"))
        brought = Made.objects.filter(what=what, object_pk__in=beside)
        known = set(brought.values_list("object_pk", flat=True))
        changed.update(piece for pk, piece in beside.items() if pk not in known)
    return changed
