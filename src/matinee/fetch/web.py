"""Asks servers politely: one request at a time, at a pace, with patience and within bounds.

Every answer is taken for hostile: its size, its time, where it leads and what it unpacks to are
bounded, whatever its headers say.
"""

import random
import socket
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import Any, cast

from matinee import __version__
from matinee.fetch.errors import FetchError, UnreachableError

_PART = 1 << 16
_RETRIED = frozenset({429, 500, 502, 503, 504})
_LONGEST_WAIT = 120.0
_LEADS = 3


@dataclass(frozen=True, slots=True)
class Pace:
    """How patient to be: seconds between requests, for one answer, and for a silence in it."""

    between: float = 1.0
    answer: float = 120.0
    silence: float = 30.0
    tries: int = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer, unpacked; header names are in lower case."""

    body: bytes
    headers: Mapping[str, str]
    status: int = 200


@dataclass(slots=True)
class Web:
    """A client for one service. ``contact`` is an address or mail of whoever runs this."""

    contact: str = ""
    pace: Pace = Pace()
    say: Callable[[str], None] = lambda _: None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    requests: int = 0
    _next: float = field(default=0.0, init=False)

    @property
    def agent(self) -> str:
        """Say who asks, as services ask their callers to."""
        return f"Matinee/{__version__} ({self.contact or 'self-hosted film catalogue'})"

    def get(
        self,
        url: str,
        *,
        most: int,
        form: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        missing: bool = False,
        tries: int | None = None,
    ) -> Answer:
        """Give the answer to a GET, or to a POST of ``form``, of at most ``most`` bytes.

        Wait and ask again when the server says so or stumbles. Raise FetchError when it cannot be
        had; with ``missing``, an answer of 404 is an answer.
        """
        data = urllib.parse.urlencode(form).encode() if form is not None else None
        why = ""
        tries = tries or self.pace.tries
        for attempt in range(tries):
            if attempt:
                self.sleep(self._patience(attempt, self._asked_to_wait(why)))
            self._keep_pace()
            try:
                return self._once(url, data, headers or {}, most)
            except _AgainError as error:
                why = str(error)
                self.say(f"{_host(url)}: {error.why}; asking again")
            except urllib.error.HTTPError as error:
                if missing and error.code == 404:
                    return Answer(b"", {}, 404)
                raise _refusal(url, error) from error
        raise FetchError(f"{_host(url)}: {why.partition('|')[0]} ({tries} times)")

    def _once(self, url: str, data: bytes | None, headers: Mapping[str, str], most: int) -> Answer:
        self.requests += 1
        request = urllib.request.Request(
            url,
            data=data,
            headers={"User-Agent": self.agent, "Accept-Encoding": "gzip", **headers},
        )
        until = self.clock() + self.pace.answer
        try:
            with self.open(request) as response:
                body = self._body(url, response, most, until)
                return Answer(body, _lowered(response.headers), response.status)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in _RETRIED:
                raise _AgainError(
                    f"answers {error.code}", error.headers.get("Retry-After")
                ) from error
            raise
        except TimeoutError as error:
            raise _AgainError("does not answer in time") from error
        except urllib.error.URLError as error:
            raise _unreachable(url, error) from error
        except (HTTPException, ConnectionError, zlib.error, EOFError) as error:
            raise _AgainError(f"broke off ({type(error).__name__})") from error

    def open(self, request: urllib.request.Request) -> HTTPResponse:
        """Send a request and give the answer to be read; nobody is led to another server."""
        opener = urllib.request.build_opener(_Leads())
        return cast("HTTPResponse", opener.open(request, timeout=self.pace.silence))

    def _body(self, url: str, response: HTTPResponse, most: int, until: float) -> bytes:
        packed = response.headers.get("Content-Encoding", "").strip().lower() == "gzip"
        unpack = zlib.decompressobj(31) if packed else None
        body = bytearray()
        length = 0
        while part := response.read1(_PART):
            length += len(part)
            while part:
                body += unpack.decompress(part, _PART) if unpack else part
                part = unpack.unconsumed_tail if unpack else b""
                if len(body) > most:
                    raise FetchError(f"{_host(url)}: answers with more than {most:,} bytes")
            if self.clock() > until:
                raise _AgainError("takes too long over its answer")
        told = response.headers.get("Content-Length", "")
        if (told.isdigit() and length < int(told)) or (unpack and not unpack.eof):
            raise _AgainError("broke off")
        return bytes(body)

    def _keep_pace(self) -> None:
        now = self.clock()
        if now < self._next:
            self.sleep(self._next - now)
        self._next = self.clock() + self.pace.between

    def _asked_to_wait(self, why: str) -> float | None:
        asked = why.partition("|")[2]
        if not asked:
            return None
        if asked.strip().isdigit():
            return float(asked)
        try:
            return parsedate_to_datetime(asked).timestamp() - time.time()
        except (TypeError, ValueError):
            return None

    def _patience(self, attempt: int, asked: float | None) -> float:
        """Give how long to wait: as asked, else twice as long each time, with some chance in it."""
        wait = asked if asked is not None else 2.0**attempt * (0.5 + self.chance())
        return min(max(wait, 0.0), _LONGEST_WAIT)


class _AgainError(Exception):
    """An answer after which to ask again; the text holds why, and how long to wait."""

    def __init__(self, why: str, wait: str | None = None) -> None:
        super().__init__(f"{why}|{wait or ''}")
        self.why = why


class _Leads(urllib.request.HTTPRedirectHandler):
    """Follows a server only to itself, a few times, and never from https to http."""

    max_redirections = _LEADS

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: Any,
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        here, there = (urllib.parse.urlsplit(url) for url in (req.full_url, newurl))
        if there.scheme not in (here.scheme, "https") or here.hostname != there.hostname:
            raise FetchError(
                f"{here.hostname}: leads elsewhere, to {there.scheme}://{there.hostname}"
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _refusal(url: str, error: urllib.error.HTTPError) -> FetchError:
    error.close()
    if error.code in (401, 403):
        return FetchError(f"{_host(url)}: refuses ({error.code}); check the key and the contact")
    return FetchError(f"{_host(url)}: answers {error.code} {error.reason}")


def _unreachable(url: str, error: urllib.error.URLError) -> FetchError | _AgainError:
    reason = error.reason
    if isinstance(reason, TimeoutError):
        return _AgainError("does not answer in time")
    if isinstance(reason, ConnectionResetError):
        return _AgainError("broke off")
    if isinstance(reason, socket.gaierror | OSError):
        return UnreachableError(
            f"{_host(url)}: cannot be reached ({getattr(reason, 'strerror', None) or reason});"
            " is there a network? What is on disk already can be imported without one"
        )
    return UnreachableError(f"{_host(url)}: cannot be reached ({reason})")


def _host(url: str) -> str:
    return urllib.parse.urlsplit(url).netloc


def _lowered(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
