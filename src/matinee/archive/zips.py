"""Opens a ZIP that may be hostile: names are only names, sizes are counted as they unfold."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from matinee.archive.model import ArchiveError

MAX_FILES = 20_000
MAX_BYTES = 500_000_000  # of all files together, unpacked
MAX_RATIO = 200  # CSV of one repeated line packs about a hundredfold
_PIECE = 1 << 20


class Zip:
    """The files of a ZIP by their names; nothing is ever written to disk."""

    def __init__(
        self,
        path: Path,
        archive: zipfile.ZipFile,
        *,
        most_files: int | None = None,
        most_bytes: int | None = None,
    ) -> None:
        """Look through the table of contents, and refuse one that no export has."""
        self.path = path
        self._archive = archive
        self._left = most_bytes or MAX_BYTES
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > (most_files or MAX_FILES):
            raise ArchiveError(f"{path}: {len(entries):,} files, which no export has")
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            if entry.flag_bits & 0x1:
                raise ArchiveError(f"{path}: locked with a password; unpack it and give the folder")
            name = _safe(entry.filename)
            if name and not name.startswith("__MACOSX/"):
                self._entries.setdefault(name, entry)

    @property
    def names(self) -> list[str]:
        """Give the names of the files, below a folder that holds them all if there is one."""
        return sorted(self._entries)

    def head(self, name: str, size: int) -> bytes:
        """Unpack how one file begins."""
        return next(self._pieces(name), b"")[:size]

    def read(self, name: str) -> bytes:
        """Unpack one file into memory."""
        return b"".join(self._pieces(name))

    def _pieces(self, name: str) -> Iterator[bytes]:
        entry, size = self._entries[name], 0
        try:
            with self._archive.open(entry) as file:
                while piece := file.read(_PIECE):
                    size += len(piece)
                    self._left -= len(piece)
                    if self._left < 0 or size > _PIECE + MAX_RATIO * entry.compress_size:
                        raise ArchiveError(
                            f"{self.path}: '{name}' unfolds to more than any export; not read"
                        )
                    yield piece
        except ArchiveError:
            raise
        except Exception as error:  # Each way of packing has errors of its own.
            raise ArchiveError(f"{self.path}: '{name}' is damaged; export it again") from error


@contextmanager
def open_zip(
    path: Path, *, most_files: int | None = None, most_bytes: int | None = None
) -> Iterator[Zip]:
    """Open a ZIP, or raise ArchiveError saying what is wrong with it.

    Who keeps pictures in one may ask for more room than texts take.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, EOFError, ValueError) as error:
        raise ArchiveError(f"{path}: not a ZIP, or a damaged one; download it again") from error
    with archive:
        yield Zip(path, archive, most_files=most_files, most_bytes=most_bytes)


def _safe(name: str) -> str:
    """Give a name that leads nowhere else, or '' for one that tries to."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or parts[0] == "/" or ".." in parts or ":" in parts[0] or "\0" in name:
        return ""
    return "/".join(parts)
