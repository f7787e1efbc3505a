"""What readers wrote under a text, as an archive brought it; nothing is asked for here."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from matinee_site.pages.queries.overview import overview
from matinee_site.reviews.markup import render
from matinee_site.reviews.models import Comment, Piece

_DEEPEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A comment, and how deep it stands below those that it answers."""

    name: str
    posted_at: datetime | None
    html: SafeString
    depth: int


def comments_under(piece: Piece) -> Sequence[Spoken]:
    """Give the comments shown under a piece, each answer below what it answers."""
    name = str(piece._meta.model_name)
    if (name, piece.pk) not in overview().commented:
        return ()
    rows = list(Comment.objects.filter(**{name: piece.pk}, shown=True))
    there = {row.pk for row in rows}
    below: Mapping[int | None, list[Comment]] = defaultdict(list)
    for row in rows:
        below[row.answers_id if row.answers_id in there else None].append(row)
    found: list[Spoken] = []
    waiting = [(row, 0) for row in reversed(below[None])]
    while waiting:
        row, depth = waiting.pop()
        found.append(
            Spoken(
                name=row.name, posted_at=row.posted_at, html=render(row.text),
                depth=min(depth, _DEEPEST),
            )
        )  # fmt: skip
        waiting += [(answer, depth + 1) for answer in reversed(below[row.pk])]
    return found
