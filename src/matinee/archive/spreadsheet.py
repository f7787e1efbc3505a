"""Reads a table of films that somebody keeps in a spreadsheet, by a mapping of its columns."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from matinee.archive.model import ArchiveError, Entry, FilmHints, Item, ItemKind, Rating, Unread
from matinee.archive.tables import Row, decode_table, header_of, rows
from matinee.catalogue.names import fold
from matinee.document.read import sniff
from matinee.review.scores import read_mark

FIELDS = {
    "title": "title|film|film title|movie|movie title|name|titel|filmtitel|titre|titulo|titolo",
    "original_title": "original title|originaltitel|titre original|titulo original",
    "year": "year|film year|release year|released|jahr|annee|ano|anno",
    "director": "director|directors|directed by|regie|realisateur|regista",
    "imdb_id": "imdb|imdb id|imdbid|const|tconst",
    "runtime": "runtime|runtime mins|length|minutes|duration|laufzeit|duree",
    "rating": "rating|my rating|your rating|score|stars|grade|note|wertung|bewertung|voto",
    "date": "date|date watched|watched|watched date|published|date published|datum",
    "text": "review|text|notes|comment|comments|body|kritik|critique",
    "author": "author|critic|reviewer|by|autor|auteur",
    "address": "url|link|address|permalink",
    "tags": "tags|keywords|labels",
}
"""What a column can be, with the names by which it is known."""

_DATES = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_CONST = re.compile(r"tt\d{6,10}")


def guess_mapping(header: list[str]) -> dict[str, str]:
    """Give for each field the column that is most likely meant, by the columns' names."""
    found: dict[str, str] = {}
    known = {fold(column): column for column in reversed(header) if column.strip()}
    for field, names in FIELDS.items():
        for name in names.split("|"):
            column = known.get(fold(name))
            if column is not None and column not in found.values():
                found[field] = column
                break
    return found


def parse_mapping(written: str) -> dict[str, str]:
    """Read ``title=Film,year=Jahr``, or raise ArchiveError naming what is no field."""
    mapping = {}
    for part in filter(None, (part.strip() for part in written.split(","))):
        field, sign, column = part.partition("=")
        if not sign or not column.strip():
            raise ArchiveError(f"'{part}': write a mapping as field=column, such as title=Film")
        if field.strip() not in FIELDS:
            raise ArchiveError(f"'{field}' is no field; there are {', '.join(FIELDS)}")
        mapping[field.strip()] = column.strip()
    return mapping


def columns_of(data: bytes, name: str) -> list[str]:
    """Give the columns of a table as they are called in it."""
    return [column for column in header_of(decode_table(data, name)) if column.strip()]


def read_csv(data: bytes, name: str, mapping: Mapping[str, str] | None = None) -> Iterator[Entry]:
    """Give each row as an item; ``mapping`` goes before what the columns' names suggest.

    A column that is mapped to nothing is kept in the item's metadata.
    """
    text = decode_table(data, name)
    header = header_of(text)
    chosen = guess_mapping(header) | dict(mapping or {})
    missing = [column for column in chosen.values() if column not in header]
    if missing:
        raise ArchiveError(
            f"{name}: has no column '{missing[0]}'; there are {', '.join(header[:20])}"
        )
    if "title" not in chosen and "imdb_id" not in chosen:
        raise ArchiveError(
            f"{name}: which column holds the film's title? name it with --map title=COLUMN;"
            f" there are {', '.join(header[:20])}"
        )
    columns = {field: column.lower() for field, column in chosen.items()}
    for row in rows(text, name):
        item = _item(row, name, columns)
        yield item or Unread(
            f"{name}:{row.line}", f"{name}: line {row.line}: no title in column '{chosen['title']}'"
        )


def _item(row: Row, name: str, columns: Mapping[str, str]) -> Item | None:
    def cell(field: str) -> str:
        return row.cells.get(columns[field], "").strip() if field in columns else ""

    const = _CONST.search(cell("imdb_id"))
    title = cell("title")
    if not title and not const:
        return None
    text = cell("text")
    used = set(columns.values())
    year = _YEAR.search(cell("year"))
    minutes = re.match(r"(\d{1,3})\s*(?:m|min|mins|minutes|')?$", cell("runtime"))
    return Item(
        source=f"{name}:{row.line}",
        kind=ItemKind.REVIEW if text else ItemKind.RATING,
        title=title or (const[0] if const else ""),
        text=text,
        format=sniff(text),
        date=_date(cell("date")),
        author=cell("author"),
        address=cell("address"),
        film=FilmHints(
            tuple(filter(None, (title, cell("original_title")))),
            int(year[0]) if year else None,
            const[0] if const else "",
            _people(cell("director")),
            int(minutes[1]) if minutes else None,
        ),
        rating=_rating(cell("rating")),
        tags=tuple(tag for part in re.split("[,;]", cell("tags")) if (tag := part.strip())),
        metadata={
            key: (value,) for key, value in row.cells.items() if key not in used and value.strip()
        }
        | ({"rating": (cell("rating"),)} if cell("rating") else {}),
    )


def _people(written: str) -> tuple[str, ...]:
    parts = re.split(r"\s*[,;/&]\s*|\s+(?:and|und|et|y)\s+", written)
    return tuple(part for part in parts if part)


def _rating(written: str) -> Rating | None:
    """Give a rating that says its scale; a bare number stays in the metadata."""
    mark = read_mark(written, 0, loose=True) if written else None
    if mark is None or mark.value is None or not mark.best or mark.end < len(written.rstrip()):
        return None
    return Rating(mark.value, mark.best)


def _date(written: str) -> str | None:
    for form in _DATES:
        try:
            return datetime.strptime(written, form).date().isoformat()
        except ValueError:
            continue
    return None
