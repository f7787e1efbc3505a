"""Reads what ``matinee export`` wrote: a folder of pieces, pictures, and tables beside them."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from matinee.archive.model import ArchiveError, Entry, FilmHints, Item, ItemKind, Unread
from matinee.archive.piece_file import read_piece_file

MANIFEST = "matinee-site.json"
PICTURES = "pictures.jsonl"
HOUSE_WORDS = "house.jsonl"
FRONT = "front.json"
VERSIONS = "versions"
FOLDERS = {
    "reviews": ItemKind.REVIEW,
    "articles": ItemKind.POST,
    "pages": ItemKind.PAGE,
}
VERSION = 1
MAX_LINE = 5_000_000
MAX_FILE = 20_000_000


def is_own(folder: Path) -> bool:
    """Say whether a folder is an export of Matinee's."""
    return (folder / MANIFEST).is_file()


def manifest_of(folder: Path) -> Mapping[str, Any]:
    """Give what an export says of itself, or raise ArchiveError."""
    try:
        told = json.loads((folder / MANIFEST).read_bytes()[:MAX_LINE])
        version = int(told["version"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise ArchiveError(f"{folder}: {MANIFEST} is damaged; export the site again") from error
    if version > VERSION:
        raise ArchiveError(
            f"{folder}: written by a newer Matinee (form {version}); bring this one up to date"
        )
    return dict(told)


def read_folder(folder: Path) -> Iterator[Entry]:
    """Give the pictures and pieces of an export; the tables are read by whoever has a site."""
    site = str(manifest_of(folder).get("site", ""))
    for row in rows_of(folder, PICTURES):
        if isinstance(row, Unread):
            yield row
        else:
            yield _picture(row)
    for name, kind in FOLDERS.items():
        for path in sorted((folder / name).glob("*.md")):
            yield _piece(path, f"{name}/{path.name}", kind, site)


def rows_of(folder: Path, name: str) -> Iterator[dict[str, Any] | Unread]:
    """Give the rows of a table of an export, and what in it cannot be read."""
    path = folder / name
    if not path.is_file():
        return
    with path.open("rb") as file:
        number = 0
        while line := file.readline(MAX_LINE):
            number += 1
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                row = None
            if isinstance(row, dict):
                yield row
            elif line.strip():
                yield Unread(f"{name}:{number}", f"{name}: line {number} is damaged")


def _picture(row: Mapping[str, Any]) -> Item:
    file = str(row.get("file", ""))
    return Item(
        source=file,
        kind=ItemKind.ATTACHMENT,
        title=str(row.get("title", "")),
        metadata={
            "attachment_url": (f"/{file}",),
            "_wp_attachment_image_alt": (str(row.get("description", "")),),
            "credit": (str(row.get("credit", "")),),
        },
    )


def _piece(path: Path, source: str, kind: ItemKind, site: str) -> Entry:
    try:
        with path.open("rb") as file:
            text = file.read(MAX_FILE + 1).decode("utf-8")
        if len(text) > MAX_FILE:
            return Unread(source, f"{source}: longer than any text")
        front = read_piece_file(text).front
    except (OSError, ValueError, RecursionError) as error:
        return Unread(source, f"{source}: {error}")
    return Item(
        source=source,
        kind=kind,
        title=_text(front, "title"),
        text=text,
        format="markdown",
        date=_day(front.get("date")),
        author=_text(front, "critic"),
        status=_text(front, "status") or "publish",
        slug=_text(front, "slug"),
        film=_film(front),
        metadata={
            "piece": (source.split("/")[0],),
            "site": (site,),
            "film_key": tuple(filter(None, (_text(front, "film_id"),))),
        },
    )


def _film(front: Mapping[str, Any]) -> FilmHints:
    title, year = _text(front, "film_title"), front.get("year")
    return FilmHints(
        (title,) if title else (),
        year if isinstance(year, int) else None,
        _text(front, "imdb_id"),
    )


def _text(front: Mapping[str, Any], name: str) -> str:
    value = front.get(name)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _day(value: object) -> str | None:
    return value.isoformat() if isinstance(value, date) else str(value) if value else None
