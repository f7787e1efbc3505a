"""Reads published reviews as rows, where making models of them would cost more than the page.

A row has the names that a ``Review`` has, as far as readers see them, so that what is made of the
one is made of the other.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from django.db import connection
from django.utils import timezone

from matinee_site.catalogue.models import Film, Series
from matinee_site.reviews.models import CheckResult, Critic, Review


@dataclass(slots=True)
class CriticRow:
    """Who wrote it."""

    name: str
    slug: str

    def get_absolute_url(self) -> str:
        """Give the critic's page."""
        return f"/critics/{self.slug}/"


@dataclass(slots=True)
class SeriesRow:
    """The series of the film."""

    name: str


@dataclass(slots=True)
class FilmRow:
    """The film that it is of."""

    key: str
    slug: str
    title: str
    public_year: int | None
    public_runtime: int | None
    public: bool
    public_original: str | None
    names: Mapping[str, str]
    series: SeriesRow | None


@dataclass(slots=True)
class CheckRow:
    """What was compared, and the text as it is printed."""

    checked_at: datetime
    sources: Sequence[str]
    statements: int
    compared: int
    html: Sequence[str] | None
    mentions: None = None


@dataclass(slots=True)
class SectionsRow:
    """The sections as they are kept."""

    raw_data: Sequence[dict[str, Any]]

    def __len__(self) -> int:
        return len(self.raw_data)


@dataclass(slots=True)
class ReviewRow:
    """A published review."""

    pk: int
    slug: str
    title: str
    standfirst: str
    published_at: date | None
    language: str
    sample: bool
    spoilers: bool
    score_value: float | None
    score_best: float | None
    score_written: str
    score_line: str
    sections: SectionsRow
    critic: CriticRow
    film: FilmRow | None
    check_result: CheckRow | None


_OWN = (
    "id", "slug", "title", "standfirst", "published_at", "language", "sample", "spoilers",
    "score_value", "score_best", "score_written", "score_line", "sections",
)  # fmt: skip
_FILM = (
    "key", "slug", "title", "public_year", "public_runtime", "public", "public_original", "names",
)  # fmt: skip
_CHECK = ("checked_at", "sources", "statements", "compared", "html")


def reviews_of(*, film: int) -> Sequence[ReviewRow]:
    """Give the published reviews of a film, by the number of its row, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(_ask(), [film, True, timezone.localdate()])
        return [_row(values) for values in cursor.fetchall()]


@cache
def _ask() -> str:
    tables = {
        name: model._meta.db_table
        for name, model in (
            ("r", Review), ("c", Critic), ("f", Film), ("s", Series), ("k", CheckResult)
        )
    }  # fmt: skip
    columns = [
        *(f"r.{name}" for name in _OWN), "c.name", "c.slug",
        *(f"f.{name}" for name in _FILM), "s.name", *(f"k.{name}" for name in _CHECK),
    ]  # fmt: skip
    return (
        f"SELECT {', '.join(columns)} FROM {tables['r']} r"
        f" JOIN {tables['c']} c ON c.id = r.critic_id"
        f" LEFT JOIN {tables['f']} f ON f.id = r.film_id"
        f" LEFT JOIN {tables['s']} s ON s.id = f.series_id"
        f" LEFT JOIN {tables['k']} k ON k.review_id = r.id"
        " WHERE r.film_id = %s AND r.live = %s"
        " AND (r.published_at IS NULL OR r.published_at <= %s)"
        " ORDER BY r.published_at DESC, r.first_published_at DESC, r.id DESC"
    )


def _row(values: Sequence[Any]) -> ReviewRow:
    own, (critic, critic_slug) = list(values[:13]), values[13:15]
    film, (series,), check = values[15:23], values[23:24], values[24:]
    own[4], own[6], own[7] = _day(own[4]), bool(own[6]), bool(own[7])
    own[12] = SectionsRow(_json(own[12]) or [])
    return ReviewRow(
        *own,
        CriticRow(critic, critic_slug),
        FilmRow(
            *film[:5],
            bool(film[5]),
            film[6],
            _json(film[7]),
            SeriesRow(series) if series else None,
        )
        if film[0] is not None
        else None,
        CheckRow(_moment(check[0]), _json(check[1]) or [], *check[2:4], _json(check[4]))
        if check[0] is not None
        else None,
    )


# SQLite gives dates and JSON as text, PostgreSQL as what they are.
def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if timezone.is_aware(moment) else moment.replace(tzinfo=UTC)
