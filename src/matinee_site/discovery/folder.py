"""Where a node keeps its search index: each build in a folder of its own, one of them current.

A build is not seen before it is whole: a small file names the current one and is replaced at once.
"""

import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

_CURRENT = "current"
ENTRIES, WORDS = "entries.search", "words"


@dataclass(frozen=True, slots=True)
class IndexFolder:
    """The folder of a site's search index on one node."""

    root: Path

    def current(self) -> Path | None:
        """Give the folder of the build in use, or None before the first."""
        try:
            name = (self.root / _CURRENT).read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None
        build = self.root / Path(name).name
        return build if name and (build / ENTRIES).is_file() else None

    def fresh(self) -> Path:
        """Make the folder of a new build."""
        self.root.mkdir(parents=True, exist_ok=True)
        build = self.root / f"build-{secrets.token_hex(6)}"
        build.mkdir()
        return build

    def put_in_use(self, build: Path) -> None:
        """Make a whole build the current one, and remove the others.

        A process that has an older one open goes on reading it until it looks again.
        """
        name = self.root / f".{_CURRENT}-{secrets.token_hex(4)}"
        name.write_text(build.name, encoding="ascii")
        os.replace(name, self.root / _CURRENT)
        for other in self.root.glob("build-*"):
            if other != build:
                shutil.rmtree(other, ignore_errors=True)

    @staticmethod
    def give_up(build: Path) -> None:
        """Remove a build that did not become whole."""
        shutil.rmtree(build, ignore_errors=True)
