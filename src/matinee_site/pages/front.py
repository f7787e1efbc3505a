"""Answers with kept pages before Django is asked, and never with one that is out of date.

A page that was made is kept with its *mark*: the edition, the loading of the catalogue, the day. It
is sent again only while that is the mark of the moment. On SQLite the mark is read again when
``PRAGMA data_version`` says that somebody has written, which costs some microseconds to ask.
"""

import gzip
import os
import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone

from matinee_site.pages.cache import SLOT
from matinee_site.pages.delivery import Parcel
from matinee_site.pages.queries.overview import Mark, read_mark
from matinee_site.reviews.queries import MARK_SQL

_MOST_BYTES = 96_000_000
_OWN = {"content-length", "content-encoding", "date", "vary"}
Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
Application = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


@dataclass(slots=True)
class _Kept:
    mark: Mark
    parcel: Parcel
    headers: Headers
    plain: bytes | None = None

    @property
    def size(self) -> int:
        return len(self.parcel.body) + len(self.plain or b"") + 500


class Front:
    """A WSGI application around the site's own."""

    def __init__(self, application: Application, *, closed: Path) -> None:
        self.application = application
        self._closed = str(closed)
        self._pages: OrderedDict[str, _Kept] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()
        self._watch = _Watch()

    def __call__(self, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        """Answer from what is kept, else let the site answer and keep it."""
        query = environ.get("QUERY_STRING", "")
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or query:
            return self.application(environ, start)
        name = f"{environ.get('HTTP_HOST')} {environ['PATH_INFO']}"
        kept = self._pages.get(name)
        if kept and kept.mark == self._watch.mark() and not os.path.exists(self._closed):
            return self._send(kept, environ, start)
        return self._make(name, environ, start)

    def _send(self, kept: _Kept, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        tag = f'W/"{kept.parcel.tag}"'
        if environ.get("HTTP_IF_NONE_MATCH") == tag:
            start("304 Not Modified", kept.headers)
            return (b"",)
        packed = kept.parcel.packed and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
        if packed or not kept.parcel.packed:
            body = kept.parcel.body
        else:
            if kept.plain is None:
                kept.plain = gzip.decompress(kept.parcel.body)
                self._bytes += len(kept.plain)
            body = kept.plain
        own = [("Content-Length", str(len(body)))]
        if packed:
            own.append(("Content-Encoding", "gzip"))
        start("200 OK", kept.headers + own)
        return (b"" if environ["REQUEST_METHOD"] == "HEAD" else body,)

    def _make(self, name: str, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        made: list[tuple[Parcel, Mark]] = []
        environ[SLOT] = [lambda parcel, of: made.append((parcel, of))]
        sent: list[tuple[str, Headers]] = []

        def listen(status: str, headers: Headers, *rest: Any) -> Any:
            sent.append((status, headers))
            return start(status, headers, *rest)

        answer = self.application(environ, listen)
        if made and sent and sent[0][0].startswith("200"):
            parcel, of = made[0]
            headers = [pair for pair in sent[0][1] if pair[0].lower() not in _OWN]
            headers.append(("Vary", "Accept-Encoding"))
            self._keep(name, _Kept(of, parcel, headers))
        return answer

    def _keep(self, name: str, kept: _Kept) -> None:
        with self._lock:
            old = self._pages.pop(name, None)
            self._bytes += kept.size - (old.size if old else 0)
            self._pages[name] = kept
            while self._bytes > _MOST_BYTES and self._pages:
                _, gone = self._pages.popitem(last=False)
                self._bytes -= gone.size


class _Watch(threading.local):
    """Knows the mark of the moment; each thread has its own connection to ask."""

    def __init__(self) -> None:
        self._asked: sqlite3.Connection | None = None
        self._version = -1
        self._mark: Mark | None = None
        self._until = 0.0

    def mark(self) -> Mark:
        """Give the mark; where there is no SQLite it is asked for each time."""
        if connection.vendor != "sqlite":
            return read_mark()
        if self._asked is None:
            name = connection.get_connection_params()["database"]
            self._asked = sqlite3.connect(name, isolation_level=None)
        (version,) = self._asked.execute("PRAGMA data_version").fetchone()
        if version != self._version or self._mark is None or time.time() >= self._until:
            number, load = self._asked.execute(MARK_SQL).fetchone()
            self._mark = (number or 0, load or 0, timezone.localdate())
            self._version, self._until = version, _midnight()
        return self._mark


def _midnight() -> float:
    """Give the moment when the next day begins here."""
    now = timezone.localtime()
    tomorrow = timezone.localdate().toordinal() + 1
    day = datetime.fromordinal(tomorrow).replace(tzinfo=now.tzinfo)
    return day.timestamp()
