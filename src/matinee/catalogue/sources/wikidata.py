"""Reads Wikidata: the lines of its JSON dumps, its API's entities, and results of SPARQL queries.

A payload is gone through twice: first for the films, then for the words of what they name by
number only (people, genres, characters). Entities are as https://www.wikidata.org gives them,
query results as https://www.w3.org/TR/sparql11-results-json/ says.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl

from matinee.catalogue.build.collect import Collector
from matinee.catalogue.build.columns import Frames, whole
from matinee.catalogue.model import Source
from matinee.catalogue.port import CatalogueError
from matinee.catalogue.records import FilmRecord, Layer
from matinee.catalogue.schema import FIELD_NUMBERS
from matinee.catalogue.sources.lines import NUL, Line, read_lines, read_whole
from matinee.catalogue.sources.payload import files_of, size_of, stamp
from matinee.catalogue.sources.reader import Batch, Earlier, Reject, excerpt
from matinee.catalogue.sources.wikidata_entities import (
    MARK,
    Entity,
    film_record,
    is_film,
    is_human,
    label,
    person_record,
    referred,
)
from matinee.catalogue.sources.wikidata_sparql import rows_as_entities
from matinee.catalogue.sources.wikidata_table import SOURCE

LAYER = Layer("wikidata", rank=20)
_LONGEST_LINE = 64 << 20
_LARGEST_RESULT = 512 << 20
_EACH = 2_000  # films or people a batch
_LINES = 200_000  # of no interest, after which a batch tells how far the reading is
# What a line must hold to be a film's: the kinds of property that only works have.
_OF_FILMS = re.compile(rb'"P(?:57|161|577|58|2047)"|"Q11424"')
_ID = re.compile(rb'"id":\s*"Q(\d{1,11})"')
_MARKED = {
    "statements": "value",
    "series": "name",
    "credits": "character",
    "kin": "title",
    "cuts": "name",
    "releases": "country",
}
"""Which column of each kind of fact may hold a mark in the place of words."""


class Wikidata:
    """A file or a folder of files, each a dump, a list of entities or a query's result."""

    layer = LAYER
    whole = False
    unit = "bytes"

    def __init__(self, path: Path) -> None:
        """Find the files, or raise CatalogueError saying what is wrong."""
        self._files = files_of(path)
        self._results = [file for file in self._files if _begins(file) == "result"]
        self._entities = [file for file in self._files if file not in self._results]

    @property
    def total(self) -> int:
        """How many bytes are read: entities twice, results once."""
        return 2 * size_of(self._entities) + size_of(self._results)

    @property
    def payload(self) -> str:
        """Name the files, their sizes and times."""
        return stamp(self._files)

    def sources(self) -> Sequence[Source]:
        """Give Wikidata, whose facts are free."""
        return [SOURCE]

    def batches(self, state: Mapping[str, Any], earlier: Earlier) -> Iterator[Batch]:
        """Read films, then query results, then the words of what films name; then put them in."""
        reading = _Reading(state, earlier)
        yield from reading.films(self._entities)
        yield from reading.results(self._results, size_of(self._entities))
        yield from reading.words(self._entities, size_of(self._entities) + size_of(self._results))
        yield from reading.marked(self.total)


class _Reading:
    """One going through a payload; ``state`` says which pass is under way and how far it is."""

    def __init__(self, state: Mapping[str, Any], earlier: Earlier) -> None:
        self._pass = state.get("pass", "films")
        self._file, self._line = state.get("file", 0), state.get("line", 0)
        self._earlier = earlier
        self._collector = Collector(first=state.get("next", 0))
        self._films = set(earlier("films_seen", ["item"])["item"])
        self._wanted = set(earlier("wanted", ["item"])["item"])
        self._new_films: list[int] = []
        self._new_wanted: list[int] = []
        self._labels: list[tuple[int, str]] = []
        self._rejects: list[Reject] = []

    def films(self, files: Sequence[Path]) -> Iterator[Batch]:
        if self._pass != "films":
            return
        before = size_of(files[: self._file])
        for number in range(self._file, len(files)):
            path = files[number]
            for line in self._lines(path):
                if line.reject or _OF_FILMS.search(line.text):
                    self._film(path, line)
                if len(self._collector) >= _EACH or line.number % _LINES == 0:
                    yield self._batch(before + line.packed, "films", number, line.number)
            before += path.stat().st_size
            self._line = 0
            yield self._batch(before, "films", number + 1, 0)
        yield self._batch(before, "results", 0, 0)
        self._pass, self._file, self._line = "results", 0, 0

    def results(self, files: Sequence[Path], before: int) -> Iterator[Batch]:
        if self._pass != "results":
            return
        before += size_of(files[: self._file])
        for number in range(self._file, len(files)):
            path = files[number]
            self._result(path)
            before += path.stat().st_size
            yield self._batch(before, "results", number + 1, 0)
        yield self._batch(before, "words", 0, 0)
        self._pass, self._file, self._line = "words", 0, 0

    def words(self, files: Sequence[Path], before: int) -> Iterator[Batch]:
        if self._pass != "words":
            return
        before += size_of(files[: self._file])
        for number in range(self._file, len(files)):
            path = files[number]
            for line in self._lines(path):
                if not line.reject:
                    self._word(line)
                if len(self._collector) >= _EACH or line.number % _LINES == 0:
                    yield self._batch(before + line.packed, "words", number, line.number)
            before += path.stat().st_size
            self._line = 0
            yield self._batch(before, "words", number + 1, 0)
        yield self._batch(before, "marked", 0, 0)
        self._pass = "marked"

    def marked(self, total: int) -> Iterator[Batch]:
        """Put words in the place of marks; a mark of which nobody knows the words is dropped."""
        if self._pass != "marked":
            return
        labels = self._earlier("labels", ["item", "words"]).unique("item", keep="first")
        frames: Frames = {}
        for kind, column in _MARKED.items():
            rows = self._earlier(f"marked_{kind}", ["*"])
            if rows.height:
                frames[kind] = _in_words(kind, rows, column, labels)
        yield Batch(frames, total, {"pass": "end"})

    def _lines(self, path: Path) -> Iterator[Line]:
        skip = self._line
        for line in read_lines(path, longest=_LONGEST_LINE):
            if line.number > skip:
                yield line

    def _film(self, path: Path, line: Line) -> None:
        if line.reject:
            self._rejects.append(line.reject)
            return
        entity = _entity(line.text)
        if entity is None:
            if line.text.strip(b"[], \r\t"):
                reason = "holds a NUL" if NUL in line.text else "is not an entity in JSON"
                self._rejects.append(Reject(path.name, line.number, reason, excerpt(line.text)))
            return
        for each in _each(entity):
            if is_film(each):
                self._take(path, line.number, each)

    def _take(self, path: Path, number: int, entity: Entity, *, part: bool = False) -> None:
        item = int(entity["id"][1:])
        if item in self._films:
            reason = f"{entity['id']} has stood before"
            self._rejects.append(Reject(path.name, number, reason))
            return
        record = film_record(entity)
        if record is None:
            reason = f"{entity['id']} has no title, or one that is too long"
            self._rejects.append(Reject(path.name, number, reason))
            return
        if part:
            record = _as_part(record)
        self._collector.add(record)
        self._films.add(item)
        self._new_films.append(item)
        for name in referred(record):
            other = int(name[1:])
            if other not in self._wanted:
                self._wanted.add(other)
                self._new_wanted.append(other)

    def _result(self, path: Path) -> None:
        try:
            found = json.loads(read_whole(path, most=_LARGEST_RESULT))
            films, labels = rows_as_entities(found)
        except (ValueError, RecursionError) as error:
            raise CatalogueError(f"{path}: is no result of a query ({error})") from error
        for number, entity in enumerate(films, 1):
            if int(entity["id"][1:]) not in self._films:
                self._take(path, number, entity, part=True)
        self._labels += labels

    def _word(self, line: Line) -> None:
        match = _ID.search(line.text, 0, 400)
        if match and int(match[1]) not in self._wanted and b'"entities"' not in line.text[:20]:
            return
        entity = _entity(line.text)
        for each in _each(entity) if entity else ():
            item = int(each["id"][1:])
            if item not in self._wanted:
                continue
            words = label(each)
            if words:
                self._labels.append((item, words))
            if is_human(each) and (record := person_record(each)):
                self._collector.add(record)

    def _batch(self, done: int, pass_: str, file: int, line: int) -> Batch:
        state = {"pass": pass_, "file": file, "line": line}
        frames = self._collector.take()
        for kind, column in _MARKED.items():
            if kind in frames:
                marked = pl.col(column).str.starts_with(MARK).fill_null(False)
                frames[f"marked_{kind}"] = frames[kind].filter(marked)
                frames[kind] = frames[kind].filter(~marked)
        frames["films_seen"] = pl.DataFrame({"item": self._new_films}, schema={"item": pl.Int64})
        frames["wanted"] = pl.DataFrame({"item": self._new_wanted}, schema={"item": pl.Int64})
        frames["labels"] = pl.DataFrame(
            self._labels, schema={"item": pl.Int64, "words": pl.String}, orient="row"
        )
        rejects, self._rejects = self._rejects, []
        self._new_films, self._new_wanted, self._labels = [], [], []
        full = {kind: frame for kind, frame in frames.items() if frame.height}
        return Batch(full, done, {**state, "next": self._collector.next}, rejects, len(rejects))


def _as_part(record: FilmRecord) -> FilmRecord:
    """Give what a result says of a film: never all, so it covers nothing and replaces nothing."""
    credits = [replace(credit, billing=None) for credit in record.credits]
    return replace(record, credits=credits, complete={}, adds=True)


def _in_words(kind: str, rows: pl.DataFrame, column: str, labels: pl.DataFrame) -> pl.DataFrame:
    item = pl.col(column).str.extract(r"Q(\d+)$", 1).cast(pl.Int64)
    rows = rows.with_columns(item.alias("item"))
    rows = rows.join(labels, on="item", how="left", maintain_order="left")
    words = pl.col("words")
    if kind == "statements":
        genre = words.str.strip_suffix(" film")
        genre = genre.str.slice(0, 1).str.to_uppercase() + genre.str.slice(1)
        words = pl.when(pl.col("field") == FIELD_NUMBERS["genres"]).then(genre).otherwise(words)
    rows = rows.with_columns(words.alias(column))
    if kind in ("statements", "series", "cuts"):
        rows = rows.drop_nulls(column)
    return whole(kind, rows)


def _entity(text: bytes) -> Mapping[str, Any] | None:
    """Give the object on a line of a dump, where a comma ends all lines but the last."""
    if NUL in text:
        return None
    try:
        found = json.loads(text.strip().rstrip(b","))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _each(found: Mapping[str, Any]) -> Iterator[Entity]:
    """Give an entity, or all those in an answer of the API's ``wbgetentities``."""
    several = found.get("entities")
    for each in several.values() if isinstance(several, dict) else (found,):
        if isinstance(each, dict) and re.fullmatch(r"Q[1-9]\d{0,10}", str(each.get("id"))):
            yield each


def _begins(path: Path) -> str:
    """Tell a query's result from entities by how it begins."""
    head = b""
    for line in read_lines(path, longest=1 << 16):
        head += line.text
        if len(head) > 200:
            break
    return "result" if re.match(rb'\s*\{\s*"(head|results)"', head) else "entities"
