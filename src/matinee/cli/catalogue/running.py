"""Runs an import with a bar, tells what came of it, and keeps the list of refused rows."""

import json
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matinee.catalogue.json_forms import VERSION
from matinee.cli.catalogue.diff import difference_json, show_difference
from matinee.cli.messages import Format, print_json, say
from matinee.cli.progress import Progress

if TYPE_CHECKING:
    from matinee.catalogue.build import Imported
    from matinee.catalogue.sources.reader import Reader

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """What is to be imported into which file; see ``build.import_source`` for the last three."""

    reader: "Reader"
    source: str
    into: Path
    base: Path | None = None
    whole: bool | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """An import that was run, and how long it took in seconds."""

    done: "Imported"
    seconds: float


def run_import(order: ImportOrder, *, target: Path | None = None) -> Run:
    """Import with a bar; with ``target``, into that file."""
    from matinee.catalogue.build import import_source

    begun = time.perf_counter()
    with Progress(f"reading {order.source}", order.reader.total) as progress:
        done = import_source(
            order.reader,
            order.into,
            base=order.base,
            whole=order.whole,
            fresh=order.fresh,
            progress=progress.step,
            settling=lambda: progress.turn("settling and writing"),
            target=target,
        )
    return Run(done, time.perf_counter() - begun)


def report(order: ImportOrder, run: Run, *, format: Format) -> None:
    """Tell what an import made, and write the list of what it refused."""
    rejects = write_rejects(order, run.done)
    made = run.done.made
    if format is Format.JSON:
        print_json(_run_json(order, run) | {"rejects": str(rejects) if rejects else None})
        return
    if run.done.resumed:
        say("went on where the last import was stopped")
    if rejects:
        say(f"{run.done.rejected:,} rows could not be taken; {rejects} says which and why")
    say(
        f"{order.into}: {made.films:,} films, {made.people:,} people, {made.credits:,} credits"
        f" in {run.seconds:.1f} s; ask it with --catalogue {order.into}"
    )


def try_import(order: ImportOrder, ground: Path | None, *, limit: int, format: Format) -> None:
    """Import into a file of no name, and tell how it differs from the catalogue there is."""
    from matinee.catalogue.build import build_layers
    from matinee.catalogue.build.diff import compare

    order.into.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".try-", dir=order.into.parent) as folder:
        target = Path(folder) / "films.sqlite"
        run = run_import(order, target=target)
        if ground is None:
            ground = Path(folder) / "empty.sqlite"
            build_layers(ground, [])
        found = compare(ground, target, limit=limit)
    rejects = [json.loads(line) for line in run.done.rejects[:limit]]
    if format is Format.JSON:
        print_json(
            _run_json(order, run)
            | {"dry_run": True, "rejects": rejects, "difference": difference_json(found)}
        )
        return
    show_difference(found)
    if run.done.rejected:
        say(f"{run.done.rejected:,} rows could not be taken, such as:")
        for each in rejects[:_SHOWN]:
            say(f"{each['file']}, line {each['line']}: {each['reason']}")
    say(f"{order.into}: nothing was changed")


def _run_json(order: ImportOrder, run: Run) -> dict[str, Any]:
    made = run.done.made
    return {
        "version": VERSION,
        "catalogue": str(order.into),
        "source": order.source,
        "films": made.films,
        "people": made.people,
        "credits": made.credits,
        "resumed": run.done.resumed,
        "rejected": run.done.rejected,
        "seconds": round(run.seconds, 3),
    }


def write_rejects(order: ImportOrder, done: "Imported") -> Path | None:
    """Write the rows that were refused beside the catalogue, one JSON object a line.

    A list of an earlier import is taken away when there is nothing to list.
    """
    path = order.into.with_name(f"{order.into.stem}.{order.source}.rejects.jsonl")
    if not done.rejected:
        path.unlink(missing_ok=True)
        return None
    path.write_text("".join(f"{line}\n" for line in done.rejects), encoding="utf-8")
    return path
