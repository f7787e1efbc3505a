"""Payloads to spoil, and imports of them that say what became of the catalogue."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from matinee.catalogue import CatalogueError
from matinee.catalogue.build import Imported, import_source
from matinee.catalogue.snapshot import Snapshot
from matinee.catalogue.sources import open_payload

PAYLOADS = Path(__file__).parents[3] / "payloads" / "sources"


class Bench:
    """A catalogue that holds something, payloads to import into it, and what came of that."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.into = folder / "films.sqlite"
        self.done: Imported | None = None

    def payload(self, source: str) -> Path:
        """Give a copy of a source's payload."""
        return Path(shutil.copytree(PAYLOADS / source, self.folder / source))

    def read(self, source: str, path: Path) -> Snapshot:
        """Import a payload and open the catalogue."""
        ground = self.into if self.into.exists() else None
        self.done = import_source(open_payload(source, path, ground=ground), self.into)
        return Snapshot(self.into)

    def reasons(self) -> list[str]:
        """Give why rows were refused."""
        assert self.done
        return [json.loads(line)["reason"] for line in self.done.rejects]

    def refused(self, source: str, path: Path) -> str:
        """Import what cannot be, and give the message; the catalogue must be as it was."""
        before = self.into.read_bytes() if self.into.exists() else None
        with pytest.raises(CatalogueError) as refusal:
            import_source(open_payload(source, path), self.into)
        assert (self.into.read_bytes() if self.into.exists() else None) == before
        assert not list(self.folder.glob(".films*"))
        return str(refusal.value)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Give a folder with a catalogue made of the house's file."""
    bench = Bench(tmp_path)
    bench.read("house", PAYLOADS / "house" / "house.toml")
    return bench


Spoil = Callable[[bytes], bytes]
