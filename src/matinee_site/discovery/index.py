"""The site's search index on this node: opened once a process, true to the edition when asked."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.utils import timezone

from matinee.discovery.search import SearchIndex
from matinee.discovery.search.change import change_index
from matinee.discovery.search.entries import Kind
from matinee.discovery.search.file_index import FileIndex
from matinee_site.discovery.folder import ENTRIES, WORDS, IndexFolder
from matinee_site.discovery.house import KINDS, house, reviewed_films
from matinee_site.discovery.house_words import WORDED, house_words
from matinee_site.discovery.spelling import TantivySpelling
from matinee_site.reviews.queries import edition_and_load

_EDITION = "edition"
_lock = Lock()


@dataclass(slots=True)
class _Open:
    """The build that this process has open, and the edition that it was last true to."""

    build: Path | None = None
    index: FileIndex | None = None
    spelling: TantivySpelling | None = None
    edition: str = ""


_open = _Open()


class NoIndexError(Exception):
    """There is no search index yet."""


def index_folder() -> IndexFolder:
    """Give where this node keeps its index."""
    return IndexFolder(Path(settings.MATINEE_SEARCH))


def site_index() -> SearchIndex:
    """Give the index, with all that is published in it; raise NoIndexError before the first.

    Publication only raises the edition in the database, and a correction of the catalogue the
    number of its words; each node brings its own index up to them when it is next asked.
    """
    build = index_folder().current()
    if build is None:
        raise NoIndexError
    with _lock:
        if build != _open.build or _open.index is None or _open.spelling is None:
            _reopen(build)
        index, spelling = _open.index, _open.spelling
        assert index is not None
        assert spelling is not None
        now = moment()
        if _open.edition != now:
            bring_up_to(now, index, spelling)
            spelling.reload()
            _open.edition = now
    return index


def moment() -> str:
    """Name what an index is true to: the edition, the word on the catalogue, and the day.

    A review with a date to come is public from its day on.
    """
    number, word = edition_and_load()
    return f"{number} {word} {timezone.localdate()}"


def bring_up_to(now: str, index: FileIndex, spelling: TantivySpelling) -> None:
    """Put what the house has published and corrected into an index that was made without it."""
    file = index.file
    if file.note(_EDITION) == now:
        return
    found = house(file.fames(Kind.FILM, reviewed_films()))
    corrected = house_words({kind: file.changed(kind) for kind in WORDED})
    change_index(
        file,
        put=[*found.entries, *corrected.entries],
        gone=corrected.gone,
        whole=KINDS,
        film_facets=found.film_facets,
        notes={_EDITION: now},
        spelling=spelling,
    )


def open_build(build: Path) -> tuple[FileIndex, TantivySpelling]:
    """Open the files of a build."""
    spelling = TantivySpelling(build / WORDS)
    return FileIndex(build / ENTRIES, spelling=spelling, editable=True), spelling


def _reopen(build: Path) -> None:
    if _open.index is not None:
        _open.index.close()
    _open.index, _open.spelling = open_build(build)
    _open.build, _open.edition = build, ""
