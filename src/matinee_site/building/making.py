"""Makes one file of a build, or finds that the one of the last build is still true."""

import os
import re
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote_to_bytes

from django.contrib.staticfiles import finders
from django.core.handlers.wsgi import WSGIRequest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import Http404, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import timezone

from matinee_site.building.addresses import (
    fact_behind,
    file_of,
    kind_of,
    links_of,
    without_links,
)
from matinee_site.building.asking import answers, listening
from matinee_site.building.record import Known, LastBuild
from matinee_site.catalogue.queries import shown_films
from matinee_site.pages.queries.overview import overview
from matinee_site.pages.views.errors import not_found

NOT_FOUND = "404.html"
_OF_THE_DAY = ("", ".well-known")
"""What is made anew each day: the first page has what was published on this day."""


class Facts(StrEnum):
    """Which films, series and people that the house has not written about get a page."""

    LINKED = "linked"
    FILMS = "films"
    ALL = "all"


class Outcome(StrEnum):
    """What became of a file: made anew, made and found to be the same, kept, or nothing there."""

    MADE = "made"
    SAME = "same"
    KEPT = "kept"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which pages of facts belong to a build; ``linked`` are those that the house leads to."""

    facts: Facts
    listed: frozenset[str]
    linked: frozenset[str] | None = None

    def has(self, path: str) -> bool:
        """Say whether an address is in the build."""
        fact = fact_behind(path)
        if not fact or self.facts is Facts.ALL or fact in self.listed or self.linked is None:
            return True
        if self.facts is Facts.FILMS and kind_of(fact)[0] != "people":
            return True
        return fact in self.linked


@dataclass(frozen=True, slots=True)
class Made:
    """What became of an address, and what its file is made of where there is one."""

    path: str
    outcome: Outcome
    known: Known | None = None


class Maker:
    """Makes files into one folder, with another at hand that holds those of the last build."""

    def __init__(
        self, *, into: Path, last: Path | None, record: Path, scope: Scope, state: str
    ) -> None:
        self._into, self._last, self._scope, self._state = into, last, scope, state
        self._known = LastBuild(record if last else Path(os.devnull))
        self._today = timezone.localdate().isoformat()
        self._films: Mapping[str, int] | None = None
        self._outside: dict[str, bool] = {}

    def make(self, path: str) -> Made:
        """Make the file of an address."""
        known = self._known.known(path)
        if known and self._still_true(known) and self._link(path):
            return Made(path, Outcome.KEPT, replace(known, day=self._today))
        overview()  # so that it is not among the questions of whichever page comes first
        with listening() as asked:
            answer = _answer(path)
        if answer is None:
            return Made(path, Outcome.MISSING)
        body, content_type = answer
        links: Collection[str] = ()
        cut: Sequence[str] = ()
        if content_type.startswith(("text/", "application/xml")):
            text = body.decode()
            links = sorted(links_of(text, content_type))
            cut = self._cut(links)
            body = without_links(text, set(cut)).encode() if cut else body
        same = self._write(path, body)
        made = Known(
            path=path, state=self._state_of(path), day=self._today, asked=asked,
            answers=answers(asked), links=links, cut=cut,
        )  # fmt: skip
        return Made(path, Outcome.SAME if same else Outcome.MADE, made)

    def _still_true(self, known: Known) -> bool:
        if known.state != self._state_of(known.path) or list(known.cut) != self._cut(known.links):
            return False
        if not known.answers or answers(known.asked) != known.answers:
            return False
        if known.day == self._today:
            return True
        moved = answers(known.asked, day=known.day, today=self._today)
        return kind_of(known.path)[0] not in _OF_THE_DAY and moved == known.answers

    def _cut(self, links: Collection[str]) -> list[str]:
        return [link for link in links if self._leads_out(link)]

    def _leads_out(self, link: str) -> bool:
        """Say whether a link leads to a page of facts outside the build; asked once for each."""
        out = self._outside.get(link)
        if out is None:
            out = fact_behind(link) == link and not self._scope.has(link)
            self._outside[link] = out
        return out

    def _state_of(self, path: str) -> str:
        """Sum up what a file hangs on beside its own questions."""
        house, (kind, slug) = overview(), kind_of(path)
        parts: list[object] = [self._state]
        if kind not in ("static", "media", "posters", "social", "feeds"):
            parts += [house.articles, house.standing]
        if kind == "films":
            if self._films is None:
                self._films = dict(shown_films().values_list("slug", "id"))
            film = self._films.get(slug, 0)
            parts += [house.collections.get(film), film in house.noticed, film in house.showing]
        if kind == "reviews" or (kind == "films" and path in self._scope.listed):
            parts.append(sorted(house.corrected))
        return blake2b(repr(parts).encode(), digest_size=16).hexdigest()

    def _link(self, path: str) -> bool:
        """Let the file of the last build be that of this one too."""
        assert self._last
        to = self._into / file_of(path)
        to.parent.mkdir(parents=True, exist_ok=True)
        return link_or_copy(self._last / file_of(path), to)

    def _write(self, path: str, body: bytes) -> bool:
        """Write a file; say whether the last build had the same one, which is then used."""
        old = self._last / file_of(path) if self._last else None
        if old and old.is_file() and old.stat().st_size == len(body) and old.read_bytes() == body:
            return self._link(path)
        to = self._into / file_of(path)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(body)
        return False


def link_or_copy(old: Path, new: Path) -> bool:
    """Give a finished file a second name; copy it where the disk has only one for each."""
    try:
        os.link(old, new)
    except FileNotFoundError:
        return False
    except OSError:
        shutil.copy2(old, new)
    return True


def page_of(path: str) -> HttpResponseBase:
    """Give what the site answers at an address; raises Http404 where there is nothing."""
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "QUERY_STRING": "",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "SERVER_NAME": "localhost", "SERVER_PORT": "80", "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
        }
    )  # fmt: skip
    if path.rsplit("/", 1)[-1] == NOT_FOUND:
        return not_found(request)
    found = resolve(request.path_info)
    return found.func(request, *found.args, **found.kwargs)


def _answer(path: str) -> tuple[bytes, str] | None:
    """Give the bytes at an address and their type, or None."""
    if path.startswith("/static/"):
        file = finders.find(path.removeprefix("/static/"))
        return (Path(file).read_bytes(), "") if isinstance(file, str) else None
    try:
        response = page_of(path)
    except (Http404, Resolver404):
        return None
    if response.status_code not in (200, 404) or (
        response.status_code == 404 and "404" not in path
    ):
        return None
    parts = response if response.streaming else [response.content]  # type: ignore[attr-defined]
    body = b"".join(parts)  # type: ignore[arg-type]
    # No request has ended: the connection stays, whatever stands in the way of using it again.
    request_finished.disconnect(close_old_connections)
    try:
        response.close()
    finally:
        request_finished.connect(close_old_connections)
    return body, re.sub(r"\s*;\s*", ";", response["Content-Type"])
