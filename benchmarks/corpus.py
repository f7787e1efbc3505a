"""Reads what the benchmarks measure on: a JSON-lines file of reviews, or a folder of texts."""

import gzip
import hashlib
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from matinee.catalogue.build import import_source
from matinee.catalogue.embedded import EMBEDDED
from matinee.catalogue.snapshot import Snapshot
from matinee.catalogue.sources.tables import Tables
from matinee.document import Document, DocumentError, read_path, read_text

_TEXTS = (".md", ".markdown", ".txt", ".text", ".html", ".htm")
_FORMATS = ("plain", "markdown", "html")


@dataclass(frozen=True)
class Review:
    """A text and, where the corpus says so, its film's IMDb identifier and who wrote it.

    ``format`` is how the text is to be read again after it has been changed.
    """

    name: str
    document: Document = field(repr=False)
    imdb_id: str | None = None
    author: str | None = None
    format: str = "markdown"

    @cached_property
    def digest(self) -> str:
        """What the text is known by wherever the text itself is not to be kept."""
        return digest(self.document.source)


def digest(text: str) -> str:
    """Give sixteen hexadecimal digits of the text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def reviews(path: Path) -> Iterator[Review]:
    """Give the reviews of a folder, or of JSON lines (perhaps gzipped).

    A line holds ``text`` and may hold ``imdb_id``, ``slug``, ``author`` (or ``critic``) and
    ``format``. Files that cannot be read as texts are passed over.
    """
    if path.is_dir():
        yield from _in_folder(path)
        return
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            row = json.loads(line)
            name = row.get("slug") or f"{path.name}:{number}"
            format_ = row.get("format") if row.get("format") in _FORMATS else "markdown"
            document = read_text(row["text"], path=name, format=format_)
            author = row.get("author") or row.get("critic")
            yield Review(name, document, row.get("imdb_id"), author, format_)


def _in_folder(folder: Path) -> Iterator[Review]:
    for file in sorted(p for p in folder.rglob("*") if p.suffix.lower() in _TEXTS):
        try:
            document = read_path(file)
        except DocumentError:
            continue
        ending = file.suffix.lower()
        kind = "html" if ending.startswith(".htm") else "plain" if ".t" in ending else "markdown"
        said = document.metadata
        imdb_id, author = said.get("imdb_id"), said.get("author") or said.get("critic")
        yield Review(
            str(file.relative_to(folder)),
            document,
            str(imdb_id) if imdb_id else None,
            str(author) if author else None,
            kind,
        )


def open_catalogue(path: Path | None) -> Snapshot:
    """Open a snapshot, a folder in the ``tables`` layout, or the one that comes with Matinee.

    A folder is brought into a snapshot of its own first, kept until its tables change.
    """
    if path is None or not path.is_dir():
        return Snapshot(path or EMBEDDED)
    stamps = sorted((f.name, f.stat().st_mtime_ns, f.stat().st_size) for f in path.iterdir())
    place = Path(tempfile.gettempdir()) / f"matinee-benchmark-{digest(f'{path}{stamps}')}.sqlite"
    if not place.is_file():
        import_source(Tables(path), place)
    return Snapshot(place)
