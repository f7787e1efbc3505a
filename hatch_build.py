"""Builds the embedded catalogue when a wheel or an editable installation is made."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class EmbeddedCatalogue(BuildHookInterface):
    """Writes src/matinee/data/catalogue.sqlite from the repository's catalogue folder."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the snapshot unless it is newer than everything it is made of."""
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from matinee.catalogue.embedded import build_embedded

        target = root / "src" / "matinee" / "data" / "catalogue.sqlite"
        parts = [p for p in (root / "catalogue").rglob("*") if p.is_file()]
        parts += (root / "src" / "matinee" / "catalogue").rglob("*.py")
        if not target.is_file() or target.stat().st_mtime < max(p.stat().st_mtime for p in parts):
            build_embedded(root / "catalogue", target)
        build_data["artifacts"].append("src/matinee/data/catalogue.sqlite")
