"""Builds the embedded catalogue and its search index when a wheel is made or installed."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class EmbeddedCatalogue(BuildHookInterface):
    """Writes catalogue.sqlite and catalogue.search into src/matinee/data."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build them unless they are newer than everything they are made of."""
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from matinee.catalogue.embedded import build_embedded
        from matinee.catalogue.snapshot import Snapshot
        from matinee.discovery.search.from_snapshot import beside, make_index

        target = root / "src" / "matinee" / "data" / "catalogue.sqlite"
        index = beside(target)
        parts = [p for p in (root / "catalogue").rglob("*") if p.is_file()]
        for room in ("catalogue", "discovery"):
            parts += (root / "src" / "matinee" / room).rglob("*.py")
        newest = max(part.stat().st_mtime for part in parts)
        if not index.is_file() or index.stat().st_mtime < newest:
            build_embedded(root / "catalogue", target)
            make_index(Snapshot(target), index)
        build_data["artifacts"] += [f"src/matinee/data/{path.name}" for path in (target, index)]
