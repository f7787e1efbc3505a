"""Finds the texts named on the command line, and reads each into a document."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from matinee.cli.messages import RefusalError
from matinee.document import Document, DocumentError, read_path
from matinee.document.read import MAX_BYTES, decode

ENDINGS = {".md", ".txt", ".html"}
STDIN = "-"


def find_texts(paths: Sequence[str]) -> Iterator[str | RefusalError]:
    """Give each text's path, in order; a path that leads nowhere gives the refusal that says so."""
    for given in paths:
        path = Path(given)
        if given == STDIN or path.is_file():
            yield given
        elif path.is_dir():
            found = sorted(_walk(path))
            yield from found
            if not found:
                yield RefusalError(f"{given}: no {', '.join(sorted(ENDINGS))} file in this folder")
        elif path.exists():
            yield RefusalError(f"{given}: neither a file nor a folder")
        else:
            yield RefusalError(f"{given}: there is no such file or folder")


def _walk(folder: Path) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            if Path(name).suffix.lower() in ENDINGS and not name.startswith("."):
                yield os.path.join(place, name)


def read(path: str) -> Document:
    """Read a text, or raise RefusalError saying what is wrong with it."""
    try:
        if path == STDIN:
            return decode(sys.stdin.buffer.read(MAX_BYTES + 1), path=STDIN)
        return read_path(Path(path))
    except DocumentError as error:
        raise RefusalError(str(error)) from error
