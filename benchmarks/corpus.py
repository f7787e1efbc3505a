"""Reads what the benchmarks measure on: a JSON-lines file of reviews, or a folder of texts."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from matinee.catalogue.snapshot import Snapshot
from matinee.document import Document, read_path, read_text


class Review(NamedTuple):
    """A text and, where the corpus says it, the IMDb identifier of its film."""

    name: str
    document: Document
    imdb_id: str | None


def reviews(path: Path) -> Iterator[Review]:
    """Give the reviews of JSON lines (fields text, imdb_id, slug; perhaps gzipped) or a folder."""
    if path.is_dir():
        for file in sorted(p for p in path.rglob("*") if p.suffix in (".md", ".txt", ".html")):
            yield Review(file.name, read_path(file), None)
        return
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = json.loads(line)
            name = row.get("slug") or f"{path.name}:{number}"
            yield Review(name, read_text(row["text"], path=name), row.get("imdb_id"))


def open_catalogue(path: Path | None) -> Snapshot:
    """Open a snapshot, or the one that comes with Matinee."""
    from matinee.catalogue.embedded import EMBEDDED

    return Snapshot(path or EMBEDDED)


def write_json(name: str, result: object) -> Path:
    """Write a benchmark's result beside the others and say where."""
    folder = Path(__file__).parent / "results"
    folder.mkdir(exist_ok=True)
    target = folder / f"{name}.json"
    target.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return target
