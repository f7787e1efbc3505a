"""Finds the files of an archive's pictures in a folder or a ZIP; nothing is fetched from anywhere.

Names are only looked up, never followed: a link that leads out of the folder is not read, and what
is no picture by its own content is refused.
"""

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from threading import Lock
from urllib.parse import unquote, urlsplit

from PIL import Image

from matinee.archive.zips import Zip, open_zip

ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".webp", "AVIF": ".avif"}
MAX_BYTES = 40_000_000
MAX_PIXELS = 120_000_000
_MOST_FILES = 500_000
_MOST_UNPACKED = 50_000_000_000
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)$", re.IGNORECASE)
_SIZED = re.compile(r"-(?:\d{2,5}x\d{2,5}|scaled|e\d{10,13})(?=\.\w{3,4}$)")
_PARTS = 3  # parts of a path that tell a file: year, month, name


class PictureError(ValueError):
    """A file that is not taken for a picture; the message says why."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture's content: its bytes, the ending that its content asks for, its size in pixels."""

    data: bytes
    ending: str
    width: int
    height: int


def read_picture(data: bytes) -> PictureFile:
    """Look a picture through to its end, or raise PictureError."""
    if len(data) > MAX_BYTES:
        raise PictureError(f"larger than {MAX_BYTES // 1_000_000} MB")
    try:
        with Image.open(io.BytesIO(data), formats=tuple(ENDINGS)) as image:
            width, height, form = image.width, image.height, image.format or ""
            if 0 < width * height <= MAX_PIXELS:
                _look_through(image)
    except Exception as error:  # Each format has errors of its own.
        raise PictureError("damaged, or no picture that a page can show") from error
    if not 0 < width * height <= MAX_PIXELS:
        raise PictureError(f"larger than {MAX_PIXELS // 1_000_000} million pixels")
    return PictureFile(data, ENDINGS[form], width, height)


def _look_through(image: Image.Image) -> None:
    """Raise an error where a picture breaks off or is damaged, with as little room as it takes."""
    if image.format == "PNG":
        image.verify()
        return
    # A JPEG is read whole and unfolded to an eighth of its size; others know no such way.
    image.draft(None, (1, 1))
    image.load()


def path_key(address: str) -> str:
    """Give what a picture's address and its file's path have in common, whatever its size."""
    path = unquote(urlsplit(address).path).lower().strip("/")
    return _SIZED.sub("", path)


@dataclass(slots=True)
class MediaFiles:
    """The picture files of a folder or a ZIP, found by the end of their paths."""

    root: Path
    zip: Zip | None = None
    loose: bool = True
    _index: dict[str, list[str]] = field(default_factory=dict)
    _reading: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        """Note every picture under the last parts of its path."""
        for name in self._names():
            if not _PICTURE.search(name):
                continue
            parts = path_key(name).split("/")
            for size in range(1, min(_PARTS, len(parts)) + 1):
                self._index.setdefault("/".join(parts[-size:]), []).append(name)

    def find(self, *addresses: str) -> str:
        """Give the name of the file that an address led to, '' where it is not here.

        The more of the path is the same the better; the name alone is enough where only one file
        has it and the folder was given for its pictures.
        """
        for address in addresses:
            parts = path_key(address).split("/")
            for size in range(min(_PARTS, len(parts)), 0, -1):
                found = self._index.get("/".join(parts[-size:]), ())
                if not found or (size == 1 and len(parts) > 1 and not self.loose):
                    continue
                if len(found) == 1 or size > 1:
                    # A picture in its own size goes before the smaller ones made of it.
                    return min(found, key=lambda name: (bool(_SIZED.search(name)), len(name)))
        return ""

    def read(self, name: str) -> PictureFile:
        """Read a file, or raise PictureError; threads may do so side by side."""
        if self.zip is not None:
            with self._reading:
                data = self.zip.read(name)
            return read_picture(data)
        path = self.root / name
        if not path.resolve().is_relative_to(self.root.resolve()):
            raise PictureError("it leads out of the folder")
        try:
            with path.open("rb") as file:
                return read_picture(file.read(MAX_BYTES + 1))
        except OSError as error:
            raise PictureError(error.strerror or "it cannot be read") from error

    def _names(self) -> Iterator[str]:
        if self.zip is not None:
            yield from self.zip.names
            return
        if not self.root.is_dir():
            return
        count = 0
        for place, folders, files in os.walk(self.root):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                count += 1
                if count > _MOST_FILES:
                    return
                yield PurePosixPath(Path(place, name).relative_to(self.root)).as_posix()


@contextmanager
def media_of(archive: Path, media: Path | None) -> Iterator[MediaFiles]:
    """Open what was given for the pictures, else the ZIP that the archive is, or what lies beside.

    Beside an export the name alone does not make a file its picture: who knows what lies there.
    """
    place = media or archive
    if place.is_file() and _is_zip(place):
        with open_zip(place, most_files=_MOST_FILES, most_bytes=_MOST_UNPACKED) as unpacked:
            yield MediaFiles(place, unpacked)
    elif place.is_dir():
        yield MediaFiles(place)
    else:
        yield MediaFiles(place.parent, loose=media is not None)


def _is_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"
