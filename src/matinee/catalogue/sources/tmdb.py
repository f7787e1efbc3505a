"""Reads films as TMDB's API gives them: one JSON file a film, lists of them, or JSON lines.

A film comes with credits, alternative titles, translations, release dates and external identifiers
where it was asked for with ``append_to_response``; what is not there is not known.
https://developer.themoviedb.org/reference/movie-details
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from matinee.catalogue.build.collect import Collector
from matinee.catalogue.characters import read_character
from matinee.catalogue.model import Citation, Role, Source
from matinee.catalogue.port import CatalogueError
from matinee.catalogue.records import (
    CreditRecord,
    FilmRecord,
    Layer,
    ReleaseRecord,
    TitleRecord,
)
from matinee.catalogue.schema import LONGEST_NAME, LONGEST_TITLE, YEARS
from matinee.catalogue.sources.lines import NUL, read_lines, read_whole
from matinee.catalogue.sources.payload import files_of, size_of, stamp
from matinee.catalogue.sources.reader import Batch, Earlier, Reject, excerpt

LAYER = Layer("tmdb", rank=40)
SOURCE = Source(
    "tmdb",
    "TMDB",
    "TMDB's terms of use for the API",
    publishable=False,
    home="https://www.themoviedb.org/",
)
_LONGEST = 16 << 20
_LARGEST = 64 << 20
_EACH = 2_000
_BEGIN = 8  # lines that say whether a file has a film on each
_JOBS = {
    "Director": Role.DIRECTOR,
    "Co-Director": Role.DIRECTOR,
    "Screenplay": Role.SCREENPLAY,
    "Screenwriter": Role.SCREENPLAY,
    "Writer": Role.WRITER,
    "Story": Role.STORY,
    "Original Story": Role.STORY,
    "Novel": Role.SOURCE_AUTHOR,
    "Book": Role.SOURCE_AUTHOR,
    "Short Story": Role.SOURCE_AUTHOR,
    "Theatre Play": Role.SOURCE_AUTHOR,
    "Comic Book": Role.SOURCE_AUTHOR,
    "Graphic Novel": Role.SOURCE_AUTHOR,
    "Author": Role.SOURCE_AUTHOR,
    "Characters": Role.CHARACTERS_BY,
    "Producer": Role.PRODUCER,
    "Executive Producer": Role.EXECUTIVE_PRODUCER,
    "Director of Photography": Role.CINEMATOGRAPHER,
    "Cinematography": Role.CINEMATOGRAPHER,
    "Original Music Composer": Role.COMPOSER,
    "Music": Role.COMPOSER,
    "Editor": Role.EDITOR,
    "Production Design": Role.PRODUCTION_DESIGNER,
    "Costume Design": Role.COSTUME_DESIGNER,
    "Stunt Coordinator": Role.STUNT_COORDINATOR,
}
_GENRES = {"Science Fiction": "Science fiction"}
_KINDS = {1: "premiere", 2: "limited", 3: "cinema", 4: "digital", 5: "disc", 6: "television"}
# Roles of which TMDB's list is complete once it names anybody: found so on films that other
# sources know the whole crew of.
_WHOLE = (Role.DIRECTOR, Role.CINEMATOGRAPHER, Role.COMPOSER, Role.EDITOR)


class Tmdb:
    """A file or a folder of files of films."""

    layer = LAYER
    whole = False
    unit = "bytes"

    def __init__(self, path: Path) -> None:
        """Find the files, or raise CatalogueError saying what is wrong."""
        self._files = files_of(path)

    @property
    def total(self) -> int:
        """How many bytes the files have."""
        return size_of(self._files)

    @property
    def payload(self) -> str:
        """Name the files, their sizes and times."""
        return stamp(self._files)

    def sources(self) -> Sequence[Source]:
        """Give TMDB, whose terms keep its facts off public pages."""
        return [SOURCE]

    def batches(self, state: Mapping[str, Any], earlier: Earlier) -> Iterator[Batch]:
        """Read films file by file; an import that was stopped goes on with the next batch."""
        collector = Collector(first=state.get("next", 0))
        known = set(earlier("films", ["key"])["key"])
        at, skip = state.get("file", 0), state.get("line", 0)
        done = size_of(self._files[:at])
        rejects: list[Reject] = []
        for number in range(at, len(self._files)):
            path = self._files[number]
            for line, found in _films(path):
                if line <= skip:
                    continue
                record = _record(path, line, found)
                if isinstance(record, Reject):
                    rejects.append(record)
                elif record.key in known:
                    rejects.append(Reject(path.name, line, f"{record.key} has stood before"))
                else:
                    known.add(record.key)
                    collector.add(record)
                if len(collector) >= _EACH:
                    where = {"file": number, "line": line, "next": collector.next}
                    yield Batch(collector.take(), done, where, rejects, len(rejects))
                    rejects = []
            done, skip = done + path.stat().st_size, 0
        where = {"file": len(self._files), "line": 0, "next": collector.next}
        yield Batch(collector.take(), done, where, rejects, len(rejects))


def _films(path: Path) -> Iterator[tuple[int, object]]:
    """Give each film of a file with its place, and what is no JSON as it stands."""
    begin = islice(read_lines(path, longest=_LONGEST), _BEGIN)
    films = [isinstance(_parsed(line.text), dict) for line in begin]
    if any(films[:1]) or (any(films) and not _is_one(path)):
        for line in read_lines(path, longest=_LONGEST):
            if line.text.strip() or line.reject:
                found = _parsed(line.text)
                yield line.number, line.reject or (line.text if found is None else found)
        return
    text = read_whole(path, most=_LARGEST)
    whole = _parsed(text)
    listed = whole.get("results", [whole]) if isinstance(whole, dict) else whole
    yield from enumerate(listed if isinstance(listed, list) else [text], 1)


def _is_one(path: Path) -> bool:
    """Say whether a file is one text in JSON, and not lines of which the first is spoilt."""
    try:
        return _parsed(read_whole(path, most=_LARGEST)) is not None
    except CatalogueError:
        return False


def _parsed(text: bytes) -> Any:
    if NUL in text:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _record(path: Path, line: int, found: object) -> FilmRecord | Reject:
    if isinstance(found, Reject):
        return found
    if isinstance(found, bytes):
        reason = "holds a NUL" if NUL in found else "is not JSON"
        return Reject(path.name, line, reason, excerpt(found))
    if not isinstance(found, Mapping) or not isinstance(found.get("id"), int):
        return Reject(path.name, line, "is no film: it has no id", excerpt(str(found)))
    film: Mapping[str, Any] = found
    title = _text(film.get("title")) or _text(film.get("original_title"))
    if title is None or len(title) > LONGEST_TITLE:
        reason = "has no title, or one that is too long"
        return Reject(path.name, line, reason, f"{film['id']}")
    return _film(film, title)


def _film(film: Mapping[str, Any], title: str) -> FilmRecord:
    cited = (Citation(SOURCE.key, str(film["id"])),)
    imdb = _identifier(film, "imdb_id", "tt")
    date = _text(film.get("release_date")) or ""
    year = int(date[:4]) if date[:4].isascii() and date[:4].isdigit() else None
    original = _text(film.get("original_title"))
    series = film.get("belongs_to_collection")
    name = _text(series.get("name")) if isinstance(series, Mapping) else None
    credits = list(_credits(film.get("credits"), cited))
    roles = {credit.role for credit in credits}
    minutes = film.get("runtime")
    return FilmRecord(
        key=imdb or f"tmdb-{film['id']}",
        title=title,
        year=year if year in YEARS else None,
        original_title=original if original != title else None,
        runtime=minutes if isinstance(minutes, int) and 0 < minutes < 100_000 else None,
        imdb_id=imdb,
        wikidata_id=_identifier(film, "wikidata_id", "Q"),
        tmdb_id=str(film["id"]),
        genres=[_GENRES.get(text, text) for text in _named(film.get("genres"))],
        countries=_named(film.get("production_countries")),
        languages=_named(film.get("spoken_languages"), "english_name"),
        companies=_named(film.get("production_companies")),
        titles=list(_titles(film, title)),
        series=name.removesuffix(" Collection") if name else None,
        releases=list(_releases(film.get("release_dates"))),
        # About as many as a film's published reviews, which other sources count.
        fame=int(votes**0.75)
        if isinstance(votes := film.get("vote_count"), int) and votes > 0
        else 0,
        credits=credits,
        complete={role: cited for role in _WHOLE if role in roles},
        cited={"": cited},
    )


def _credits(held: object, cited: Sequence[Citation]) -> Iterator[CreditRecord]:
    if not isinstance(held, Mapping):
        return
    for place, entry in enumerate(_entries(held.get("cast"))):
        character = read_character(_text(entry.get("character")))
        order = entry.get("order")
        yield CreditRecord(
            person=entry["name"],
            role=Role.ACTOR,
            character=character.name,
            character_aliases=character.aliases,
            billing=order if isinstance(order, int) else place,
            voice=character.voice,
            uncredited=character.uncredited,
            citations=cited,
            ref=f"tmdb-{entry['id']}",
        )
    for entry in _entries(held.get("crew")):
        role = _JOBS.get(str(entry.get("job")))
        if role:
            yield CreditRecord(entry["name"], role, citations=cited, ref=f"tmdb-{entry['id']}")


def _entries(held: object) -> Iterator[Mapping[str, Any]]:
    for entry in held if isinstance(held, list) else ():
        if isinstance(entry, Mapping) and isinstance(entry.get("id"), int):
            name = _text(entry.get("name"))
            if name and len(name) <= LONGEST_NAME and entry["id"] >= 0:
                yield {**entry, "name": name}


def _titles(film: Mapping[str, Any], title: str) -> Iterator[TitleRecord]:
    seen = {title}
    alternative = _list(film, "alternative_titles", "titles")
    for each in alternative:
        text = _text(each.get("title"))
        if text and text not in seen and len(text) <= LONGEST_TITLE:
            seen.add(text)
            yield TitleRecord(text, None, _text(each.get("iso_3166_1")))
    for each in _list(film, "translations", "translations"):
        data = each.get("data")
        text = _text(data.get("title")) if isinstance(data, Mapping) else None
        if text and text not in seen and len(text) <= LONGEST_TITLE:
            seen.add(text)
            country = _text(each.get("iso_3166_1"))
            yield TitleRecord(text, _text(each.get("iso_639_1")), country, kind="local")


def _releases(held: object) -> Iterator[ReleaseRecord]:
    for place in _list({"held": held}, "held", "results"):
        dates = place.get("release_dates")
        for each in dates if isinstance(dates, list) else ():
            date = _text(each.get("release_date")) if isinstance(each, Mapping) else None
            if date and len(date) >= 10:
                kind = _KINDS.get(each.get("type"))
                yield ReleaseRecord(date[:10], _text(place.get("iso_3166_1")), kind)


def _list(film: Mapping[str, Any], *names: str) -> Iterator[Mapping[str, Any]]:
    held: object = film
    for name in names:
        held = held.get(name) if isinstance(held, Mapping) else None
    yield from (x for x in held if isinstance(x, Mapping)) if isinstance(held, list) else ()


def _named(held: object, *names: str) -> list[str]:
    found = []
    for each in held if isinstance(held, list) else ():
        if isinstance(each, Mapping):
            texts = (_text(each.get(name)) for name in (*names, "name"))
            found += [text for text in texts if text][:1]
    return found


def _identifier(film: Mapping[str, Any], name: str, prefix: str) -> str | None:
    elsewhere = film.get("external_ids")
    held = film.get(name) or (elsewhere.get(name) if isinstance(elsewhere, Mapping) else None)
    fits = isinstance(held, str) and re.fullmatch(rf"{prefix}\d{{1,10}}", held)
    return str(held) if fits else None


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
