"""Reads a folder of texts, or one text: Markdown, HTML or plain, with or without front matter."""

import os
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from matinee.archive.model import Entry, FilmHints, Item, ItemKind, Unread
from matinee.document import BlockKind, Document, DocumentError, read_path
from matinee.document.read import FORMATS, format_of
from matinee.review import parse_review

_FILM = ("film", "film_title", "movie")
_KNOWN = frozenset(
    "title date lastmod modified author authors draft status slug url permalink tags categories"
    " category tag summary description excerpt year imdb_id imdb".split()
)


def find(folder: Path) -> Iterator[Path]:
    """Give the texts of a folder in order, hidden ones left out."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in FORMATS and not name.startswith("."):
                yield Path(place, name)


def read_folder(folder: Path) -> Iterator[Entry]:
    """Give each text of a folder as an item."""
    for path in find(folder):
        yield read_file(path, path.relative_to(folder).as_posix())


def read_file(path: Path, source: str | None = None) -> Entry:
    """Give one text as an item, or say why it cannot be read."""
    source = source or path.name
    try:
        document = read_path(path)
    except DocumentError as error:
        return Unread(source, str(error))
    return _item(document, source)


def _item(document: Document, source: str) -> Item:
    fields = document.metadata
    review = parse_review(document)
    film = _first(fields, *_FILM)
    year = fields.get("year") or review.year
    title = _first(fields, "title") or _heading(document) or Path(source).stem
    titles = [film, review.title or "", *([] if film else [_first(fields, "title")])]
    of_a_film = bool(film or _first(fields, "imdb_id", "imdb") or review.title or review.score)
    return Item(
        source=source,
        kind=ItemKind.REVIEW if of_a_film else ItemKind.POST,
        title=title,
        text=document.source,
        format=format_of(document.path, document.source),
        date=_day(fields.get("date")),
        modified=_day(fields.get("lastmod") or fields.get("modified")),
        author=", ".join(_list(fields.get("authors") or fields.get("author"))),
        status="draft" if fields.get("draft") is True else _first(fields, "status") or "publish",
        address=_first(fields, "url", "permalink"),
        slug=_first(fields, "slug"),
        excerpt=_first(fields, "summary", "description", "excerpt"),
        film=FilmHints(
            tuple(dict.fromkeys(filter(None, titles))),
            year if isinstance(year, int) and 1870 <= year <= 2100 else None,
            _first(fields, "imdb_id", "imdb"),
        ),
        tags=_list(fields.get("tags") or fields.get("tag")),
        categories=_list(fields.get("categories") or fields.get("category")),
        metadata={key: _list(value) for key, value in fields.items() if key not in _KNOWN},
    )


def _heading(document: Document) -> str:
    for block in document.blocks[:3]:
        if block.kind is BlockKind.HEADING:
            return block.text.strip()
    return ""


def _first(fields: Mapping[str, Any], *names: str) -> str:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return ""


def _list(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, list | tuple):
        return tuple(str(one) for one in value if not isinstance(one, dict | list))
    if isinstance(value, dict):
        return tuple(f"{key}: {one}" for key, one in value.items())
    return (str(value),)


def _day(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value.strip()).replace(tzinfo=None).isoformat()
        except ValueError:
            return None
    return None
