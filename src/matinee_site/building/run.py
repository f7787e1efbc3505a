"""The build: from the pages that search engines are told of, along every link, to all files."""

import fcntl
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections
from django.utils import timezone

from matinee_site.archives.queries import all_led
from matinee_site.building import redirects
from matinee_site.building.addresses import fact_behind, file_of, kind_of
from matinee_site.building.asking import forget
from matinee_site.building.crew import Crew
from matinee_site.building.folder import BuildFolder
from matinee_site.building.making import (
    NOT_FOUND,
    Facts,
    Made,
    Outcome,
    Scope,
    link_or_copy,
)
from matinee_site.building.record import LastBuild, NewBuild
from matinee_site.building.search_files import search_files
from matinee_site.config.headers import PUBLIC_POLICY
from matinee_site.pages import languages
from matinee_site.pages.queries.moved import merged_pages
from matinee_site.pages.queries.overview import read_mark
from matinee_site.pages.queries.places import KINDS, places

_PROGRAM = Path(__file__).parents[1]
_ALONE = 400  # files that one process makes in the time that others take to start
_ROUNDS = 3
_ALWAYS = (
    "/search/", "/articles/", "/robots.txt", "/sitemap.xml", "/favicon.ico",
    "/.well-known/security.txt", "/feeds/all.atom", "/feeds/all.json",
)  # fmt: skip
_LISTING = ("browse", "calendar", "people")
"""Pages that lead to more facts than the house has written about."""
Progress = Callable[[str, int, int], None]


class BusyError(Exception):
    """Another build of this site is under way."""


@dataclass(slots=True)
class Result:
    """What a build has done: how many files of each outcome, pages among them, what is broken."""

    pages: int = 0
    files: int = 0
    made: int = 0
    changed: int = 0
    kept: int = 0
    removed: int = 0
    redirects: int = 0
    broken: list[tuple[str, str]] = field(default_factory=list)


def build(*, target: Path, facts: Facts, jobs: int, state: Path, progress: Progress) -> Result:
    """Make the public site in a folder, and put it in place at once.

    ``state`` is the folder in which the site keeps what it knows of its builds. Raises FolderError
    for a folder that holds something else, BusyError while another build is under way.
    """
    folder = BuildFolder(target)
    state.mkdir(exist_ok=True)
    name = blake2b(str(folder.target).encode(), digest_size=6).hexdigest()
    with _alone(state / f"{name}.lock"):
        folder.prepare()
        new = NewBuild(state / f"{name}.sqlite3")
        try:
            return _Build(folder, new, state / f"{name}.sqlite3", facts, jobs, progress).run()
        except BaseException:
            new.drop()
            folder.drop()
            raise


class _Build:
    def __init__(
        self, folder: BuildFolder, new: NewBuild, record: Path, facts: Facts, jobs: int,
        progress: Progress,
    ) -> None:  # fmt: skip
        self._folder, self._new, self._record = folder, new, record
        self._jobs, self._progress = jobs, progress
        last = LastBuild(record)
        # Without its own record, what is in the folder is only compared.
        self._trusted = bool(last.id) and last.id == folder.id()
        self._before = last.paths() if self._trusted else set()
        listed = frozenset(_in_all_languages(_listed()))
        self._scope = Scope(facts=facts, listed=listed)
        self._result = Result()
        self._seen: set[str] = set()
        self._leads: dict[str, str] = {}

    def run(self) -> Result:
        mark = read_mark()
        self._pages()
        self._search()
        self._redirects()
        id = secrets.token_hex(8)
        if read_mark() != mark:
            raise ChangedError
        result = self._result
        result.removed = len(self._before - self._seen)
        self._folder.put_in_place(id)
        self._new.finish(id=id, mark=repr(mark))
        return result

    def _pages(self) -> None:
        """Make what the house made first: it decides which facts belong to the build."""
        listed = [path for path in self._scope.listed if kind_of(path)[0] not in _LISTING]
        first = [*sorted(listed), *_in_all_languages(f"/{NOT_FOUND}" for _ in (1,))]
        first += [languages.here("/search/")]
        later: dict[str, str] = {}
        linked: set[str] = set()
        few = len(self._before) < _ALONE and len(self._scope.listed) < _ALONE
        jobs = 1 if few else self._jobs
        with self._crew(self._scope, jobs) as crew:
            self._begin(crew, [*_ALWAYS, *first])
            for made in self._made(crew):
                leading = kind_of(made.path)[0] not in _LISTING
                for link in made.known.links if made.known else ():
                    fact = fact_behind(link)
                    if leading and fact == link:
                        linked.add(link)
                    if kind_of(link)[0] in _LISTING or (fact and fact not in self._scope.listed):
                        later.setdefault(link, made.path)
                    else:
                        self._follow(crew, link, made.path)
        scope = Scope(facts=self._scope.facts, listed=self._scope.listed, linked=frozenset(linked))
        for path in sorted(self._scope.listed):
            later.setdefault(path, path)
        asked = set(self._seen)  # a page has many links, and most of them others have too
        with self._crew(scope, jobs) as crew:
            for link, lead in (*later.items(), *((new, "") for _, new in all_led())):
                if scope.has(link):
                    self._follow(crew, link, lead)
            for made in self._made(crew):
                for link in made.known.links if made.known else ():
                    if link not in asked:
                        asked.add(link)
                        if scope.has(link):
                            self._follow(crew, link, made.path)
        self._scope = scope

    def _crew(self, scope: Scope, jobs: int) -> Crew:
        forget()
        if jobs > 1:
            connections.close_all()
        options: dict[str, Any] = {
            "into": self._folder.staging, "record": self._record, "scope": scope,
            "last": self._folder.target if self._trusted else None, "state": _state(),
        }  # fmt: skip
        return Crew(options, jobs=jobs)

    def _begin(self, crew: Crew, paths: Sequence[str]) -> None:
        for path in paths:
            self._follow(crew, path, "")

    def _follow(self, crew: Crew, path: str, lead: str) -> None:
        if path in self._seen:
            return
        self._seen.add(path)
        try:
            file_of(path)
        except ValueError:
            self._result.broken.append((lead, path))
            return
        self._leads[path] = lead
        crew.add([path])

    def _made(self, crew: Crew) -> Iterator[Made]:
        result = self._result
        for several in crew.done():
            self._new.add([each.known for each in several if each.known])
            for made in several:
                lead = self._leads.pop(made.path)
                if made.outcome is Outcome.MISSING:
                    # A card beside a name is an extra, and the fixed addresses may have nothing.
                    if lead and kind_of(made.path)[0] != "cards":
                        result.broken.append((lead, made.path))
                    self._seen.discard(made.path)
                    self._seen.add(made.path)
                    continue
                result.files += 1
                result.pages += made.path.endswith("/") and kind_of(made.path)[0] != "cards"
                result.kept += made.outcome is Outcome.KEPT
                result.made += made.outcome is not Outcome.KEPT
                result.changed += made.outcome is Outcome.MADE
                yield made
            self._progress("building", result.files, len(self._seen))

    def _search(self) -> None:
        self._progress("making the search index", 0, 0)
        seen = self._seen
        for path, body in search_files(seen.__contains__).items():
            self._seen.add(path)
            self._put(file_of(path), body)

    def _redirects(self) -> None:
        moves = [redirects.Move(old, new) for old, new in (*all_led(), *merged_pages())]
        self._result.redirects = len(moves)
        for name, text in redirects.files(moves, policy=PUBLIC_POLICY).items():
            self._put(name, text.encode())
        for move in moves:
            if move.query or not re.fullmatch(r"/.*[^/?]/?", move.old):
                continue
            try:
                file = file_of(
                    move.old if "." in move.old.rsplit("/", 1)[-1] else f"{move.old.rstrip('/')}/"
                )
            except ValueError:
                continue
            to = self._folder.staging / file
            if not to.exists() and not any(each.is_file() for each in to.parents):
                self._put(file, redirects.signpost(move).encode())

    def _put(self, name: str, body: bytes) -> None:
        to, old = self._folder.staging / name, self._folder.target / name
        to.parent.mkdir(parents=True, exist_ok=True)
        if old.is_file() and old.read_bytes() == body and link_or_copy(old, to):
            return
        to.write_bytes(body)


class ChangedError(Exception):
    """Something was published while the site was built, so that its pages would not agree."""


def _listed() -> Iterator[str]:
    for kind in KINDS:
        for place in places(kind):
            yield place.path


def _in_all_languages(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        for each in languages.editions(path):
            yield each.url


def _state() -> str:
    """Sum up what every file hangs on: the program, the settings, the loading of the catalogue."""
    _, load, _ = read_mark()
    program = sorted(
        (str(file.relative_to(_PROGRAM)), file.stat().st_size, file.stat().st_mtime_ns)
        for file in _PROGRAM.rglob("*")
        if file.suffix in (".py", ".html", ".js", ".css", ".mo", ".woff2", ".svg")
    )
    parts = (
        version("matinee"), program, load, settings.BASE_URL, settings.SITE_NAME,
        settings.LANGUAGES, settings.TIME_ZONE, settings.SECURITY_CONTACT,
        timezone.get_default_timezone_name(),
    )  # fmt: skip
    return blake2b(repr(parts).encode(), digest_size=16).hexdigest()


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    with file.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError from error
        yield
