"""Reads a list of films, and tells what it is by what it holds, never by its name."""

import re
from collections.abc import Iterable
from dataclasses import replace

from matinee.archive import imdb, letterboxd, spreadsheet
from matinee.archive.model import ArchiveError, Entry, FilmHints, Item, ItemKind, Unread
from matinee.archive.tables import decode_table, header_of
from matinee.lists.cells import unguarded
from matinee.lists.model import FilmList, ListError

MAX_BYTES = 5_000_000
MAX_FILMS = 5_000
_LONGEST = 500
_CONST = re.compile(r"\btt\d{6,10}\b")
_NUMBERED = re.compile(r"^\s*(?:\d{1,4}\s*[.):]\s+|[-*•–—]\s+)")
_LINE = re.compile(
    r"^(?P<title>.+?)\s*[(\[](?P<year>1[89]\d\d|20\d\d)[)\]]\s*(?:[-–—:|]+\s*)?(?P<note>.*)$"
)
_DIRECTED = re.compile(r",?\s+(?:dir\.|directed by)\s+(?P<names>[^()]+)$", re.IGNORECASE)
_HEADING = re.compile(r"^\s*#+\s*(?P<title>.+?)\s*#*$")


def read_list(data: bytes, name: str) -> FilmList:
    """Read a list from Letterboxd or IMDb, another table, or text with a film a line.

    ``name`` stands in messages. Raises ListError where nothing can be read at all.
    """
    if len(data) > MAX_BYTES:
        raise ListError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB, which is no list")
    if data.startswith((b"PK\x03\x04", b"\x1f\x8b", b"%PDF")):
        raise ListError(f"{name}: packed or no text; unpack it, and give the list's own file")
    try:
        text = decode_table(data, name)
        read = _gathered(_entries(text, data, name))
    except ArchiveError as error:
        raise ListError(str(error)) from error
    if not read.films:
        why = f" ({read.unread[0].why})" if read.unread else ""
        raise ListError(
            f"{name}: no film in it{why}; give a list from Letterboxd or IMDb (CSV), a table with a"
            " column of titles, or a line a film, as 'Seven Samurai (1954)'"
        )
    if len(read.films) > MAX_FILMS:
        raise ListError(f"{name}: more than {MAX_FILMS:,} films; cut it into several lists")
    return read


def _entries(text: str, data: bytes, name: str) -> Iterable[Entry]:
    if letterboxd.is_letterboxd(text):
        return letterboxd.read_csv(data, name)
    if imdb.is_imdb(text):
        return imdb.read_csv(data, name)
    header = header_of(text)
    mapping = spreadsheet.guess_mapping(header)
    if len(header) > 1 and mapping.keys() & {"title", "imdb_id"}:
        return spreadsheet.read_csv(data, name, mapping)
    return _lines(text, name)


def _gathered(entries: Iterable[Entry]) -> FilmList:
    films: list[Item] = []
    unread: list[Unread] = []
    title = about = ""
    for entry in entries:
        if isinstance(entry, Unread):
            unread.append(entry)
            continue
        title = title or "".join(entry.metadata.get("list", ())[:1])
        about = about or "".join(entry.metadata.get("list_description", ())[:1])
        films.append(_bare(entry))
        if len(films) > MAX_FILMS:
            break
    films.sort(key=_position)
    return FilmList(unguarded(title).strip(), unguarded(about).strip(), films, unread)


def _bare(item: Item) -> Item:
    """Take the guards off that keep a spreadsheet from reading a cell as a formula."""
    titles = tuple(unguarded(title) for title in item.film.titles)
    return replace(
        item,
        title=unguarded(item.title)[:_LONGEST],
        text=unguarded(item.text),
        film=replace(item.film, titles=titles),
    )


def _position(item: Item) -> int:
    written = "".join(item.metadata.get("position", ())[:1]).strip()
    # What has no place keeps its order: sorting is stable, and all of them have none.
    return int(written) if written.isascii() and written.isdigit() and len(written) < 7 else 0


def _lines(text: str, name: str) -> Iterable[Entry]:
    """Give a film a line: number or bullet, title, year in brackets, and a note after it."""
    heading = ""
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        if "\0" in line or len(line) > 4 * _LONGEST:
            yield Unread(where, f"{name}: line {number}: no line of a list")
            continue
        headed = _HEADING.match(line)
        if headed:
            heading = heading or headed["title"]
            continue
        bare = _NUMBERED.sub("", line, count=1).strip()
        const = _CONST.search(bare)
        found = _LINE.match(bare)
        title, year, note = bare, None, ""
        if found:
            title, year, note = found["title"], int(found["year"]), found["note"].strip()
        elif const and not _without(bare, const[0]):
            title = const[0]
        directed = None if found else _DIRECTED.search(title)
        directors: tuple[str, ...] = ()
        if directed:
            title, directors = title[: directed.start()], (directed["names"].strip(),)
        title = _without(title, const[0]) if const and title != const[0] else title
        yield Item(
            where,
            ItemKind.LISTED,
            title[:_LONGEST],
            text=_without(note, const[0]) if const else note,
            format="plain",
            film=FilmHints((title[:_LONGEST],), year, const[0] if const else "", directors),
            metadata={"list": (heading,)} if heading else {},
        )


def _without(text: str, const: str) -> str:
    """Give a text without an identifier and the address around it."""
    return re.sub(rf"[(\[<]?(?:https?://\S*)?{const}[^\s)\]>]*[)\]>]?", "", text).strip(" -–—:|,")
