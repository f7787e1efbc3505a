"""A folder that takes the place of an earlier one at once, when it is complete."""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class PlaceError(ValueError):
    """A folder that cannot be written to; the message says why."""


@contextmanager
def whole(folder: Path, *, ours: Callable[[Path], bool]) -> Iterator[Path]:
    """Give a new folder to write into, which takes the place of an earlier one of ours at the end.

    Raises PlaceError where something else is there; what was there stays when anything fails.
    """
    folder = folder.absolute()
    if folder.exists() and not folder.is_dir():
        raise PlaceError(f"{folder}: a file; give the name of a folder")
    if folder.is_dir() and any(folder.iterdir()) and not ours(folder):
        raise PlaceError(f"{folder}: holds something else; give an empty folder or a new name")
    folder.parent.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        yield place
        os.chmod(place, 0o755)
        old = place.with_name(f"{place.name}.old")
        if folder.exists():
            os.replace(folder, old)
        os.replace(place, folder)
        shutil.rmtree(old, ignore_errors=True)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


def write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write rows as lines of JSON, and say how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(f"{json.dumps(row, ensure_ascii=False, sort_keys=True)}\n")
            count += 1
    return count


def write_json(path: Path, told: Mapping[str, Any]) -> None:
    """Write one thing as JSON."""
    text = json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True)
    path.write_text(f"{text}\n", encoding="utf-8")
