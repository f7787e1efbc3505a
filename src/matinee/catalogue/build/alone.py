"""Lets one import at a time work on a catalogue."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matinee.catalogue.port import CatalogueError

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]


@contextmanager
def alone(into: Path) -> Iterator[None]:
    """Hold the catalogue at ``into``, or raise CatalogueError when another import does.

    The lock is the system's: it goes with the process that holds it, however that ends.
    """
    into.parent.mkdir(parents=True, exist_ok=True)
    path = into.with_name(f".{into.name}.lock")
    handle = _locked(path)
    if handle is None:
        raise CatalogueError(
            f"{into}: another import is writing this catalogue; wait for it, then import again"
        )
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _locked(path: Path) -> int | None:
    while True:
        flags = os.O_RDWR | os.O_CREAT | (os.O_EXCL if fcntl is None else 0)
        try:
            handle = os.open(path, flags, 0o600)
        except FileExistsError:
            return None
        if fcntl is None:
            return handle
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return None
        # Whoever held it before may have taken the file away between opening and locking.
        try:
            if os.path.samestat(os.fstat(handle), os.stat(path)):
                return handle
        except FileNotFoundError:
            pass
        os.close(handle)
