"""The search index of a snapshot: made once, at the first search, and kept for the next ones.

The index of the catalogue that comes with Matinee lies beside it, made at installation. Those of
other catalogues are kept in the user's cache folder under their catalogue's fingerprint, so that a
catalogue that changes gets a new one; only the last few are kept.
"""

import tempfile
from pathlib import Path

from platformdirs import user_cache_path

from matinee.catalogue.snapshot import Snapshot
from matinee.discovery.search.file_index import FileIndex
from matinee.discovery.search.from_snapshot import Progress, beside, make_index
from matinee.discovery.search.port import SearchError
from matinee.discovery.search.tables import FORMAT

KEPT = 4


def snapshot_index(
    snapshot: Snapshot, *, folder: Path | None = None, progress: Progress | None = None
) -> FileIndex:
    """Open a snapshot's index, or make it and keep it in ``folder`` (the user's cache).

    Where the folder cannot be written to, the index is made in a temporary place.
    """
    known = _opened(beside(snapshot.path), snapshot)
    if known:
        return known
    folder = folder or user_cache_path("matinee") / "search"
    path = folder / f"{snapshot.fingerprint}-{FORMAT}.search"
    known = _opened(path, snapshot)
    if known:
        path.touch()
        return known
    try:
        make_index(snapshot, path, progress=progress)
    except OSError:
        path = Path(tempfile.mkdtemp(prefix="matinee-")) / path.name
        make_index(snapshot, path, progress=progress)
    _forget_old(folder)
    return FileIndex(path)


def _opened(path: Path, snapshot: Snapshot) -> FileIndex | None:
    if not path.is_file():
        return None
    try:
        index = FileIndex(path)
    except SearchError:
        return None
    if index.fingerprint != snapshot.fingerprint:
        index.close()
        return None
    return index


def _forget_old(folder: Path) -> None:
    try:
        files = sorted(folder.glob("*.search"), key=lambda path: -path.stat().st_mtime)
        for path in files[KEPT:]:
            path.unlink(missing_ok=True)
    except OSError:
        return
