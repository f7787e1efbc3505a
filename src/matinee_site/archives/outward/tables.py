"""What stands beside the pieces, as rows of plain data: each table with what tells its rows apart.

Rows refer to each other by what they are known by on every site: addresses, film keys, files.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime

from matinee_site.archives.models import OldAddress
from matinee_site.archives.outward.pictures import inward, outward
from matinee_site.archives.outward.pieces import SCORE, film_fields
from matinee_site.catalogue.models import Film
from matinee_site.reviews.models import (
    Acceptance,
    Article,
    Collection,
    CollectionEntry,
    Comment,
    Correction,
    Critic,
    FormerPath,
    FrontPage,
    FrontPart,
    FrontPick,
    Notice,
    Review,
    Viewing,
)
from matinee_site.showings.models import Offer, Place, Screening

_SLUGGED = {"critic": Critic, "review": Review, "article": Article, "collection": Collection}
_TEXTS = ("bio", "intro", "essay", "word")
_PIECE = {"review": "review", "article": "article"}


class LostError(ValueError):
    """A row that refers to what is not here; the message says to what."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: plain fields, references by what they are to, and what makes two rows one.

    ``private`` fields go out only when asked for.
    """

    name: str
    model: type[models.Model]
    fields: Sequence[str]
    known_by: Sequence[str]
    refs: Mapping[str, str] = field(default_factory=dict)
    private: Sequence[str] = ()


TABLES: Sequence[Table] = (
    Table(
        "critic", Critic, ("slug", "name", "bio", "score_scale", "diary_shown", "sample"),
        ("slug",),
    ),
    Table(
        "collection", Collection,
        ("slug", "title", "intro", "essay", "rule", "subject", "size", "position", "shown",
         "sample"),
        ("slug",),
    ),
    Table(
        "entry", CollectionEntry, ("note", "sort_order"), ("collection", "film", "sort_order"),
        {"collection": "collection", "film": "film"},
    ),
    Table(
        "viewing", Viewing, ("watched_at", "noted_at", "rewatch", "liked", "tags", *SCORE),
        ("critic", "film", "watched_at", "noted_at", "score_value"),
        {"critic": "critic", "film": "film"},
    ),
    Table(
        "notice", Notice,
        (
            *("outlet", "critic", "url", "published_at", "quotation", "language", "shown"),
            *("sample", *SCORE),
        ),
        ("film", "outlet", "critic", "url", "published_at"),
        {"film": "film"},
    ),
    Table(
        "comment", Comment, ("name", "text", "posted_at", "shown", "source"),
        ("review", "article", "name", "text", "posted_at"),
        {**_PIECE, "answers": "comment"},
        ("email", "ip"),
    ),
    Table(
        "correction", Correction, ("text", "public", "made_at"),
        ("review", "article", "text", "made_at"), _PIECE,
    ),
    Table(
        "acceptance", Acceptance, ("rule", "words", "reason"),
        ("review", "article", "rule", "words"), _PIECE,
    ),
    Table("path", FormerPath, ("path",), ("path",), _PIECE),
    Table("address", OldAddress, ("path",), ("path",), {"critic": "critic", "picture": "picture"}),
    Table("place", Place, ("name", "city", "kind", "url", "licensed"), ("name", "city", "kind")),
    Table(
        "offer", Offer, ("country", "kind", "url", "checked_on", "until"),
        ("film", "place", "country", "kind"),
        {"film": "film", "place": "place"},
    ),
    Table(
        "screening", Screening, ("country", "starts_at", "version", "url", "checked_on"),
        ("film", "place", "starts_at"),
        {"film": "film", "place": "place"},
    ),
    Table(
        "frontpart", FrontPart, ("kind", "heading", "count", "sort_order"),
        ("front", "kind", "sort_order"), {"front": "front"},
    ),
    Table(
        "frontpick", FrontPick, ("sort_order",), ("front", "review", "article", "collection"),
        {"front": "front", **_PIECE, "collection": "collection"},
    ),
)  # fmt: skip
BY_NAME = {table.name: table for table in TABLES}
BEFORE_PIECES = ("critic",)
"""What pieces refer to."""


@dataclass(slots=True)
class Outgoing:
    """Writes rows; ``files`` are the pictures' by number, ``private`` lets private fields out."""

    files: Mapping[int, str]
    private: bool = False

    def rows(self, table: Table) -> Iterator[dict[str, Any]]:
        """Give a table's rows, in an order that is the same on every site."""
        followed = [name for name, kind in table.refs.items() if kind != "front"]
        query = table.model._default_manager.select_related(*followed)
        found = [self.row(table, each) for each in query.iterator(chunk_size=1000)]
        yield from sorted(found, key=lambda row: json.dumps(row, sort_keys=True))

    def row(self, table: Table, each: Any) -> dict[str, Any]:
        """Give a row; what is empty is left out."""
        told: dict[str, Any] = {}
        for name, kind in table.refs.items():
            value = getattr(each, name)
            if value is not None and kind != "front":
                told[name] = self._ref(kind, value)
        for name in (*table.fields, *(table.private if self.private else ())):
            value = getattr(each, name)
            if name in _TEXTS:
                value = outward(value, self.files)
            if value != _default(table, name):
                told[name] = value.isoformat() if isinstance(value, date) else value
        return told

    def _ref(self, kind: str, value: Any) -> Any:
        if kind == "film":
            return film_fields(value)
        if kind == "picture":
            return self.files.get(value.pk, "")
        if kind == "place":
            return [value.name, value.city, value.kind]
        if kind == "comment":
            return [value.name, value.posted_at.isoformat() if value.posted_at else "", value.text]
        return value.slug


@dataclass(slots=True)
class Incoming:
    """Makes rows of plain data; ``pictures`` are numbers by file."""

    pictures: Mapping[str, int]
    _known: dict[str, dict[Any, int]] = field(default_factory=dict)

    def made(self, table: Table, told: Mapping[str, Any]) -> tuple[Any, bool]:
        """Give the row that says this, and whether it is new; a new one is not saved yet.

        Raises LostError where it refers to what is not here, ValueError where it is no such row.
        """
        own: dict[str, Any] = {
            f"{name}_id": self._ref(kind, told.get(name)) for name, kind in table.refs.items()
        }
        for name in (*table.fields, *table.private):
            value = told.get(name, _default(table, name))
            if name in _TEXTS and isinstance(value, str):
                value = inward(value, self.pictures)
            own[name] = _read(table.model._meta.get_field(name), value)
        known = [f"{name}_id" if name in table.refs else name for name in table.known_by]
        wanted = {f"{n}__isnull": True for n in known if own[n] is None}
        wanted |= {n: own[n] for n in known if own[n] is not None}
        found = table.model._default_manager.filter(**wanted).first()
        if found:
            return found, False
        row = table.model(**own)
        try:
            plain = {*table.fields, *table.private}
            row.clean_fields(exclude={each.name for each in row._meta.fields} - plain)
        except ValidationError as error:
            raise ValueError("; ".join(error.messages)) from error
        return row, True

    def forget(self, kind: str) -> None:
        """Ask anew for rows of a kind, some of which were made now."""
        self._known.pop(kind, None)

    def _ref(self, kind: str, told: Any) -> int | None:
        if kind == "front":
            return int(FrontPage.load().pk)
        if told in (None, "", []):
            return None
        if kind == "film":
            return self._film(told)
        key = tuple(map(str, told)) if isinstance(told, list) else str(told)
        found = self.pictures.get(str(key)) if kind == "picture" else self._all(kind).get(key)
        if found is None:
            raise LostError(f"{kind} {key if isinstance(key, str) else key[0]} is not here")
        return found

    def _film(self, told: Any) -> int:
        told = told if isinstance(told, Mapping) else {}
        key, imdb = str(told.get("film_id", "")), str(told.get("imdb_id", ""))
        films = self._known.setdefault("film", {})
        if key not in films:
            film = Film.objects.filter(key=key).first()
            if film is None and imdb:
                film = Film.objects.filter(imdb_id=imdb).first()
            if film is None:
                raise LostError(f"the catalogue has no film {told.get('film_title', '')} [{key}]")
            films[key] = film.pk
        return films[key]

    def _all(self, kind: str) -> Mapping[Any, int]:
        if kind not in self._known:
            self._known[kind] = dict(_keys(kind))
        return self._known[kind]


def row_mark(table: Table, row: Any) -> str:
    """Give a mark of all that a row says."""
    told = Outgoing({}, private=True).row(table, row)
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _default(table: Table, name: str) -> Any:
    column = table.model._meta.get_field(name)
    if isinstance(column, models.DateField):
        return None
    return column.get_default()


def _keys(kind: str) -> Iterator[tuple[Any, int]]:
    if kind in _SLUGGED:
        yield from _SLUGGED[kind]._default_manager.values_list("slug", "pk")
    elif kind == "place":
        for place in Place.objects.all():
            yield (place.name, place.city, place.kind), place.pk
    elif kind == "comment":
        for row in Comment.objects.all():
            yield (row.name, row.posted_at.isoformat() if row.posted_at else "", row.text), row.pk


def _read(column: Any, value: Any) -> Any:
    """Give a value as its column keeps it, or raise ValueError."""
    if value is None:
        return None
    if isinstance(column, models.DateTimeField):
        return _moment(parse_datetime(str(value)), value)
    if isinstance(column, models.DateField):
        return _moment(parse_date(str(value)[:10]), value)
    if isinstance(column, models.CharField | models.TextField) and not isinstance(value, str):
        raise ValueError(f"{column.name} is no text")
    return value


def _moment(read: date | datetime | None, value: object) -> date | datetime:
    if read is None:
        raise ValueError(f"{str(value)[:40]} is no date")
    return read
