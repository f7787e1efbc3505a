"""Keeps what an import has read so far on disk, so that one that is killed can go on from there."""

import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import polars as pl

from matinee.catalogue.build.columns import SCHEMAS, Frames
from matinee.catalogue.build.parts import Parts
from matinee.catalogue.port import CatalogueError
from matinee.catalogue.schema import FORMAT
from matinee.catalogue.sources.reader import Batch, Reject

_ENOUGH = 128_000_000  # Bytes; what is lost at most, and small imports never touch the disk.
_MOST_REJECTS = 10_000
# Readers' own notes of which films and whose words they have met.
_NOTES = {"item": pl.Int64, "words": pl.String}
_MANIFEST, _REJECTS = "manifest.json", "rejects.jsonl"


class Stage:
    """Facts read from one payload on their way to one catalogue."""

    def __init__(self, into: Path, layer: str, payload: str, *, fresh: bool = False) -> None:
        """Find what was read of this payload before, or begin anew."""
        self.folder = into.with_name(f".{into.name}.{layer}.part")
        self.state: Mapping[str, Any] = {}
        self.done = 0
        self.rejected = 0
        self.resumed = False
        self._mark = {"format": FORMAT, "payload": payload}
        self._files: list[tuple[str, str]] = []
        self._held: list[Frames] = []
        self._bytes = 0
        self._rejects: list[Reject] = []
        self._written_rejects = 0
        if fresh or not self._find():
            self.clear()

    def add(self, batch: Batch, *, last: bool) -> None:
        """Take what a reader has read; ``last`` says that nothing follows."""
        frames = {kind: _told(frame) for kind, frame in batch.frames.items()}
        self._held.append(frames)
        self._bytes += sum(int(frame.estimated_size()) for frame in frames.values())
        self.state, self.done = batch.state, batch.done
        self.rejected += batch.rejected
        room = _MOST_REJECTS - self._written_rejects - len(self._rejects)
        self._rejects += batch.rejects[: max(room, 0)]
        if self._bytes > _ENOUGH and not last:
            self._put_down()

    def parts(self) -> Parts:
        """Give all that has been read."""
        parts = Parts()
        for kind, name in self._files:
            parts.held.setdefault(kind, []).append(self.folder / name)
        for frames in self._held:
            parts.add(frames)
        self._held = []
        return parts

    def earlier(self, kind: str, columns: Sequence[str]) -> pl.DataFrame:
        """Give columns of all that has been read of a kind; ``*`` for all of them."""
        every = list(columns) == ["*"]
        wanted = None if every else list(columns)
        frames = [
            pl.read_parquet(self.folder / name, columns=wanted, memory_map=False)
            for of_kind, name in self._files
            if of_kind == kind
        ]
        held = [each[kind] for each in self._held if kind in each]
        frames += [frame if every else frame.select(columns) for frame in held]
        if frames:
            return pl.concat(frames, how="diagonal")
        types = SCHEMAS.get(kind, _NOTES)
        return pl.DataFrame(schema={} if every else {name: types[name] for name in columns})

    def rejects(self) -> Iterable[str]:
        """Give the rows that were refused, each as a line of JSON, up to a number."""
        kept = self.folder / _REJECTS
        if self._written_rejects:
            yield from kept.read_text(encoding="utf-8").splitlines()
        yield from map(_json, self._rejects)

    def clear(self) -> None:
        """Forget everything on disk."""
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def kept(self) -> bool:
        """Whether something is on disk to go on from."""
        return bool(self._files)

    def _find(self) -> bool:
        try:
            manifest = json.loads((self.folder / _MANIFEST).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        if manifest.get("mark") != self._mark:
            return False
        self._files = [(kind, name) for kind, name in manifest["files"]]
        self.state, self.done = manifest["state"], manifest["done"]
        self.rejected, self._written_rejects = manifest["rejected"], manifest["rejects"]
        self.resumed = all((self.folder / name).is_file() for _, name in self._files)
        return self.resumed

    def _put_down(self) -> None:
        try:
            self.folder.mkdir(exist_ok=True)
            for frames in self._held:
                for kind, frame in frames.items():
                    name = f"{len(self._files):05}-{kind}.parquet"
                    frame.write_parquet(self.folder / name, compression="lz4", statistics=False)
                    self._files.append((kind, name))
            with (self.folder / _REJECTS).open("a", encoding="utf-8") as file:
                file.writelines(f"{_json(reject)}\n" for reject in self._rejects)
            self._written_rejects += len(self._rejects)
            self._write_manifest()
        except (OSError, pl.exceptions.PolarsError) as error:
            self.clear()
            raise CatalogueError(
                f"{self.folder.parent}: no room for what is being read ({error});"
                " the catalogue there is as it was"
            ) from error
        self._held, self._rejects, self._bytes = [], [], 0

    def _write_manifest(self) -> None:
        manifest = {
            "mark": self._mark,
            "files": self._files,
            "state": dict(self.state),
            "done": self.done,
            "rejected": self.rejected,
            "rejects": self._written_rejects,
        }
        path = self.folder / _MANIFEST
        new = path.with_suffix(".new")
        new.write_text(json.dumps(manifest), encoding="utf-8")
        os.replace(new, path)


def _told(frame: pl.DataFrame) -> pl.DataFrame:
    """Leave out texts that no row has: they would take 16 bytes a row all the same."""
    return frame.select(
        column
        for column in frame
        if column.dtype != pl.String or column.null_count() < frame.height
    )


def _json(reject: Reject) -> str:
    return json.dumps(asdict(reject), ensure_ascii=False)
