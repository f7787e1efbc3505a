"""Writes a snapshot file from records: merged by identity, indexed, and put in place at once."""

import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from matinee.catalogue.model import Citation, Source
from matinee.catalogue.name_index import index_names
from matinee.catalogue.names import fold, fold_title, slugify
from matinee.catalogue.people import People
from matinee.catalogue.records import CreditRecord, FilmRecord
from matinee.catalogue.schema import APPLICATION_ID, FORMAT, INDEXES, TABLES

Progress = Callable[[int], None]


@dataclass(slots=True)
class BuildSummary:
    """What went into a snapshot."""

    films: int = 0
    people: int = 0
    credits: int = 0


def build_snapshot(
    path: Path,
    *,
    sources: Iterable[Source],
    records: Iterable[FilmRecord],
    progress: Progress | None = None,
) -> BuildSummary:
    """Write a snapshot; records of one film are merged, the first one's values leading.

    The file appears whole or not at all: it is written beside ``path`` and renamed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        writer = _Writer(sqlite3.connect(temporary), sources)
        for number, record in enumerate(records, 1):
            writer.add(record)
            if progress and number % 500 == 0:
                progress(number)
        summary = writer.finish()
        index_names(temporary)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return summary


@dataclass(slots=True)
class _Writer:
    db: sqlite3.Connection
    given: Iterable[Source]
    summary: BuildSummary = field(default_factory=BuildSummary)
    _sources: dict[str, int] = field(default_factory=dict)
    _citations: dict[Citation, int] = field(default_factory=dict)
    _films: dict[str, int] = field(default_factory=dict)
    _series: dict[str, int] = field(default_factory=dict)
    _titles: dict[tuple[str, int], int] = field(default_factory=dict)
    _remakes: list[tuple[int, str, int]] = field(default_factory=list)
    _people: People = field(init=False)

    def __post_init__(self) -> None:
        self._people = People(self.db)
        self.db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        self.db.executescript(TABLES)
        for source in self.given:
            cursor = self.db.execute(
                "INSERT INTO source (key, name, licence, publishable, home) VALUES (?,?,?,?,?)",
                (source.key, source.name, source.licence, source.publishable, source.home),
            )
            self._sources[source.key] = int(cursor.lastrowid or 0)

    def add(self, record: FilmRecord) -> None:
        identity = record.imdb_id or record.key
        film = self._films.get(identity)
        if film is None:
            film = self._film(record)
            self._films[identity] = self._films[record.key] = film
        else:
            self._fill(film, record)
        for title in (record.title, record.original_title, *record.aliases):
            if title and fold_title(title):
                self._titles.setdefault((fold_title(title), film), film)
        self._statements(film, record)
        people = {fold(name): names for name, names in record.person_aliases.items()}
        self.db.executemany(
            "INSERT INTO credit (film, person, role, character, character_aliases, billing, voice,"
            " uncredited, citation) VALUES (?,?,?,?,?,?,?,?,?)",
            [row for credit in record.credits for row in self._credit(film, credit, people)],
        )
        self.db.executemany(
            "INSERT OR IGNORE INTO coverage VALUES (?,?,?)",
            [
                (film, role.value, self._citation(citation))
                for role, citations in record.complete.items()
                for citation in citations
            ],
        )

    def _film(self, record: FilmRecord) -> int:
        cursor = self.db.execute(
            "INSERT INTO film (key, title, original_title, year, runtime, imdb_id, wikidata_id,"
            " genres, countries, languages, aliases, series, place, story_place, relation, fame)"
            " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                record.key,
                record.title,
                record.original_title,
                record.year,
                record.runtime,
                record.imdb_id,
                record.wikidata_id,
                _json(record.genres),
                _json(record.countries),
                _json(record.languages),
                _json(record.aliases),
                self._series_id(record.series),
                record.place,
                record.story_place,
                record.relation,
                record.fame,
            ),
        )
        film = int(cursor.lastrowid or 0)
        if record.remake_of:
            self._remakes.append((film, fold_title(record.remake_of[0]), record.remake_of[1]))
        self.summary.films += 1
        return film

    def _fill(self, film: int, record: FilmRecord) -> None:
        """Give a known film what an earlier record left open."""
        self.db.execute(
            "UPDATE film SET year = coalesce(year, ?), runtime = coalesce(runtime, ?),"
            " original_title = coalesce(original_title, ?), fame = max(fame, ?),"
            " genres = CASE genres WHEN '[]' THEN ? ELSE genres END,"
            " countries = CASE countries WHEN '[]' THEN ? ELSE countries END,"
            " languages = CASE languages WHEN '[]' THEN ? ELSE languages END WHERE id = ?",
            (
                record.year,
                record.runtime,
                record.original_title,
                record.fame,
                _json(record.genres),
                _json(record.countries),
                _json(record.languages),
                film,
            ),
        )

    def _statements(self, film: int, record: FilmRecord) -> None:
        plain: list[tuple[str, Sequence[object]]] = [
            ("title", (record.title,)),
            ("year", (record.year,)),
            ("runtime", (record.runtime,)),
            ("genres", record.genres),
            ("countries", record.countries),
            ("languages", record.languages),
            ("series", (record.series,)),
        ]
        rows = [
            (film, name, str(value), self._citation(citation))
            for name, values in plain
            for value in values
            if value is not None
            for citation in record.citations(name)
        ]
        self.db.executemany("INSERT OR IGNORE INTO statement VALUES (?,?,?,?)", rows)

    def _credit(
        self, film: int, credit: CreditRecord, people: dict[str, Sequence[str]]
    ) -> Iterable[tuple[object, ...]]:
        person = self._people.number(credit.person, people.get(fold(credit.person), ()))
        self.summary.credits += 1
        for citation in credit.citations:
            yield (
                film,
                person,
                credit.role.value,
                credit.character,
                _json(credit.character_aliases) if credit.character_aliases else None,
                credit.billing,
                credit.voice,
                credit.uncredited,
                self._citation(citation),
            )

    def _series_id(self, name: str | None) -> int | None:
        if not name:
            return None
        if name not in self._series:
            cursor = self.db.execute(
                "INSERT INTO series (key, name, folded) VALUES (?,?,?)",
                (slugify(name), name, fold_title(name)),
            )
            self._series[name] = int(cursor.lastrowid or 0)
        return self._series[name]

    def _citation(self, citation: Citation) -> int:
        known = self._citations.get(citation)
        if known is None:
            cursor = self.db.execute(
                "INSERT INTO citation (source, ref) VALUES (?,?)",
                (self._sources[citation.source], citation.ref),
            )
            known = self._citations[citation] = int(cursor.lastrowid or 0)
        return known

    def finish(self) -> BuildSummary:
        self._people.flush()
        self.summary.people = len(self._people)
        self.db.executemany("INSERT OR IGNORE INTO title VALUES (?,?)", sorted(self._titles))
        for film, title, year in self._remakes:
            self.db.execute(
                "UPDATE film SET remake_of = (SELECT other.key FROM film other JOIN title"
                " ON title.film = other.id WHERE title.folded = ? AND other.year = ? LIMIT 1)"
                " WHERE id = ?",
                (title, year, film),
            )
        self.db.executescript(INDEXES)
        meta = {"fingerprint": _fingerprint(self.db), "films": str(self.summary.films)}
        self.db.executemany("INSERT INTO meta VALUES (?,?)", sorted(meta.items()))
        self.db.commit()
        self.db.executescript(
            f"PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={FORMAT}; ANALYZE; VACUUM"
        )
        self.db.close()
        return self.summary


def _json(values: Sequence[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _fingerprint(db: sqlite3.Connection) -> str:
    digest = hashlib.sha256()
    for table in ("source", "citation", "film", "title", "statement", "person_name", "coverage"):
        for row in db.execute(f"SELECT * FROM {table}"):
            digest.update(repr(row).encode())
    for row in db.execute("SELECT film, person, role, character, citation FROM credit"):
        digest.update(repr(row).encode())
    return digest.hexdigest()[:16]
