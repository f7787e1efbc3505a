"""What the whole house has, in short: read once for each edition, kept in the process.

Every page asks it instead of asking many small questions whose answer is mostly no.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils import timezone

from matinee_site.reviews.models import Article, Comment, Correction, Notice, public
from matinee_site.reviews.queries import edition_and_load, shown_collections
from matinee_site.showings.models import Offer, Screening

Mark = tuple[int, int, date]
"""The edition's number, the loading of the catalogue, the day: all that a public page hangs on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Small facts about everything that is published."""

    articles: bool
    standing: Sequence[tuple[str, str, str]]
    collections: Mapping[int, Sequence[tuple[str, str]]]
    noticed: Set[int]
    showing: Set[int]
    corrected: Set[int]
    commented: Set[tuple[str, int]]


_now: ContextVar[Mark | None] = ContextVar("mark", default=None)


def mark() -> Mark:
    """Give what the public pages hang on, with one question for each request."""
    return _now.get() or read_mark()


def read_mark() -> Mark:
    """Ask what the public pages hang on at this moment."""
    return (*edition_and_load(), timezone.localdate())


@contextmanager
def one_moment() -> Iterator[Mark]:
    """Let everything inside hang on the same mark, that of its beginning."""
    now = read_mark()
    token = _now.set(now)
    try:
        yield now
    finally:
        _now.reset(token)


def overview(of: Mark | None = None) -> Overview:
    """Give the overview of the house as it is now."""
    return _read(of or mark())


def forget() -> None:
    """Read anew at the next question, whatever the edition."""
    _read.cache_clear()


@lru_cache(maxsize=2)
def _read(of: Mark) -> Overview:
    inside: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for shelf in shown_collections():
        for film in shelf.films:
            inside[film].append((shelf.collection.title, shelf.collection.get_absolute_url()))
    shown = Article.objects.filter(public())
    pages = shown.filter(kind=Article.Kind.PAGE).order_by("title")
    return Overview(
        articles=shown.exclude(kind=Article.Kind.PAGE).exists(),
        standing=[(each.slug, each.title, each.get_absolute_url()) for each in pages],
        collections=inside,
        corrected=frozenset(
            Correction.objects.filter(public=True, review__isnull=False).values_list(
                "review_id", flat=True
            )
        ),
        commented=frozenset(_commented()),
        noticed=frozenset(Notice.objects.filter(shown=True).values_list("film_id", flat=True)),
        showing=frozenset(
            (
                *Offer.objects.values_list("film_id", flat=True).distinct(),
                *Screening.objects.values_list("film_id", flat=True).distinct(),
            )
        ),
    )


def _commented() -> Iterator[tuple[str, int]]:
    for review, article in Comment.objects.filter(shown=True).values_list("review", "article"):
        yield ("review", review) if review else ("article", article)
