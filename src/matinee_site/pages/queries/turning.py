"""Long lists, a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

T = TypeVar("T")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned(Generic[T]):
    """One page of a list, how long the list is, and which page of how many this is."""

    rows: Sequence[T]
    total: int
    page: int
    pages: int


def turned(
    rows: QuerySet[M], shown: Callable[[Sequence[M]], Sequence[T]], *, page: int, size: int
) -> Turned[T] | None:
    """Give a page of a list as it is shown; None beyond the last, but the first may be empty."""
    total = rows.count()
    offset = (page - 1) * size
    if page > 1 and offset >= total:
        return None
    return Turned(
        rows=shown(list(rows[offset : offset + size])),
        total=total,
        page=page,
        pages=max(1, -(-total // size)),
    )
