"""Finds the texts named on the command line, and reads their bytes."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from matinee.cli.checked import STDIN
from matinee.cli.messages import RefusalError
from matinee.cli.settings import Settings
from matinee.document import DocumentError
from matinee.document.read import MAX_BYTES, read_bytes

ENDINGS = {".md", ".txt", ".html"}


def find_texts(
    paths: Sequence[str], settings: Settings | None = None
) -> Iterator[str | RefusalError]:
    """Give each text's path, in order; a path that leads nowhere gives the refusal that says so.

    What the settings exclude is left out, also where it is named.
    """
    settings = settings or Settings()
    for given in paths:
        path = Path(given)
        if given == STDIN:
            yield given
        elif settings.excludes(path):
            continue
        elif path.is_file():
            yield given
        elif path.is_dir():
            found = sorted(_walk(path, settings))
            yield from found
            if not found:
                yield RefusalError(f"{given}: no {', '.join(sorted(ENDINGS))} file in this folder")
        elif path.exists():
            yield RefusalError(f"{given}: neither a file nor a folder")
        else:
            yield RefusalError(f"{given}: there is no such file or folder")


def _walk(folder: Path, settings: Settings) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if _wanted(place, name, settings)]
        for name in files:
            if Path(name).suffix.lower() in ENDINGS and _wanted(place, name, settings):
                yield os.path.join(place, name)


def _wanted(place: str, name: str, settings: Settings) -> bool:
    if name.startswith("."):
        return False
    return not settings.exclude or not settings.excludes(Path(place, name))


def read_text_bytes(path: str) -> bytes:
    """Read a text's bytes, or raise RefusalError saying what is wrong."""
    try:
        if path == STDIN:
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        return read_bytes(Path(path))
    except DocumentError as error:
        raise RefusalError(str(error)) from error
