"""Reads the lines of a text file of any size, packed or not, in bounded memory."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from matinee.catalogue.port import CatalogueError
from matinee.catalogue.sources.reader import Reject, excerpt

NUL = b"\\u0000"
"""How JSON writes what many programs take for the end of a text."""

_PART = 1 << 20
_ABSURD_SIZE, _ABSURD_RATIO = 1 << 30, 2_000
_MAGIC = {b"\x1f\x8b": gzip.open, b"BZ": bz2.open, b"\xfd7": lzma.open}


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its number, or why it was passed over; ``packed`` is how far the file is read."""

    number: int
    text: bytes
    packed: int
    reject: Reject | None = None


def read_lines(path: Path, *, longest: int) -> Iterator[Line]:
    """Give the lines of a file, without their ends; one of over ``longest`` bytes is refused.

    Raise CatalogueError when the file is cut short, damaged or unpacks to absurd size.
    """
    with path.open("rb") as raw:
        opener = _MAGIC.get(raw.peek(2)[:2])
        file: IO[bytes] = opener(raw) if opener else raw  # type: ignore[operator]
        number, rest, skipping, size = 0, b"", False, 0
        while part := _read(path, file):
            size += len(part)
            packed = raw.tell()
            if size > _ABSURD_SIZE and size > _ABSURD_RATIO * packed:
                raise CatalogueError(
                    f"{path}: unpacks to more than {_ABSURD_RATIO:,} times its size;"
                    " nothing of use is in it"
                )
            lines = (rest + part).split(b"\n")
            rest = lines.pop()
            for text in lines:
                number += 1
                if not skipping:
                    yield Line(number, text, packed)
                skipping = False
            if len(rest) > longest:
                if not skipping:
                    reason = f"longer than {longest:,} bytes"
                    reject = Reject(path.name, number + 1, reason, excerpt(rest))
                    yield Line(number + 1, b"", packed, reject)
                rest, skipping = b"", True
        if rest and not skipping:
            yield Line(number + 1, rest, raw.tell())


def read_whole(path: Path, *, most: int) -> bytes:
    """Give all of a file, unpacked, or raise CatalogueError when that is over ``most`` bytes."""
    parts, size = [], 0
    with path.open("rb") as raw:
        opener = _MAGIC.get(raw.peek(2)[:2])
        file: IO[bytes] = opener(raw) if opener else raw  # type: ignore[operator]
        while part := _read(path, file):
            size += len(part)
            if size > most:
                raise CatalogueError(f"{path}: holds more than {most:,} bytes")
            parts.append(part)
    return b"".join(parts)


def _read(path: Path, file: IO[bytes]) -> bytes:
    try:
        return file.read(_PART)
    except EOFError as error:
        raise CatalogueError(f"{path}: is cut short; get it again") from error
    except (OSError, zlib.error, lzma.LZMAError) as error:
        raise CatalogueError(f"{path}: is damaged ({error}); get it again") from error
