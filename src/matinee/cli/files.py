"""Writes files whole or not at all: what was there stays until the new one is complete."""

import os
import tempfile
from pathlib import Path

from matinee.cli.messages import RefusalError

_BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def write_whole(path: Path, data: bytes, *, mode: int | None = None) -> None:
    """Put a file in place at once, with the mode of the one that was there unless given."""
    path = path.resolve()
    if path.is_dir():
        raise RefusalError(f"{path}: a folder; give the name of a file to write")
    if mode is None:
        mode = path.stat().st_mode & 0o7777 if path.exists() else 0o644
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def replace_text(path: Path, *, before: str, after: str) -> None:
    """Put ``after`` in the file's place at once, keeping its mode and encoding.

    Raises RefusalError when the file no longer holds ``before``: somebody else's work is not lost.
    """
    data = path.read_bytes()
    encoding = _BOMS.get(data[:2], "utf-8")
    mark = data[:2] if data[:2] in _BOMS else b""
    if data != mark + before.encode(encoding):
        raise RefusalError(f"{path}: changed while it was checked; nothing was fixed, run it again")
    write_whole(path, mark + after.encode(encoding))
