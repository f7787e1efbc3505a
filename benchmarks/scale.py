"""Measures a catalogue of 700,000 films and 10 million people: opening, memory, pace of checking.

Usage: python -m benchmarks.scale FILE [REVIEWS] [--catalogue FILE] [--films N] [--people N]

FILE is the large catalogue; it is generated where there is none (an hour or so, several GB), from
the films of ``--catalogue`` and invented ones. Each figure stands beside the same one of the
catalogue it was made from, taken in the same run.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from benchmarks.corpus import open_catalogue, reviews
from benchmarks.results import machine, write_json
from benchmarks.speed import SAMPLES
from benchmarks.synthetic import SOURCE, best_known, records
from matinee.catalogue.build import build_snapshot
from matinee.catalogue.snapshot import Snapshot

FILMS, PEOPLE = 700_000, 10_000_000
_REAL = 8_000
_SAMPLE = 300


def main() -> None:
    """Build if need be, measure both catalogues in processes of their own, print and write."""
    options = _options()
    console = Console()
    small = open_catalogue(options.catalogue)
    if not options.large.is_file():
        _build(options, small)
    figures = {
        name: _probed(path, options.reviews, options.sample)
        for name, path in (("small", small.path), ("large", options.large))
    }
    large = Snapshot(options.large)
    counts = large.counts()
    table = Table(
        title=f"{counts['films']:,} films, {counts['people']:,} people, "
        f"{options.large.stat().st_size / 1e9:.1f} GB",
        title_justify="left",
    )
    for column in ("what", "large", "the one it was made from"):
        table.add_column(column, justify="left" if column == "what" else "right")
    for what in figures["large"]:
        table.add_row(what, f"{figures['large'][what]:,.3g}", f"{figures['small'][what]:,.3g}")
    console.print(table)
    result = {"machine": machine(), "counts": dict(counts), **figures}
    console.print(f"written to {write_json('scale', result)}")


def _build(options: argparse.Namespace, small: Snapshot) -> None:
    ids = [r.imdb_id for r in reviews(options.reviews) if r.imdb_id]
    also = [film.id for film in small.films_by_imdb(ids).values()]
    dossiers = best_known(small, _REAL, also)
    made = records(dossiers, films=options.films, people=options.people)
    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("building the large catalogue", total=options.films)
        build_snapshot(
            options.large,
            sources=[SOURCE],
            records=made,
            progress=lambda done: progress.update(task, completed=done),
        )


def _probed(catalogue: Path, texts: Path, sample: int) -> dict[str, float]:
    """Take the figures of one catalogue in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.probe", str(catalogue), str(texts), str(sample)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("large", type=Path, metavar="FILE")
    parser.add_argument("reviews", type=Path, nargs="?", default=SAMPLES)
    parser.add_argument("--catalogue", type=Path, help="what the large one is made from")
    parser.add_argument("--films", type=int, default=FILMS)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--sample", type=int, default=_SAMPLE, help="at most so many reviews")
    return parser.parse_args()


if __name__ == "__main__":
    main()
