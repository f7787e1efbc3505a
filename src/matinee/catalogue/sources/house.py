"""Reads the house's own word on films: corrections of what others say, and films nobody has.

A TOML or JSON file holds a list ``film``. Each names its film by an identifier or by title and
year, and says what is right. What it says of a field or a role takes the place of what all others
say of it, now and after every later import; a cast is added to, and ``not`` names those who did
not do what others say.

    [[film]]
    film = "Ballerina (2025)"
    ref = "https://studio.example/press-kit"
    runtime = 125
    credits.cinematographer = ["Romain Lacourbas"]
    cast = [{person = "Ana de Armas", character = "Eve Macarro"}]
    not.composer = ["Somebody Else"]

The lists ``same`` and ``different`` say who is one with whom, by keys or identifiers:

    [[same]]
    film = ["tt7181546", "m900667"]

    [[different]]
    person = ["nm0000142", "clint-eastwood-2"]
    ref = "https://studio.example/"
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from matinee.catalogue.build.collect import Collector
from matinee.catalogue.model import Citation, Role, Source
from matinee.catalogue.names import slugify
from matinee.catalogue.port import CatalogueError
from matinee.catalogue.records import (
    CreditRecord,
    FilmRecord,
    Layer,
    OverruleRecord,
    Record,
    RulingRecord,
    SeriesRecord,
)
from matinee.catalogue.refs import find_film
from matinee.catalogue.schema import LONGEST_NAME, LONGEST_TITLE, YEARS
from matinee.catalogue.snapshot import Snapshot
from matinee.catalogue.sources.reader import Batch, Earlier

LAYER = Layer("house", rank=0)
SOURCE = Source("house", "the house", "its own word", publishable=True)
_PLAIN = ("year", "runtime")
_LISTS = ("genres", "countries", "languages", "companies")
_FIELDS = frozenset(
    "film ref title original_title aliases imdb_id wikidata_id series credits cast not year runtime"
    " genres countries languages companies".split()
)
_RULINGS, _KINDS = ("same", "different"), ("film", "person")
_IMDB = re.compile(r"tt\d{5,10}")
_TITLED = re.compile(r"(?P<title>.*\S)\s*\((?P<year>\d{4})\)")


class House:
    """One file of corrections; the last one imported is all the house says."""

    layer = LAYER
    whole = True
    unit = "films"

    def __init__(self, path: Path, *, ground: Path | None = None) -> None:
        """Read the file, or raise CatalogueError naming the entry that is wrong and why.

        ``ground`` is the catalogue in which the films that it names are looked up.
        """
        self._path = path
        catalogue = Snapshot(ground) if ground else None
        try:
            given = _read(path)
            self._films: list[Record] = [
                _Entry(number, entry, catalogue).record()
                for number, entry in enumerate(given["film"], 1)
            ]
            self._films += _rulings(given)
        except _WrongError as error:
            raise CatalogueError(f"{path}: {error}") from error
        finally:
            if catalogue:
                catalogue.close()

    @property
    def total(self) -> int:
        """How many films the file speaks of."""
        return len(self._films)

    @property
    def payload(self) -> str:
        """Give the contents themselves."""
        return repr(self._films)

    def sources(self) -> Sequence[Source]:
        """Give the house, whose word may be published."""
        return [SOURCE]

    def batches(self, state: Mapping[str, Any], earlier: Earlier) -> Iterator[Batch]:
        """Give everything at once."""
        if not state:
            collector = Collector()
            for film in self._films:
                collector.add(film)
            yield Batch(collector.take(), self.total, {"read": True})


class _WrongError(Exception):
    """What is wrong with an entry."""


class _Entry:
    """An entry of the file, numbered from 1."""

    def __init__(self, number: int, entry: object, catalogue: Snapshot | None) -> None:
        self._place = f"film {number}"
        if not isinstance(entry, Mapping) or not isinstance(entry.get("film"), str):
            raise _WrongError(f"{self._place}: has no 'film' that says which film it is of")
        self._entry: Mapping[str, Any] = entry
        self._name: str = entry["film"]
        self._place += f" ({self._name})"
        unknown = sorted(entry.keys() - _FIELDS)
        if unknown:
            raise self._wrong(f"unknown field {', '.join(unknown)}")
        self._catalogue = catalogue

    def record(self) -> FilmRecord:
        """Give what the entry says, and whose word it takes the place of."""
        known = find_film(self._catalogue, self._name) if self._catalogue else None
        if known and known.candidates:
            found = ", ".join(film.id for film in known.candidates[:5])
            raise self._wrong(f"several films fit; say which by its id: {found}")
        film = known.film if known else None
        title, year = self._called(film.title if film else None, film.year if film else None)
        ref = self._text("ref") or ""
        imdb = self._text("imdb_id") or (film.imdb_id if film else None)
        if imdb is None and _IMDB.fullmatch(self._name):
            imdb = self._name
        credits = list(self._credits(ref))
        return FilmRecord(
            key=film.id if film else imdb or slugify(f"{title} {year or ''}"),
            title=title,
            year=self._number("year", YEARS),
            original_title=self._text("original_title"),
            aliases=self._list("aliases"),
            runtime=self._number("runtime", range(1, 100_000)),
            imdb_id=imdb,
            wikidata_id=self._text("wikidata_id"),
            genres=self._list("genres"),
            countries=self._list("countries"),
            languages=self._list("languages"),
            companies=self._list("companies"),
            more_series=self._series(),
            credits=credits,
            complete={role: (Citation(SOURCE.key, ref),) for role in self._roles()},
            overrules=list(self._overrules()),
            cited={"": (Citation(SOURCE.key, ref),)},
        )

    def _called(self, title: str | None, year: int | None) -> tuple[str, int | None]:
        given = self._text("title")
        named = _TITLED.fullmatch(self._name)
        title = given or title or (named["title"] if named else None)
        if title is None:
            raise self._wrong("the catalogue has no such film; give its title and year")
        if len(title) > LONGEST_TITLE:
            raise self._wrong(f"the title has over {LONGEST_TITLE} letters")
        return title, self._number("year", YEARS) or year or (int(named["year"]) if named else None)

    def _credits(self, ref: str) -> Iterator[CreditRecord]:
        cited = (Citation(SOURCE.key, ref),)
        for role in self._roles():
            for place, name in enumerate(self._entry["credits"][role.value]):
                yield CreditRecord(self._named(name), role, billing=place, citations=cited)
        for place, played in enumerate(self._cast()):
            yield CreditRecord(
                person=self._named(played.get("person")),
                role=Role.ACTOR,
                character=played.get("character"),
                character_aliases=played.get("character_aliases", ()),
                billing=played.get("billing", place),
                voice=bool(played.get("voice")),
                uncredited=bool(played.get("uncredited")),
                citations=cited,
            )

    def _overrules(self) -> Iterator[OverruleRecord]:
        for field in (*_PLAIN, *_LISTS):
            if field in self._entry:
                yield OverruleRecord(field=field)
        for role in self._roles():
            yield OverruleRecord(role=role)
        for played in self._cast():
            yield OverruleRecord(role=Role.ACTOR, name=played["person"])
        denied = self._entry.get("not", {})
        if not isinstance(denied, Mapping):
            raise self._wrong("'not' is no table of roles")
        for name, people in denied.items():
            for person in people if isinstance(people, list) else [people]:
                yield OverruleRecord(role=self._role(name), name=self._named(person))

    def _roles(self) -> list[Role]:
        given = self._entry.get("credits", {})
        if not isinstance(given, Mapping) or not all(isinstance(x, list) for x in given.values()):
            raise self._wrong("'credits' is no table of roles with lists of names")
        return [self._role(name) for name in given]

    def _role(self, name: str) -> Role:
        try:
            return Role(name)
        except ValueError as error:
            roles = ", ".join(Role)
            raise self._wrong(f"there is no role '{name}'; there are: {roles}") from error

    def _cast(self) -> list[Mapping[str, Any]]:
        cast = self._entry.get("cast", [])
        if not isinstance(cast, list) or not all(
            isinstance(each, Mapping) and each.get("person") for each in cast
        ):
            raise self._wrong("'cast' is no list of entries with a person")
        return cast

    def _series(self) -> list[SeriesRecord]:
        given = self._entry.get("series")
        if given is None:
            return []
        if not isinstance(given, Mapping) or not given.get("name"):
            raise self._wrong("'series' has no name")
        try:
            return [SeriesRecord(**given)]
        except TypeError as error:
            raise self._wrong(
                "'series' has more than name, place, story_place, relation"
            ) from error

    def _named(self, name: object) -> str:
        if not isinstance(name, str) or not 0 < len(name.strip()) <= LONGEST_NAME:
            raise self._wrong(f"{name!r} is nobody's name")
        return name.strip()

    def _text(self, name: str) -> str | None:
        value = self._entry.get(name)
        if value is not None and not isinstance(value, str):
            raise self._wrong(f"{name!r} is no text")
        return value

    def _number(self, name: str, among: range) -> int | None:
        value = self._entry.get(name)
        if value is not None and (not isinstance(value, int) or value not in among):
            raise self._wrong(f"{name!r} is no number from {among.start} to {among.stop - 1}")
        return value

    def _list(self, name: str) -> list[str]:
        value = self._entry.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self._wrong(f"{name!r} is no list of words")
        return value

    def _wrong(self, why: str) -> _WrongError:
        return _WrongError(f"{self._place}: {why}")


def _rulings(given: Mapping[str, list[Any]]) -> Iterator[RulingRecord]:
    for verdict in _RULINGS:
        for number, entry in enumerate(given[verdict], 1):
            place = f"{verdict} {number}"
            kinds = [kind for kind in _KINDS if isinstance(entry, Mapping) and kind in entry]
            if len(kinds) != 1 or entry.keys() - {*_KINDS, "ref"}:
                raise _WrongError(f"{place}: has more or less than one of film, person, and a ref")
            names = entry[kinds[0]]
            sound = isinstance(names, list) and len(set(map(str, names))) == len(names) >= 2
            if not sound or not all(isinstance(name, str) and name.strip() for name in names):
                raise _WrongError(f"{place}: {names!r} is no list of two keys or more")
            cited = (Citation(SOURCE.key, str(entry.get("ref", ""))),)
            pairs = combinations(names, 2) if verdict == "different" else pairwise(names)
            for left, right in pairs:
                yield RulingRecord(
                    kinds[0], left.strip(), right.strip(), verdict == "same", citations=cited
                )


def _read(path: Path) -> dict[str, list[Any]]:
    try:
        text = path.read_text(encoding="utf-8")
        found = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except OSError as error:
        raise CatalogueError(f"{path}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        kind = "JSON" if path.suffix == ".json" else "TOML"
        raise _WrongError(f"is no sound {kind} ({error})") from error
    if not isinstance(found, dict) or not found.keys() & {"film", *_RULINGS}:
        raise _WrongError("holds no list 'film', 'same' or 'different'")
    given = {name: found.get(name, []) for name in ("film", *_RULINGS)}
    for name, entries in given.items():
        if not isinstance(entries, list):
            raise _WrongError(f"'{name}' is no list")
    return given
