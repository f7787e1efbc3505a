"""Says whether a path is meant by patterns written as in ``.gitignore``."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def matches(patterns: Sequence[str], path: Path, folder: Path) -> bool:
    """Say whether any pattern, counted from ``folder``, means the path or a folder above it."""
    if not patterns:
        return False
    try:
        below = path.absolute().relative_to(folder.absolute())
    except ValueError:
        return False
    return _spec(tuple(patterns)).match_file(below.as_posix())


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> "GitIgnoreSpec":
    # Few runs have patterns, and the library takes as long to load as some texts to check.
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
