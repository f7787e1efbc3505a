"""Imports one source's payload into a catalogue: read, laid over what is there, put in place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from matinee.catalogue.build.alone import alone
from matinee.catalogue.build.gather import Import
from matinee.catalogue.build.kept import read_kept
from matinee.catalogue.build.run import BuildSummary, build_layers
from matinee.catalogue.build.stage import Stage
from matinee.catalogue.snapshot import Snapshot
from matinee.catalogue.sources.reader import Reader

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made of a catalogue; ``rejects`` are the first refused rows, as JSON."""

    made: BuildSummary
    resumed: bool = False
    rejected: int = 0
    rejects: Sequence[str] = ()


def import_source(
    reader: Reader,
    into: Path,
    *,
    base: Path | None = None,
    whole: bool | None = None,
    fresh: bool = False,
    progress: Progress | None = None,
    settling: Callable[[], None] | None = None,
    target: Path | None = None,
) -> Imported:
    """Bring a payload into the catalogue at ``into``, which is made if there is none.

    What the same source said before is dropped, all of it or that of the same films, as ``whole``
    says (by default as the reader does); what others said stays. A new catalogue begins with the
    facts of ``base``. An import that was stopped goes on where it was unless ``fresh``.
    ``progress`` is told how much has been read, ``settling`` when all has. With ``target`` the
    result is written there, and ``into`` stays as it is.
    """
    with alone(into):
        ground = into if into.is_file() else base
        if ground:
            Snapshot(ground).close()  # Something else under this name is not ours to replace.
        stage = Stage(into, reader.layer.key, reader.payload, fresh=fresh)
        try:
            if progress and stage.done:
                progress(stage.done)
            for batch in reader.batches(stage.state, stage.earlier):
                stage.add(batch, last=batch.done >= reader.total)
                if progress:
                    progress(batch.done)
            if settling:
                settling()
            facts = Import(
                reader.layer,
                reader.sources(),
                stage.parts(),
                reader.whole if whole is None else whole,
            )
            made = build_layers(target or into, [facts], kept=read_kept(ground) if ground else None)
        except BaseException:
            if not stage.kept:
                stage.clear()
            raise
        done = Imported(made, stage.resumed, stage.rejected, list(stage.rejects()))
        stage.clear()
        return done
