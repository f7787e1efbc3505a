"""Measures claim checking: plants mistakes in real reviews, and reads what is found in them as is.

Usage: python -m benchmarks.claims REVIEWS [--catalogue FILE|FOLDER] (README.md tells the rest)
"""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from benchmarks.claims import curve, pools, readings
from benchmarks.claims.beside import beside
from benchmarks.claims.carriers import carriers
from benchmarks.claims.clean import tally
from benchmarks.claims.examine import Examined, Examiner, examine, known_reviews
from benchmarks.claims.flat import flat_series
from benchmarks.claims.lists import write_lists
from benchmarks.claims.peer import PeerError, described, load
from benchmarks.claims.picture import svg
from benchmarks.claims.split import Part
from benchmarks.claims.summary import lines
from benchmarks.claims.tables import show_beside, show_clean, show_lines, wide_console
from benchmarks.corpus import open_catalogue
from benchmarks.results import machine, outside, write_json, write_text
from matinee.claims.weights import DEFAULT


def main() -> None:
    """Plant, check, print tables and write JSON, a picture, and lists for reading."""
    options = _options()
    console = wide_console()
    parts = [Part.TUNE, Part.MEASURE] if options.part == "both" else [Part(options.part)]
    peer = _peer(console) if options.peer else None
    examined = _examined(options, parts, options.peer if peer else 0)
    carried = _carried(options, parts, console)
    read = readings.load(options.readings)
    outcomes = [o for e in (*examined, *carried) for o in e.outcomes]
    counted = lines(outcomes, parts)
    tallies = {p: tally((e.clean for e in examined if e.clean.part is p), read) for p in parts}
    show_lines(console, counted, parts)
    show_clean(console, tallies)
    stands = beside(examined, parts, read) if peer else None
    if stands and peer:
        show_beside(console, stands, peer)
    drawn = curve.curves(outcomes, [e.clean for e in examined], read)
    result = {
        "machine": machine(),
        "seed": options.seed,
        "planted": [line.as_json() for line in counted],
        "clean": {part.value: t.as_json() for part, t in tallies.items()},
        "curves": curve.as_json(drawn),
        "peer": stands.as_json(peer) if stands and peer else None,
    }
    console.print(f"written to {write_json('claims', result)}")
    if drawn:
        others = stands.points(peer) if stands and peer else {}
        picture = _picture(drawn, others, len(examined))
        console.print(f"drawn in {write_text('claims.svg', picture)}")
    if options.lists:
        for path in write_lists(options.lists, examined, carried, read, _shown(options)):
            console.print(f"for reading: {path}")


def _examined(options: argparse.Namespace, parts: Sequence[Part], peer: int) -> list[Examined]:
    """Examine the corpus, with progress on standard error."""
    catalogue = open_catalogue(options.catalogue)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("gathering people and films", total=None)
        people = pools.load(
            catalogue, progress=lambda done, of: progress.update(task, completed=done, total=of)
        )
        progress.update(task, completed=1, total=1)
        known = [k for k in known_reviews(options.reviews, catalogue) if k.part in parts]
        known = known[: options.sample] if options.sample else known
        examiner = Examiner(catalogue, people, options.seed, _shown(options))
        task = progress.add_task("checking reviews", total=len(known))
        examined = []
        for result in examine(known, options.catalogue, examiner, jobs=options.jobs, peer=peer):
            examined.append(result)
            progress.advance(task)
    return examined


def _shown(options: argparse.Namespace) -> frozenset[Part]:
    return frozenset({Part.TUNE, Part.MEASURE} if options.reveal else {Part.TUNE})


def _carried(
    options: argparse.Namespace, parts: Sequence[Part], console: Console
) -> list[Examined]:
    """Plant places in a series in texts of ours, from the built-in catalogue if need be."""
    catalogue = open_catalogue(options.catalogue)
    known = list(carriers(catalogue))
    if not known:
        catalogue = open_catalogue(None)
        known = list(carriers(catalogue))
        console.print("The catalogue knows no series: places in them are planted with Matinee's.")
    nobody = pools.Pools({}, {}, ())
    shown = _shown(options)
    examiner = Examiner(catalogue, nobody, options.seed, shown, planter=flat_series)
    return [examiner(k) for k in known if k.part in parts]


def _peer(console: Console) -> str | None:
    """Name the peer's model, or say in plain words why the peer is left out."""
    try:
        return f"spaCy {described(load())}"
    except PeerError as error:
        console.print(f"The peer is left out: {error}", highlight=False)
        return None


def _picture(
    drawn: dict[str, list[curve.Point]], others: dict[str, tuple[float, float]], reviews: int
) -> str:
    marks = {"errors": DEFAULT.error, "errors and warnings": DEFAULT.warning}
    return svg(
        drawn,
        marks=marks,
        others=others,
        title="What is found, and what it costs",
        subtitle=f"{reviews:,} reviews; the dots are where errors and warnings begin as shipped",
    )


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
    parser.add_argument(
        "--peer", type=int, default=200, help="how many reviews the peer reads too (0: none)"
    )
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
