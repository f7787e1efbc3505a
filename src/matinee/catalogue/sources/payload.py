"""Finds the files of a payload that may be one file or a folder of them."""

from collections.abc import Sequence
from pathlib import Path

from matinee.catalogue.port import CatalogueError

JSON = (".json", ".jsonl", ".ndjson")
_PACKED = (".gz", ".bz2", ".xz")


def files_of(path: Path, endings: Sequence[str] = JSON, *, deep: bool = False) -> list[Path]:
    """Give a file, or a folder's files of these endings (packed or not), in order.

    Raise CatalogueError when there is none. ``deep`` looks into folders below as well.
    """
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise CatalogueError(f"{path}: there is no such file or folder")
    below = path.rglob("*") if deep else path.iterdir()
    found = sorted(each for each in below if each.is_file() and _is_one(each, endings))
    if not found:
        kinds = ", ".join(endings)
        raise CatalogueError(f"{path}: holds no {kinds} (packed with gzip or bzip2, or not)")
    return found


def stamp(files: Sequence[Path]) -> str:
    """Give what changes whenever one of the files does."""
    stats = [(str(file), file.stat()) for file in files]
    return repr([(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats])


def size_of(files: Sequence[Path]) -> int:
    """Give how many bytes the files have."""
    return sum(file.stat().st_size for file in files)


def _is_one(path: Path, endings: Sequence[str]) -> bool:
    name = path.name.lower()
    for packed in _PACKED:
        name = name.removesuffix(packed)
    return name.endswith(tuple(endings)) and not path.name.startswith(".")
