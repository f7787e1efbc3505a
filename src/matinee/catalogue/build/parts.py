"""The facts of one import while they wait to be written: in memory, or in files when many."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import polars as pl

from matinee.catalogue.build.columns import Frames, empty, joined


@dataclass(slots=True)
class Parts:
    """Frames by kind of fact, several of a kind; ``take`` gives one kind whole and lets go of it.

    So that no more than the facts being worked on is in memory.
    """

    held: dict[str, list[pl.DataFrame | Path]] = field(default_factory=dict)

    @classmethod
    def of(cls, many: Iterable[Frames]) -> Self:
        """Gather frames in memory."""
        parts = cls()
        for frames in many:
            parts.add(frames)
        return parts

    def add(self, frames: Frames) -> None:
        """Hold frames in memory."""
        for name, frame in frames.items():
            self.held.setdefault(name, []).append(frame)

    def take(self, name: str) -> pl.DataFrame:
        """Give all facts of a kind, and forget them."""
        found = self.see(name)
        self.held.pop(name, None)
        return found

    def see(self, name: str) -> pl.DataFrame:
        """Give all facts of a kind, and go on holding them."""
        held = self.held.get(name)
        if not held:
            return empty(name)
        return joined(
            name,
            [
                pl.read_parquet(part, memory_map=False) if isinstance(part, Path) else part
                for part in held
            ],
        )
