"""Reads the files that Kodi keeps beside films: ``movie.nfo`` or ``<film>.nfo``, in XML.

The elements are described at https://kodi.wiki/view/NFO_files/Movies. A file may end in an address
after the XML, or be nothing but one, as Kodi allows.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.parsers import expat

from matinee.catalogue.build.collect import Collector
from matinee.catalogue.characters import read_character
from matinee.catalogue.model import Citation, Role, Source
from matinee.catalogue.names import slugify
from matinee.catalogue.records import CreditRecord, FilmRecord, Layer, ReleaseRecord
from matinee.catalogue.schema import LONGEST_NAME, LONGEST_TITLE, YEARS
from matinee.catalogue.sources.payload import files_of, size_of, stamp
from matinee.catalogue.sources.reader import Batch, Earlier, Reject, excerpt

LAYER = Layer("nfo", rank=70)
SOURCE = Source("nfo", "Kodi's files", "not stated", publishable=False)
_LARGEST = 4 << 20
_EACH = 2_000
_XML = re.compile(rb"<movie\b.*</movie>", re.DOTALL)


class Nfo:
    """A file, or a folder that holds such files at any depth."""

    layer = LAYER
    whole = False
    unit = "bytes"

    def __init__(self, path: Path) -> None:
        """Find the files, or raise CatalogueError saying what is wrong."""
        self._root = path if path.is_dir() else path.parent
        self._files = files_of(path, (".nfo",), deep=True)

    @property
    def total(self) -> int:
        """How many bytes the files have."""
        return size_of(self._files)

    @property
    def payload(self) -> str:
        """Name the files, their sizes and times."""
        return stamp(self._files)

    def sources(self) -> Sequence[Source]:
        """Give the files, which say nothing of where their facts are from or on which terms."""
        return [SOURCE]

    def batches(self, state: Mapping[str, Any], earlier: Earlier) -> Iterator[Batch]:
        """Read the files one after the other."""
        collector = Collector(first=state.get("next", 0))
        known = set(earlier("films", ["key"])["key"])
        at = state.get("file", 0)
        done = size_of(self._files[:at])
        rejects: list[Reject] = []
        for number in range(at, len(self._files)):
            path = self._files[number]
            done += path.stat().st_size
            name = str(path.relative_to(self._root))
            record = _record(path, name)
            if isinstance(record, Reject):
                rejects.append(record)
            elif record and record.key in known:
                rejects.append(Reject(name, 1, f"{record.key} has stood before"))
            elif record:
                known.add(record.key)
                collector.add(record)
            if len(collector) >= _EACH or number + 1 == len(self._files):
                where = {"file": number + 1, "next": collector.next}
                yield Batch(collector.take(), done, where, rejects, len(rejects))
                rejects = []


def _record(path: Path, name: str) -> FilmRecord | Reject | None:
    """Read one file; None for one that is of a series or episode, not of a film."""
    if path.stat().st_size > _LARGEST:
        return Reject(name, 1, f"is larger than {_LARGEST:,} bytes")
    text = path.read_bytes()
    if re.search(rb"<(tvshow|episodedetails|musicvideo|artist|album)\b", text[:4096]):
        return None
    match = _XML.search(text)
    if match is None:
        return Reject(name, 1, "holds no <movie> in XML", excerpt(text))
    try:
        film = _parsed(text[: match.end()] if text.lstrip().startswith(b"<?xml") else match[0])
    except (ET.ParseError, ValueError, LookupError) as error:
        return Reject(name, 1, f"is not sound XML ({error})", excerpt(match[0]))
    title = _text(film, "title") or _text(film, "originaltitle")
    if title is None or len(title) > LONGEST_TITLE:
        return Reject(name, 1, "has no title, or one that is too long")
    return _film(film, title, name)


def _parsed(text: bytes) -> ET.Element:
    """Parse XML that may declare no entities: those are what bombs are made of."""
    builder = ET.TreeBuilder()
    parser = expat.ParserCreate()
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = _refuse
    parser.buffer_text = True
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
    return builder.close()


def _refuse(*_: object) -> None:
    raise ValueError("it declares entities of its own")


def _film(film: ET.Element, title: str, name: str) -> FilmRecord:
    cited = (Citation(SOURCE.key, name),)
    ids = _identifiers(film)
    released = _text(film, "premiered") or ""
    year = _year(_text(film, "year") or released[:4])
    original = _text(film, "originaltitle")
    own = slugify(f"{title} {year or ''}") or name
    return FilmRecord(
        key=ids.get("imdb") or (f"tmdb-{ids['tmdb']}" if "tmdb" in ids else own),
        title=title,
        year=year,
        original_title=original if original != title else None,
        runtime=_minutes(_text(film, "runtime")),
        imdb_id=ids.get("imdb"),
        tmdb_id=ids.get("tmdb"),
        wikidata_id=ids.get("wikidata"),
        genres=_texts(film, "genre"),
        countries=_texts(film, "country"),
        companies=_texts(film, "studio"),
        series=_text(film, "set/name") or _text(film, "set"),
        releases=[ReleaseRecord(released)] if re.fullmatch(r"\d{4}-\d\d-\d\d", released) else (),
        credits=list(_credits(film, cited)),
        cited={"": cited},
    )


def _credits(film: ET.Element, cited: Sequence[Citation]) -> Iterator[CreditRecord]:
    for element, role in (("director", Role.DIRECTOR), ("credits", Role.WRITER)):
        for name in _texts(film, element):
            if len(name) <= LONGEST_NAME:
                yield CreditRecord(name, role, citations=cited)
    for place, actor in enumerate(film.iterfind("actor")):
        played_by = _text(actor, "name")
        if played_by and len(played_by) <= LONGEST_NAME:
            character = read_character(_text(actor, "role"))
            order = _text(actor, "order") or ""
            yield CreditRecord(
                person=played_by,
                role=Role.ACTOR,
                character=character.name,
                character_aliases=character.aliases,
                billing=int(order) if _short_number(order) else place,
                voice=character.voice,
                uncredited=character.uncredited,
                citations=cited,
            )


def _identifiers(film: ET.Element) -> dict[str, str]:
    given = [(each.get("type", ""), (each.text or "").strip()) for each in film.iter("uniqueid")]
    given += [("", text) for name in ("id", "imdbid", "imdb_id") for text in _texts(film, name)]
    given += [("tmdb", text) for name in ("tmdbid", "tmdb_id") for text in _texts(film, name)]
    found: dict[str, str] = {}
    for kind, text in given:
        if re.fullmatch(r"tt\d{5,10}", text):
            found.setdefault("imdb", text)
        elif kind.lower() in ("tmdb", "themoviedb") and re.fullmatch(r"\d{1,10}", text):
            found.setdefault("tmdb", text)
        elif kind.lower() == "wikidata" and re.fullmatch(r"Q\d{1,10}", text):
            found.setdefault("wikidata", text)
    return found


def _text(element: ET.Element, name: str) -> str | None:
    return next(iter(_texts(element, name)), None)


def _texts(element: ET.Element, name: str) -> list[str]:
    texts = ((each.text or "").strip() for each in element.iterfind(name))
    return [text for text in texts if text]


def _year(text: str) -> int | None:
    year = int(text) if _short_number(text) else None
    return year if year in YEARS else None


def _minutes(text: str | None) -> int | None:
    match = re.match(r"(\d{1,5})\b", text or "")
    return int(match[1]) or None if match else None


def _short_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6
