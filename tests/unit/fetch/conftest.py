"""A server on this machine that answers as Wikidata, IMDb and TMDB do, and in every bad way."""

import gzip
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from matinee.fetch.web import Pace, Web

PAYLOADS = Path(__file__).parents[2] / "payloads" / "sources"
_ENTITY = "http://www.wikidata.org/entity/"

Mood = Callable[["Handler"], None]
"""Answers a request in its own way, in the place of the right answer."""


class Service(ThreadingHTTPServer):
    """What the services hold, what was asked, and the moods that the next requests meet."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.entities = {entity["id"]: entity for entity in _dump()}
        self.movies = {film["id"]: film for film in _movies()}
        self.files: dict[str, bytes] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.headers: list[dict[str, str]] = []
        self.moods: list[Mood | None] = []
        self.cut: int | None = None

    @property
    def url(self) -> str:
        """Give the address."""
        return f"http://127.0.0.1:{self.server_port}"

    def asked_of(self, path: str) -> list[dict[str, str]]:
        """Give what was asked of a path."""
        return [form for asked, form in self.asked if asked == path]


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Service
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(urlsplit(self.path).query)

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self._answer(self.rfile.read(length).decode())

    def _answer(self, text: str) -> None:
        path = urlsplit(self.path).path
        form = {name: values[0] for name, values in parse_qs(text).items()}
        self.server.asked.append((path, form))
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
        mood = self.server.moods.pop(0) if self.server.moods else None
        if mood:
            mood(self)
        elif path == "/w/api.php":
            self.json(_api(self.server, form))
        elif path == "/sparql":
            self.json(_query(self.server, form["query"]))
        elif path.startswith("/3/"):
            self._tmdb(path.removeprefix("/3"), form)
        else:
            self._file(path.removeprefix("/"))

    def json(self, answer: Any, *, status: int = 200, **headers: str) -> None:
        """Send JSON, packed as the services do."""
        body = gzip.compress(json.dumps(answer).encode())
        self.send(body, status=status, **{"Content-Encoding": "gzip", **headers})

    def send(self, body: bytes, *, status: int = 200, length: int | None = None, **headers: str):
        """Send bytes; ``length`` is what is said of them, where that is not true."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def _file(self, name: str) -> None:
        body = self.server.files.get(name)
        if body is None:
            self.send(b"no such file", status=404)
            return
        etag = f'"{len(body)}-{hash(body)}"'
        if self.headers.get("If-None-Match") == etag:
            self.send(b"", status=304)
            return
        begin = 0
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if asked and self.headers.get("If-Range") == etag:
            begin = int(asked[1])
        part = body[begin:]
        length, cut = len(part), self.server.cut
        if cut is not None:
            part, self.server.cut = part[:cut], None
        self.send(part, status=206 if begin else 200, length=length, ETag=etag)
        if len(part) < length:
            self.close_connection = True

    def _tmdb(self, path: str, form: dict[str, str]) -> None:
        key = form.get("api_key") or self.headers.get("Authorization", "").removeprefix("Bearer ")
        movies = self.server.movies
        if key not in ("good", "t" * 80):
            self.json({"status_code": 7, "success": False}, status=401)
        elif path.startswith("/find/"):
            found = [m for m in movies.values() if m.get("imdb_id") == path.rsplit("/", 1)[-1]]
            self.json({"movie_results": found, "person_results": []})
        elif path == "/search/movie":
            found = [m for m in movies.values() if form["query"].lower() in m["title"].lower()]
            year = form.get("primary_release_year")
            self.json({"results": [m for m in found if not year or m["release_date"][:4] == year]})
        else:
            found = movies.get(int(path.rsplit("/", 1)[-1]))
            self.json(found or {"status_code": 34}, status=200 if found else 404)

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing."""


def _dump() -> Iterator[dict[str, Any]]:
    for line in (PAYLOADS / "wikidata" / "dump.json").read_text(encoding="utf-8").splitlines():
        try:
            yield json.loads(line.strip().rstrip(","))
        except ValueError:
            continue


def _movies() -> Iterator[dict[str, Any]]:
    for line in (PAYLOADS / "tmdb" / "movies.jsonl").read_text(encoding="utf-8").splitlines():
        film = json.loads(line)
        if "id" in film:
            yield film


def _api(server: Service, form: dict[str, str]) -> dict[str, Any]:
    if form["action"] == "query":
        pages = {
            str(number): {
                "title": item,
                "lastrevid": server.entities.get(item, {}).get("lastrevid", 0),
            }
            for number, item in enumerate(form["titles"].split("|"))
        }
        return {"query": {"pages": pages}}
    ids = form["ids"].split("|")
    if len(ids) > 50:
        return {"error": {"code": "toomanyvalues"}}
    lacking = [item for item in ids if item not in server.entities]
    if lacking:
        return {"error": {"code": "no-such-entity", "id": lacking[0]}}
    return {"entities": {item: server.entities[item] for item in ids}, "success": 1}


def _query(server: Service, query: str) -> dict[str, Any]:
    """Answer the questions of ``fetch/sparql.py`` from the entities."""
    values = re.search(r"VALUES \?(\w+) \{(.*?)\}", query, re.DOTALL)
    assert values
    name, given = values[1], values[2]
    films = [e for e in server.entities.values() if "Q11424" in _items(e, "P31")]
    rows: list[dict[str, Any]] = []
    if name == "imdb":
        wanted = set(re.findall(r'"(tt\d+)"', given))
        rows = [
            {"film": _uri(film["id"]), "imdb": _text(const)}
            for film in films
            for const in _texts(film, "P345")
            if const in wanted
        ]
    elif name == "title":
        wanted = set(re.findall(r'"((?:[^"\\]|\\.)*)"@', given))
        rows = [
            {"film": _uri(film["id"]), "title": _text(title), "date": _text(_day(film)),
             "fame": _text(str(len(film["sitelinks"])))}
            for film in films
            for title in {label["value"] for label in film["labels"].values()} & wanted
        ]  # fmt: skip
    elif name == "person":
        wanted = set(re.findall(r"wd:(Q\d+)", given))
        rows = [
            _about(film) | {"person": _uri(person), "role": _text(role)}
            for film in films
            for role in ("P57", "P58", "P161", "P344", "P86")
            for person in _items(film, role)
            if person in wanted
        ]
    elif name == "series":
        wanted = set(re.findall(r"wd:(Q\d+)", given))
        rows = [
            _about(film) | {"series": _uri(series), "ordinal": _text("1")}
            for film in films
            for series in _items(film, "P179")
            if series in wanted
        ]
    return {"head": {"vars": sorted({key for row in rows for key in row})},
            "results": {"bindings": rows}}  # fmt: skip


def _about(film: dict[str, Any]) -> dict[str, Any]:
    return {
        "film": _uri(film["id"]),
        "filmLabel": _text(film["labels"]["en"]["value"], "en"),
        "date": _text(_day(film)),
        "imdb": _text(_texts(film, "P345")[0]),
    }


def _items(entity: dict[str, Any], name: str) -> list[str]:
    return [s["mainsnak"]["datavalue"]["value"]["id"] for s in entity["claims"].get(name, ())]


def _texts(entity: dict[str, Any], name: str) -> list[str]:
    return [s["mainsnak"]["datavalue"]["value"] for s in entity["claims"].get(name, ())]


def _day(film: dict[str, Any]) -> str:
    times = [s["mainsnak"]["datavalue"]["value"]["time"] for s in film["claims"].get("P577", ())]
    return min(times, default="").lstrip("+").replace("-00", "-01")


def _uri(item: str) -> dict[str, str]:
    return {"type": "uri", "value": f"{_ENTITY}{item}"}


def _text(value: str, language: str | None = None) -> dict[str, str]:
    more = {"xml:lang": language} if language else {}
    return {"type": "literal", "value": value, **more}


@pytest.fixture
def service() -> Iterator[Service]:
    """Serve on this machine while a test runs."""
    server = Service()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def waits() -> list[float]:
    """Give the list of how long was waited."""
    return []


@pytest.fixture
def web(waits: list[float]) -> Web:
    """Give a client that waits in no time."""
    return Web(
        "tests@house.example",
        pace=Pace(between=0.0, answer=2.0, silence=0.5, tries=3),
        sleep=waits.append,
        clock=time.monotonic,
        chance=lambda: 0.5,
    )
