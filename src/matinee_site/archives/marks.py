"""Tells whether something was changed since it was brought in."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from matinee_site.archives.models import Made
from matinee_site.reviews.models import Piece

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
    newest = piece.latest_revision
    if newest is None or mark_of(newest.content) != mark:
        return True
    if piece.notes.exists():
        return True
    beside = {("acceptance", pk) for pk in piece.acceptances.values_list("pk", flat=True)} | {
        ("correction", pk) for pk in piece.corrections.values_list("pk", flat=True)
    }
    return bool(beside) and not beside <= _brought(beside)


def _brought(beside: set[tuple[str, int]]) -> set[tuple[str, int]]:
    """Give those that came in with an archive."""
    rows = Made.objects.filter(object_pk__in=[pk for _, pk in beside])
    return set(rows.values_list("what", "object_pk"))
