"""Measures claim checking: plants mistakes in real reviews, and reads what is found in them as is.

Usage: python -m benchmarks.claims REVIEWS [--catalogue FILE|FOLDER] (README.md tells the rest)
"""

import argparse
import os
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from benchmarks.claims import pools, readings
from benchmarks.claims.clean import tally
from benchmarks.claims.examine import Examined, Examiner, examine, known_reviews
from benchmarks.claims.lists import write_lists
from benchmarks.claims.split import Part
from benchmarks.claims.summary import lines
from benchmarks.claims.tables import show_clean, show_lines
from benchmarks.corpus import open_catalogue
from benchmarks.results import machine, outside, write_json


def main() -> None:
    """Plant, check, print tables and write JSON, a picture, and lists for reading."""
    options = _options()
    console = Console()
    parts = [Part.TUNE, Part.MEASURE] if options.part == "both" else [Part(options.part)]
    shown = frozenset({Part.TUNE, Part.MEASURE} if options.reveal else {Part.TUNE})
    catalogue = open_catalogue(options.catalogue)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("gathering people and films", total=None)
        people = pools.load(
            catalogue, progress=lambda done, of: progress.update(task, completed=done, total=of)
        )
        progress.update(task, completed=1, total=1)
        known = [k for k in known_reviews(options.reviews, catalogue) if k.part in parts]
        known = known[: options.sample] if options.sample else known
        examiner = Examiner(catalogue, people, options.seed, shown)
        task = progress.add_task("checking reviews", total=len(known))
        examined: list[Examined] = []
        for result in examine(known, options.catalogue, examiner, jobs=options.jobs):
            examined.append(result)
            progress.advance(task)
    read = readings.load(options.readings)
    counted = lines((o for e in examined for o in e.outcomes), parts)
    tallies = {p: tally((e.clean for e in examined if e.clean.part is p), read) for p in parts}
    show_lines(console, counted, parts)
    show_clean(console, tallies)
    result = {
        "machine": machine(),
        "seed": options.seed,
        "planted": [line.as_json() for line in counted],
        "clean": {part.value: t.as_json() for part, t in tallies.items()},
    }
    console.print(f"written to {write_json('claims', result)}")
    if options.lists:
        for path in write_lists(options.lists, examined, read):
            console.print(f"for reading: {path}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reviews", type=Path, help="a folder of texts, or JSON lines (.gz)")
    parser.add_argument("--catalogue", type=Path, help="a snapshot, or a folder of tables")
    parser.add_argument("--part", choices=("tune", "measure", "both"), default="both")
    parser.add_argument("--lists", type=_outside, help="a folder for lists of misses and findings")
    parser.add_argument(
        "--reveal", action="store_true", help="let the lists hold texts of the measured side too"
    )
    parser.add_argument("--readings", type=Path, nargs="*", default=[readings.READINGS])
    parser.add_argument("--sample", type=int, help="only so many reviews")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def _outside(path: str) -> Path:
    try:
        return outside(Path(path))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


if __name__ == "__main__":
    main()
