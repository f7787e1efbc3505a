"""Reads the seven files that IMDb gives out for personal use: title.basics.tsv.gz and the others.

The files are described at https://developer.imdb.com/non-commercial-datasets/. They are read one
after the other: first which films there are, then who did what on them, then who those people are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from matinee.catalogue.model import Source
from matinee.catalogue.port import CatalogueError
from matinee.catalogue.records import Layer
from matinee.catalogue.sources import imdb_rows as rows
from matinee.catalogue.sources.members import Members
from matinee.catalogue.sources.reader import Batch, Earlier
from matinee.catalogue.sources.tsv import Block, TsvFile

LAYER = Layer("imdb", rank=50)
SOURCE = Source(
    "imdb",
    "IMDb",
    "personal and non-commercial use",
    publishable=False,
    home="https://www.imdb.com/",
)
KINDS = ("movie", "tvMovie", "short", "video")
"""Which of IMDb's kinds of title are films here: no series, episodes, specials or games."""

FILES = {
    "title.basics": (
        "tconst titleType primaryTitle originalTitle isAdult startYear runtimeMinutes genres"
    ),
    "title.ratings": "tconst numVotes",
    "title.principals": "tconst ordering nconst category job characters",
    "title.crew": "tconst directors writers",
    "title.akas": "titleId title region language types isOriginalTitle",
    "title.episode": "tconst parentTconst",
    "name.basics": "nconst primaryName birthYear deathYear knownForTitles",
}
"""The files in the order in which they are read, and the columns that are needed of each."""

_MUST = ("title.basics", "name.basics")
_CREDITS = ("title.principals", "title.crew")
_Take = Callable[[Block], rows.Taken]


class Imdb:
    """The files of a folder, as far as they are there, checked on opening."""

    layer = LAYER
    whole = True
    unit = "bytes"

    def __init__(self, folder: Path, *, kinds: Sequence[str] = KINDS, adult: bool = False) -> None:
        """Find the files, or raise CatalogueError naming what is missing.

        ``kinds`` are the types of title to take for films; ``adult`` takes pornography too.
        """
        if not folder.is_dir():
            raise CatalogueError(f"{folder}: not a folder; give the one that holds IMDb's files")
        self.folder = folder
        self._kinds, self._adult = list(kinds), adult
        found = {name: _find(folder, name) for name in FILES}
        missing = [f"{name}.tsv.gz" for name in _MUST if found[name] is None]
        if not any(found[name] for name in _CREDITS):
            missing.append(" or ".join(f"{name}.tsv.gz" for name in _CREDITS))
        if missing:
            raise CatalogueError(
                f"{folder}: lacks {', '.join(missing)};"
                " get IMDb's files with 'matinee catalogue fetch imdb'"
            )
        self._files = {
            name: TsvFile(path, FILES[name].split()) for name, path in found.items() if path
        }

    @property
    def total(self) -> int:
        """How many bytes the files have."""
        return sum(file.size for file in self._files.values())

    @property
    def payload(self) -> str:
        """Name the files, their sizes and times, and what is taken of them."""
        stats = [(name, file.path.stat()) for name, file in self._files.items()]
        files = [(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats]
        return repr((files, self._kinds, self._adult))

    def sources(self) -> Sequence[Source]:
        """Give IMDb, whose terms keep its facts off public pages."""
        return [SOURCE]

    def batches(self, state: Mapping[str, Any], earlier: Earlier) -> Iterator[Batch]:
        """Read the files in order, block by block."""
        order = list(self._files)
        at = order.index(state["file"]) if state else 0
        reading = _Reading(earlier, self._kinds, self._adult, crew="title.crew" in order)
        done = sum(self._files[name].size for name in order[:at])
        if not state:
            yield Batch(rows.cites(SOURCE.key), 0, _place(order[0]))
        for name in order[at:]:
            file = self._files[name]
            begin = state if state and state["file"] == name else _place(name)
            take = reading.taking(name)
            blocks = file.blocks(after=begin["end"], line=begin["line"]) if take else ()
            for block in blocks:
                assert take
                frames, rejects, rejected = take(block)
                where = _place(name, block.end, block.line + block.lines)
                refused = [*block.rejects, *rejects]
                count = block.rejected + rejected
                yield Batch(frames, done + min(block.packed, file.size), where, refused, count)
            done += file.size
            yield Batch({}, done, _place(name, 1 << 62))


class _Reading:
    """What has been read so far decides what is taken of the next file."""

    def __init__(self, earlier: Earlier, kinds: Sequence[str], adult: bool, *, crew: bool) -> None:
        self._earlier = earlier
        self._kinds, self._adult, self._crew = kinds, adult, crew

    def taking(self, name: str) -> _Take | None:
        """Give what to do with a block of a file; None where the file has nothing for us."""
        if name == "title.basics":
            known = Members(self._earlier("films", ["rec"])["rec"])
            return lambda block: rows.films(block, self._kinds, self._adult, known)
        if name == "title.episode":
            return None  # Episodes are no films here; the file is checked and left at that.
        films = Members(self._earlier("films", ["rec"])["rec"])
        if name == "title.ratings":
            return lambda block: rows.ratings(block, films)
        if name == "title.akas":
            return lambda block: rows.titles(block, films)
        if name == "title.principals":
            return lambda block: rows.principals(block, films, directors=not self._crew)
        if name == "title.crew":
            written = rows.written(self._earlier("credits", ["rec", "person", "role"]))
            return lambda block: rows.crew(block, films, written)
        credited = Members(self._earlier("credits", ["person"])["person"] // rows.STEP)
        return lambda block: rows.people(block, films, credited)


def _find(folder: Path, name: str) -> Path | None:
    for ending in (".tsv.gz", ".tsv"):
        path = folder / f"{name}{ending}"
        if path.is_file():
            return path
    return None


def _place(name: str, end: int = 0, line: int = 1) -> dict[str, Any]:
    return {"file": name, "end": end, "line": line}
