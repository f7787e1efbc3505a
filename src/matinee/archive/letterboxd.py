"""Reads a Letterboxd export: the ZIP with all its CSVs, its unpacked folder, or one CSV of it.

A film watched, rated and reviewed stands in several files; each is given as it stands. A review
and the diary line of the same viewing have the same address, under which they can be joined.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from matinee.archive.model import (
    ArchiveError,
    Comment,
    Entry,
    FilmHints,
    Item,
    ItemKind,
    Rating,
    Unread,
)
from matinee.archive.tables import decode_table, header_of, rows
from matinee.archive.zips import open_zip

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CONST = re.compile(r"tt\d{6,10}")
_LIST_BANNER = "letterboxd list export"
_BEST = 5.0
_COLUMNS = frozenset({"name", "year", "letterboxd uri"})
_FILES = frozenset(
    f"{name}.csv" for name in ("profile", "watched", "ratings", "diary", "reviews", "watchlist")
)


def is_letterboxd(text: str) -> bool:
    """Say whether a CSV that begins so is one of Letterboxd's."""
    if text.lstrip("\ufeff").lower().startswith(_LIST_BANNER):
        return True
    return {name.lower() for name in header_of(text)} >= _COLUMNS


def has_letterboxd(names: list[str]) -> bool:
    """Say whether a folder or ZIP with these files is an export of Letterboxd's."""
    found = {PurePosixPath(name).name for name in names}
    # Some leave out profile.csv, which holds their name and e-mail address.
    return len(found & _FILES) > 1


def read_zip(path: Path) -> Iterator[Entry]:
    """Give all entries of a Letterboxd ZIP."""
    with open_zip(path) as archive:
        yield from _read_all(path.name, archive.names, archive.read)


def read_folder(path: Path) -> Iterator[Entry]:
    """Give all entries of an unpacked Letterboxd ZIP."""
    names = [file.relative_to(path).as_posix() for file in sorted(path.rglob("*.csv"))]
    yield from _read_all(path.name, names, lambda name: (path / name).read_bytes())


def read_csv(data: bytes, name: str) -> Iterator[Entry]:
    """Give the entries of one CSV of an export; its columns say which it is."""
    text = decode_table(data, name)
    if text.lstrip("\ufeff").lower().startswith(_LIST_BANNER):
        yield from _list(text, name, name)
        return
    kind = _KIND_BY_NAME.get(PurePosixPath(name).name)
    columns = {column.lower() for column in header_of(text)}
    if kind is None:
        kind = (
            ItemKind.REVIEW
            if "review" in columns
            else ItemKind.VIEWING
            if "watched date" in columns
            else ItemKind.RATING
            if "rating" in columns
            else ItemKind.OTHER
        )
    yield from _films(text, name, name, kind)


_KIND_BY_NAME = {
    "reviews.csv": ItemKind.REVIEW,
    "diary.csv": ItemKind.VIEWING,
    "ratings.csv": ItemKind.RATING,
    "watched.csv": ItemKind.VIEWING,
    "watchlist.csv": ItemKind.WATCHLIST,
}
_ORDER = ("reviews.csv", "diary.csv", "ratings.csv", "watched.csv", "watchlist.csv")


def _read_all(source: str, names: list[str], read: Callable[[str], bytes]) -> Iterator[Entry]:
    """Read the files in the order of their weight; deleted and orphaned ones are told apart."""
    root = _root(names)
    for name in sorted(names, key=lambda name: (_place(name.removeprefix(root)), name)):
        inner = name.removeprefix(root)
        label = f"{source}:{inner}"
        try:
            yield from _file(inner, label, lambda name=name: read(name))  # type: ignore[misc]
        except ArchiveError as error:
            yield Unread(label, str(error))


def _root(names: list[str]) -> str:
    """Give the folder in which the export lies, when it was packed with one."""
    profile = next((name for name in names if PurePosixPath(name).name == "profile.csv"), "")
    return profile.removesuffix("profile.csv")


def _place(inner: str) -> int:
    return _ORDER.index(inner) if inner in _ORDER else len(_ORDER)


def _file(inner: str, label: str, read: Callable[[], bytes]) -> Iterator[Entry]:
    folder, _, name = inner.rpartition("/")
    if not name.endswith(".csv"):
        return
    status = folder.split("/")[0] if folder.split("/")[0] in ("deleted", "orphaned") else ""
    if folder.endswith("lists") or (folder == "" and name.startswith("list")):
        yield from _list(decode_table(read(), label), label, name)
    elif folder.endswith("likes") and name == "films.csv":
        yield from _films(decode_table(read(), label), label, inner, ItemKind.LIKE, status)
    elif folder.endswith("likes"):
        yield from _liked(decode_table(read(), label), label, inner)
    elif name in _KIND_BY_NAME:
        kind = _KIND_BY_NAME[name]
        yield from _films(decode_table(read(), label), label, inner, kind, status)
    elif name == "comments.csv":
        yield from _comments(decode_table(read(), label), label)
    elif name == "profile.csv":
        yield from _profile(decode_table(read(), label), label)


def _films(text: str, label: str, inner: str, kind: ItemKind, status: str = "") -> Iterator[Entry]:
    columns = {column.lower() for column in header_of(text)}
    if not columns >= {"name", "year"}:
        raise ArchiveError(f"{label}: lacks the columns Name and Year; export it again")
    for row in rows(text, label):
        title = row.get("name")
        if not title:
            yield Unread(f"{label}:{row.line}", f"{label}: line {row.line}: no film's name")
            continue
        review = row.cells.get("review", "").strip()
        yield Item(
            source=f"{label}:{row.line}",
            kind=kind,
            title=title,
            text=review,
            format="html",
            date=_day(row.get("watched date")) or _day(row.get("date")),
            modified=_day(row.get("date")),
            status=status or "publish",
            address=row.get("letterboxd uri", "url"),
            film=FilmHints((title,), _year(row.get("year"))),
            rating=_rating(row.get("rating")),
            tags=_tags(row.get("tags")),
            metadata={
                "file": (inner,),
                **({"watched": (seen,)} if (seen := _day(row.get("watched date"))) else {}),
                **({"rewatch": ("yes",)} if row.get("rewatch").lower() == "yes" else {}),
            },
        )


def _list(text: str, label: str, name: str) -> Iterator[Entry]:
    """Read a list: a banner, a table of one row about the list, a blank line, then its films."""
    lines = text.lstrip("\ufeff").splitlines(keepends=True)
    at = next(
        (
            number
            for number, line in enumerate(lines)
            if line.strip().lower().startswith("position,name,year")
        ),
        None,
    )
    if at is None:
        raise ArchiveError(f"{label}: no list of films in it; export it again")
    about = next(rows("".join(lines[1:at]), label, line=2), None) if at > 2 else None
    title = about.get("name") if about else PurePosixPath(name).stem
    for row in rows("".join(lines[at:]), label, line=at + 1):
        film = row.get("name")
        if not film:
            yield Unread(f"{label}:{row.line}", f"{label}: line {row.line}: no film's name")
            continue
        yield Item(
            source=f"{label}:{row.line}",
            kind=ItemKind.LISTED,
            title=film,
            text=row.cells.get("description", "").strip(),
            date=_day(about.get("date")) if about else None,
            address=row.get("url"),
            film=FilmHints((film,), _year(row.get("year")), _const(row.get("imdbid"))),
            tags=_tags(about.get("tags")) if about else (),
            metadata={
                "list": (title,),
                "position": (row.get("position"),),
                "list_address": (about.get("url") if about else "",),
                "list_description": (about.cells.get("description", "") if about else "",),
            },
        )


def _const(written: str) -> str:
    """Take an identifier of IMDb's, which lists made for Letterboxd's import may have."""
    return written if _CONST.fullmatch(written) else ""


def _liked(text: str, label: str, inner: str) -> Iterator[Entry]:
    """Give the reviews and lists of others that were liked: no more than an address is known."""
    for row in rows(text, label):
        yield Item(
            source=f"{label}:{row.line}",
            kind=ItemKind.OTHER,
            title=row.get("content"),
            date=_day(row.get("date")),
            address=row.get("content"),
            metadata={"file": (inner,)},
        )


def _comments(text: str, label: str) -> Iterator[Entry]:
    for row in rows(text, label):
        comment = Comment(
            id=f"{label}:{row.line}",
            author="",
            date=_day(row.get("date")),
            text=row.cells.get("comment", ""),
            url=row.get("content"),
        )
        yield Item(
            source=comment.id,
            kind=ItemKind.OTHER,
            title=f"Comment on {comment.url}",
            date=comment.date,
            address=comment.url,
            comments=(comment,),
            metadata={"file": ("comments.csv",)},
        )


def _profile(text: str, label: str) -> Iterator[Entry]:
    """Give who the export is of; the e-mail address stays in the file."""
    for row in rows(text, label):
        known = {
            name: (value,)
            for name, value in row.cells.items()
            if value.strip() and name != "email address"
        }
        yield Item(
            source=f"{label}:{row.line}",
            kind=ItemKind.OTHER,
            title=row.get("username"),
            author=" ".join(filter(None, (row.get("given name"), row.get("family name")))),
            date=_day(row.get("date joined")),
            text=row.cells.get("bio", ""),
            metadata={"file": ("profile.csv",), **known},
        )


def _rating(written: str) -> Rating | None:
    try:
        value = float(written)
    except ValueError:
        return None
    return Rating(value, _BEST) if 0 < value <= _BEST else None


def _year(written: str) -> int | None:
    return int(written) if re.fullmatch(r"(?:18|19|20)\d\d", written) else None


def _day(written: str) -> str | None:
    match = _DAY.match(written)
    return match[0] if match else None


def _tags(written: str) -> tuple[str, ...]:
    return tuple(tag for part in written.split(",") if (tag := part.strip()))
