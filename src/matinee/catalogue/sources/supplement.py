"""Reads the hand-written film facts: one TOML file a film, each fact with the pages it is from."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from matinee.catalogue.model import Citation, Role, Source
from matinee.catalogue.names import slugify
from matinee.catalogue.port import CatalogueError
from matinee.catalogue.records import (
    CreditRecord,
    CutRecord,
    FilmRecord,
    Layer,
    ReleaseRecord,
    TitleRecord,
)
from matinee.catalogue.sources.wikidata_table import SOURCE as WIKIDATA

LAYER = Layer("supplement", rank=10)
_FIELDS = frozenset(
    "title original_title aliases titles year runtime imdb_id wikidata_id genres countries"
    " languages complete credits cast cut release series remake_of people sources fame".split()
)
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
WELL_KNOWN = 120
"""How well known a film is whose file does not say it: in reviews, as the table counts."""


class Supplement:
    """A folder of film files and the list of sources they may cite."""

    def __init__(self, folder: Path) -> None:
        """Read the sources; the films are read one by one."""
        self.folder = folder
        listed = _load(folder / "sources.toml")
        self._refused = frozenset(listed.pop("refused", ()))
        self._sources = {WIKIDATA.key: WIKIDATA} | {
            key: Source(key, entry["name"], entry["licence"], entry["publishable"], entry["home"])
            for key, entry in listed.items()
        }
        self._hosts = {urlsplit(s.home).hostname: s.key for s in self._sources.values() if s.home}
        self._hosts |= {
            host: key for key, entry in listed.items() for host in entry.get("hosts", ())
        }

    def sources(self) -> list[Source]:
        """Give every source that a film file may cite."""
        return list(self._sources.values())

    def paths(self) -> list[Path]:
        """Give the film files in order."""
        return sorted((self.folder / "films").glob("*.toml"))

    def records(self) -> Iterator[FilmRecord]:
        """Give one record a film."""
        for path in self.paths():
            yield self.record(path)

    def record(self, path: Path) -> FilmRecord:
        """Read one film file, or raise CatalogueError saying what is wrong in it."""
        film = _load(path)
        unknown = film.keys() - _FIELDS
        if unknown:
            raise CatalogueError(f"{path}: unknown field {', '.join(sorted(unknown))}")
        with _naming(path):
            return self._record(film)

    def _record(self, film: Mapping[str, Any]) -> FilmRecord:
        given = film["sources"]
        cited = {
            "" if name == "default" else name: self._cited(refs)
            for name, refs in given.items()
            if name != "checked"
        }
        series = film.get("series", {})
        remake = film.get("remake_of")
        credits = film.get("credits", {})
        records = [
            CreditRecord(name, Role(role), billing=place, citations=cited.get(role) or cited[""])
            for role, names in credits.items()
            for place, name in enumerate(names)
        ]
        cast_cited = cited.get("cast") or cited[""]
        records += [
            _cast(entry, place, cast_cited) for place, entry in enumerate(film.get("cast", ()))
        ]
        cuts = [_cut(**cut) for cut in film.get("cut", ())]
        releases = [_release(**each) for each in film.get("release", ())]
        for name in ("cut", "release", "titles"):
            if film.get(name) and name not in cited:
                raise KeyError(f"[sources] {name}")
        return FilmRecord(
            key=_key(film),
            title=film["title"],
            year=film["year"],
            original_title=film.get("original_title"),
            aliases=film.get("aliases", ()),
            runtime=film.get("runtime"),
            imdb_id=film.get("imdb_id"),
            wikidata_id=film.get("wikidata_id"),
            genres=film.get("genres", ()),
            countries=film.get("countries", ()),
            languages=film.get("languages", ()),
            series=series.get("name"),
            place=series.get("place"),
            story_place=series.get("story_place"),
            relation=series.get("relation") or ("remake" if remake else None),
            remake_of=(remake["title"], remake["year"]) if remake else None,
            credits=records,
            complete={
                Role(role): cited.get(role) or cited[""] for role in film.get("complete", ())
            },
            titles=[_titled(film, code, text) for code, text in film.get("titles", {}).items()],
            cited=cited | ({"releases": cited["release"]} if releases else {}),
            cuts=cuts,
            releases=releases,
            fame=film.get("fame", WELL_KNOWN),
            person_aliases={
                name: entry.get("aliases", ()) for name, entry in film.get("people", {}).items()
            },
        )

    def _cited(self, refs: Sequence[str]) -> list[Citation]:
        return [self._citation(ref) for ref in refs]

    def _citation(self, ref: str) -> Citation:
        if ref in self._sources:
            return Citation(ref)
        host = urlsplit(ref).hostname or ""
        if any(host == name or host.endswith(f".{name}") for name in self._refused):
            raise ValueError(f"{host} may not be cited: its terms keep facts from publication")
        for candidate in (host, host.removeprefix("www."), host.split(".", 1)[-1]):
            if candidate in self._hosts:
                return Citation(self._hosts[candidate], ref)
        if host:
            return Citation("press", ref)
        raise ValueError(f"{ref!r} is neither a source's key nor an address")


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Say in which file it is that a field lacks or is not of its kind."""
    try:
        yield
    except (KeyError, TypeError, ValueError) as error:
        raise CatalogueError(f"{path}: {error}") from error


def _key(film: Mapping[str, Any]) -> str:
    return film.get("imdb_id") or slugify(f"{film['title']} {film['year']}")


def _cut(name: str, minutes: int) -> CutRecord:
    if not isinstance(minutes, int):
        raise ValueError(f"{name}: {minutes!r} is no number of minutes")
    return CutRecord(name, minutes)


def _release(date: str, country: str | None = None) -> ReleaseRecord:
    if not _DATE.fullmatch(date):
        raise ValueError(f"{date!r} is no date such as '1954-04-26'")
    return ReleaseRecord(date, country)


def _titled(film: Mapping[str, Any], language: str, text: str) -> TitleRecord:
    """Give a title in a language; the original one only says what language it is in."""
    kind = "original" if text == film.get("original_title") else "local"
    return TitleRecord(text, language, kind=kind)


def _cast(entry: Mapping[str, Any], place: int, cited: Sequence[Citation]) -> CreditRecord:
    return CreditRecord(
        person=entry["person"],
        role=Role.ACTOR,
        character=entry.get("character"),
        character_aliases=entry.get("character_aliases", ()),
        billing=place,
        voice=entry.get("voice", False),
        uncredited=entry.get("uncredited", False),
        citations=cited,
    )


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(f"{path}: {error}") from error
