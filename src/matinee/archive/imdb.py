"""Reads IMDb's CSV exports of ratings and lists, by the names of their columns, old and new."""

import re
from collections.abc import Iterator
from datetime import datetime

from matinee.archive.model import ArchiveError, Entry, FilmHints, Item, ItemKind, Rating, Unread
from matinee.archive.tables import Row, decode_table, header_of, rows

_BEST = 10.0
_CONST = re.compile(r"tt\d{6,10}")
_TITLED = re.compile(r'(?:=HYPERLINK\("[^"]*","(?P<title>.*)"\))|(?P<plain>.*)', re.DOTALL)
_SERIES = frozenset(
    "tv series|tvseries|tv mini series|tv mini-series|tvminiseries|tv episode|tvepisode|video game"
    "|videogame|podcast series|podcastseries|podcast episode|podcastepisode|music video|musicvideo"
    "|tv pilot|tvpilot".split("|")
)
# Until 2017 a list's own dates were written as "Tue Mar  4 00:00:00 2014".
_DATES = ("%Y-%m-%d", "%a %b %d %H:%M:%S %Y", "%m/%d/%Y", "%d.%m.%Y", "%d/%m/%Y")


def is_imdb(text: str) -> bool:
    """Say whether a CSV that begins so is one of IMDb's."""
    columns = {name.lower() for name in header_of(text)}
    return "const" in columns and bool(columns & {"title", "title type", "you rated"})


def read_csv(data: bytes, name: str) -> Iterator[Entry]:
    """Give each title of a ratings or list export; what is no film has its kind in metadata."""
    text = decode_table(data, name)
    if not is_imdb(text):
        raise ArchiveError(f"{name}: no IMDb export: the columns Const and Title are missing")
    for row in rows(text, name):
        const = _CONST.search(row.get("const"))
        title = _title(row.get("title"))
        if not const and not title:
            why = f"{name}: line {row.line}: neither an identifier nor a title"
            yield Unread(f"{name}:{row.line}", why)
            continue
        yield _item(row, name, const[0] if const else "", title)


def _item(row: Row, name: str, const: str, title: str) -> Item:
    sort = row.get("title type")
    rated = _rating(row.get("your rating", "you rated"))
    listed = bool(row.get("position"))
    kind = ItemKind.LISTED if listed else ItemKind.RATING
    if sort.lower() in _SERIES:
        kind = ItemKind.OTHER
    original = row.get("original title")
    known = {
        "imdb_type": sort,
        "genres": row.get("genres"),
        "position": row.get("position"),
        "release_date": row.get("release date", "release date (month/day/year)"),
    }
    return Item(
        source=f"{name}:{row.line}",
        kind=kind,
        title=title or const,
        text=row.cells.get("description", "").strip(),
        date=_date(row.get("date rated", "created")),
        modified=_date(row.get("modified")),
        address=row.get("url"),
        film=FilmHints(
            tuple(dict.fromkeys(filter(None, (title, original)))),
            _number(row.get("year"), 1870, 2100),
            const,
            tuple(part.strip() for part in row.get("directors").split(",") if part.strip()),
            _number(row.get("runtime (mins)"), 1, 2000),
        ),
        rating=rated,
        metadata={key: (value,) for key, value in known.items() if value},
    )


def _title(written: str) -> str:
    match = _TITLED.fullmatch(written)
    assert match
    return (match["title"] or match["plain"] or "").strip()


def _rating(written: str) -> Rating | None:
    value = _number(written, 1, 10)
    return Rating(float(value), _BEST) if value else None


def _number(written: str, least: int, most: int) -> int | None:
    digits = written.removesuffix(".0")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 4):
        return None
    return number if least <= (number := int(digits)) <= most else None


def _date(written: str) -> str | None:
    for form in _DATES:
        try:
            return datetime.strptime(" ".join(written.split()), form).date().isoformat()
        except ValueError:
            continue
    return None
