"""Fetches from Wikidata just the films that an archive is about, and all that belongs to them.

In few requests: films are found by identifier and title in batches, read fifty at a time, and so
are the people, characters, genres and series that they name; what else those people did is asked
for by the hundred. What was fetched once is kept, and asked for again only when it has changed.
"""

import gzip
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from matinee.catalogue.names import fold_title
from matinee.catalogue.sources.wikidata_entities import (
    ROLES,
    film_record,
    is_film,
    is_human,
    items,
    referred,
)
from matinee.catalogue.sources.wikidata_table import SOURCE
from matinee.fetch import sparql
from matinee.fetch.cache import Cache
from matinee.fetch.errors import FetchError, UnreachableError
from matinee.fetch.wanted import Wanted
from matinee.fetch.web import Web

NOTICE = f"{SOURCE.name}: {SOURCE.licence} (public domain); its facts may be published"
API = "https://www.wikidata.org/w/api.php"
QUERIES = "https://query.wikidata.org/sparql"
_A_REQUEST = 50  # entities, which is what the API gives at most
_TITLES, _IDENTIFIERS, _PEOPLE, _SERIES = 30, 200, 80, 40
_MOST_NAMESAKES = 4
_TRIES = 2  # of a question that may be halved when it is too much
_LARGEST = 64 << 20
_ITEM = re.compile(r"Q[1-9]\d{0,10}")

Tell = Callable[[str, int, int], None]
"""Called with what is being fetched, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an archive wanted and what came: the payload's folder, and what was not found."""

    folder: Path
    films: int
    people: int
    requests: int
    unfound: Sequence[Wanted] = ()


@dataclass(slots=True)
class Wikidata:
    """Wikidata's two services, behind a cache."""

    web: Web
    cache: Cache
    api: str = API
    queries: str = QUERIES
    languages: Sequence[str] = ("en", "mul", "fr", "de", "es", "it")
    tell: Tell = lambda *_: None
    refresh: bool = False
    _fresh: set[str] = field(default_factory=set)

    def fetch(self, wanted: Sequence[Wanted], folder: Path) -> Fetched:
        """Write the films that are wanted, with all that belongs to them, into a folder."""
        found = self._identified(wanted) | self._titled(wanted)
        films = {item for several in found.values() for item in several}
        entities = dict(self._entities("films", films))
        films = {item for item, entity in entities.items() if is_film(entity)}
        named, people, series = self._named(entities[item] for item in films)
        around = dict(self._entities("people and words", named - films))
        people = {item for item in people if item in around and is_human(around[item])}
        results = [
            *self._ask_all("other work of people", sorted(people), _PEOPLE, sparql.work_of_people),
            *self._ask_all("series", sorted(series), _SERIES, sparql.films_of_series),
        ]
        _write(folder, [*(entities[item] for item in sorted(films)), *around.values()], results)
        unfound = [each for each in wanted if not found.get(each)]
        return Fetched(folder, len(films), len(people), self.web.requests, unfound)

    def _identified(self, wanted: Sequence[Wanted]) -> dict[Wanted, set[str]]:
        """Find films by IMDb's identifiers."""
        by_id = {each.imdb_id: each for each in wanted if each.imdb_id}
        found: dict[Wanted, set[str]] = {}
        for result in self._ask_all(
            "identifiers", sorted(by_id), _IDENTIFIERS, sparql.films_of_identifiers
        ):
            for row in _rows(result):
                each, item = by_id.get(_value(row, "imdb")), _item(row, "film")
                if each and item:
                    found.setdefault(each, set()).add(item)
        return found

    def _titled(self, wanted: Sequence[Wanted]) -> dict[Wanted, set[str]]:
        """Find films by title and year, else the best known of a title."""
        spellings = {
            spelling: title
            for each in wanted
            for title in each.titles
            for spelling in (title, title.replace("'", "’"), title.replace("’", "'"))
        }
        of_title: dict[str, dict[str, tuple[int | None, int]]] = {}
        for result in self._ask_all(
            "titles",
            sorted(spellings),
            _TITLES,
            lambda titles: sparql.films_of_titles(titles, self.languages),
        ):
            for row in _rows(result):
                item, date = _item(row, "film"), _value(row, "date")
                year = int(date[:4]) if date[:4].isdigit() else None
                fame = _value(row, "fame")
                if item:
                    films = of_title.setdefault(fold_title(_value(row, "title")), {})
                    films[item] = (year, int(fame) if fame.isdigit() else 0)
        return {each: _meant(each, of_title) for each in wanted if each.titles}

    def _named(self, films: Iterable[Mapping[str, Any]]) -> tuple[set[str], set[str], set[str]]:
        """Give all entities that films name, the people among them, and the series."""
        named: set[str] = set()
        people: set[str] = set()
        series: set[str] = set()
        for entity in films:
            record = film_record(entity)
            claims = entity.get("claims") or {}
            named |= set(referred(record)) if record else set()
            people |= {item for role in ROLES for item in items(claims, role)}
            series |= set(items(claims, "P179"))
        return named | people, people, series

    def _entities(
        self, what: str, wanted: Collection[str]
    ) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Give entities: kept ones, and the others in batches; one that is gone is left out."""
        kept = self.cache.revisions(wanted)
        lacking = sorted(set(wanted) - kept.keys())
        if self.refresh:
            lacking += sorted(self._changed(what, kept))
        for at in range(0, len(lacking), _A_REQUEST):
            self.tell(what, at, len(lacking))
            self.cache.keep(self._read(lacking[at : at + _A_REQUEST]))
        yield from self.cache.entities(wanted)

    def _changed(self, what: str, kept: Mapping[str, int]) -> set[str]:
        """Give those of the kept entities of which there is another revision now."""
        changed: set[str] = set()
        asked = sorted(kept.keys() - self._fresh)
        for at in range(0, len(asked), _A_REQUEST):
            self.tell(f"changes of {what}", at, len(asked))
            part = asked[at : at + _A_REQUEST]
            found = self._call(action="query", prop="info", titles="|".join(part))
            pages = found.get("query", {}).get("pages", {})
            for page in pages.values() if isinstance(pages, dict) else ():
                title, revision = page.get("title"), page.get("lastrevid")
                if title in kept and isinstance(revision, int) and revision != kept[title]:
                    changed.add(title)
            self._fresh |= set(part)
        return changed

    def _read(self, ids: Sequence[str]) -> dict[str, Mapping[str, Any]]:
        wanted = list(ids)
        while wanted:
            found = self._call(
                action="wbgetentities",
                ids="|".join(wanted),
                props="info|labels|aliases|claims|sitelinks",
            )
            error = found.get("error")
            if isinstance(error, dict) and error.get("code") == "no-such-entity":
                gone = error.get("id")
                if gone not in wanted:
                    break
                wanted.remove(gone)
                continue
            entities = found.get("entities")
            if not isinstance(entities, dict):
                raise FetchError(f"{self.api}: answers with something else than entities")
            # An entity that was merged into another comes under the number it is asked for by.
            return {
                id: {**entity, "id": id}
                for id, entity in entities.items()
                if id in wanted and isinstance(entity, dict) and "missing" not in entity
            }
        return {}

    def _call(self, **parameters: str) -> Mapping[str, Any]:
        """Ask the API, which may be too busy to answer now."""
        form = {"format": "json", "maxlag": "5", **parameters}
        for _ in range(self.web.pace.tries):
            answer = self.web.get(self.api, form=form, most=_LARGEST)
            found = _json(self.api, answer.body)
            error = found.get("error")
            if not (isinstance(error, dict) and error.get("code") == "maxlag"):
                return found
            wait = answer.headers.get("retry-after", "5")
            self.web.say(f"{self.api}: is busy; asking again")
            self.web.sleep(min(float(wait) if wait.isdigit() else 5.0, 60.0))
        raise FetchError(f"{self.api}: is too busy; try again later")

    def _ask_all(
        self,
        what: str,
        values: Sequence[str],
        at_once: int,
        question: Callable[[Sequence[str]], str],
    ) -> Iterator[Mapping[str, Any]]:
        """Ask for many values in batches; a batch that is too much is halved."""
        waiting = [values[at : at + at_once] for at in range(0, len(values), at_once)]
        done = 0
        while waiting:
            part = waiting.pop(0)
            self.tell(what, done, len(values))
            try:
                yield self._ask(question(part), tries=_TRIES if len(part) > 1 else None)
            except UnreachableError:
                raise
            except FetchError:
                if len(part) < 2:
                    raise
                middle = len(part) // 2
                waiting[:0] = [part[:middle], part[middle:]]
                continue
            done += len(part)

    def _ask(self, question: str, *, tries: int | None) -> Mapping[str, Any]:
        kept = None if self.refresh else self.cache.answer(question)
        if kept is not None:
            return kept  # type: ignore[no-any-return]
        answer = self.web.get(
            self.queries,
            form={"query": question, "format": "json"},
            headers={"Accept": "application/sparql-results+json"},
            most=_LARGEST,
            tries=tries,
        )
        found = _json(self.queries, answer.body)
        if not isinstance(found.get("results"), dict):
            raise FetchError(f"{self.queries}: answers with something else than a result")
        self.cache.keep_answer(question, found)
        return found


def _meant(
    wanted: Wanted, of_title: Mapping[str, Mapping[str, tuple[int | None, int]]]
) -> set[str]:
    """Give the films of the first title that fits; of namesakes those of the year, if any."""
    for title in wanted.titles:
        films = of_title.get(fold_title(title), {})
        dated = {
            item
            for item, (year, _) in films.items()
            if wanted.year and year and abs(year - wanted.year) <= 1
        }
        if dated:
            return dated
        undated = [item for item, (year, _) in films.items() if not wanted.year or not year]
        undated.sort(key=lambda item: (-films[item][1], item))
        if undated:
            return set(undated[:_MOST_NAMESAKES])
    return set()


def _write(
    folder: Path, entities: Iterable[Mapping[str, Any]], results: Sequence[Mapping[str, Any]]
) -> None:
    """Write a payload as the source reads it: entities a line, results one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in (*folder.glob("entities.json*"), *folder.glob("result-*.json")):
        old.unlink()
    with gzip.open(folder / "entities.json.gz", "wt", encoding="utf-8", newline="\n") as file:
        for entity in entities:
            file.write(json.dumps(entity, ensure_ascii=False, separators=(",", ":")) + "\n")
    for number, result in enumerate(results, 1):
        path = folder / f"result-{number:04}.json"
        path.write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")


def _json(url: str, body: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise FetchError(f"{url}: answers with something that is no JSON") from error
    if not isinstance(found, dict):
        raise FetchError(f"{url}: answers with JSON of another kind")
    return found


def _rows(result: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    rows = result["results"].get("bindings")
    yield from (row for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()


def _value(row: Mapping[str, Any], name: str) -> str:
    held = row.get(name)
    value = held.get("value") if isinstance(held, dict) else None
    return value if isinstance(value, str) else ""


def _item(row: Mapping[str, Any], name: str) -> str | None:
    item = _value(row, name).rsplit("/", 1)[-1]
    return item if _ITEM.fullmatch(item) else None
