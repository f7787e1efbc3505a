"""Times the way from an export of 500 posts to the page of its mistakes, and counts what is on it.

Usage: python -m benchmarks.archive [--posts N] [--seed N] [--catalogue FILE] [--keep FOLDER]

The export is written by ``synthetic_archive``, with known mistakes; the page by the command
itself, in a process of its own. ``--keep`` leaves both there to look at.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.corpus import open_catalogue
from benchmarks.rates import Rate
from benchmarks.results import machine, write_json
from benchmarks.synthetic_archive import Archive, write_archive
from matinee.archive import Item, read_archive
from matinee.archive_report.examine import Examiner


def main() -> None:
    """Measure, print a table and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--posts", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--catalogue", type=Path)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    snapshot = open_catalogue(options.catalogue)
    archive = write_archive(snapshot, posts=options.posts, seed=options.seed)
    with tempfile.TemporaryDirectory() as place:
        folder = options.keep or Path(place)
        export, page = folder / "export.xml", folder / "archive-report.html"
        export.write_text(archive.xml, encoding="utf-8")
        command = [sys.executable, "-m", "matinee", "archive-report", str(export)]
        command += ["--into", str(page), "--catalogue", str(snapshot.path)]
        begun = time.perf_counter()
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - begun
        size = page.stat().st_size
        films, found, false = _counted(archive, export, Examiner(snapshot.path))
    planted = Counter(plant.kind for plant in archive.plants)
    table = Table(title=f"{options.posts} posts to one page")
    for column in ("what", "figure"):
        table.add_column(column)
    table.add_row("seconds, the whole command", f"{seconds:.1f}")
    table.add_row("the page", f"{size / 1000:.0f} kB")
    table.add_row("posts on a film that are matched to it", str(films))
    for kind, number in planted.items():
        table.add_row(f"planted and found: {kind}", str(Rate(found[kind], number)))
    table.add_row("found and not planted", str(false))
    Console().print(table)
    result = {
        "machine": machine(),
        "posts": options.posts,
        "seconds": round(seconds, 2),
        "bytes": size,
        "matched": films.as_json(),
        "found": {kind: Rate(found[kind], of).as_json() for kind, of in planted.items()},
        "not_planted": false,
    }
    print(f"written to {write_json('archive', result)}")


def _counted(archive: Archive, export: Path, examine: Examiner) -> tuple[Rate, Counter[str], int]:
    """Count the posts matched to their film, the plants found by kind, and other findings."""
    plants = {plant.post: plant for plant in archive.plants}
    found: Counter[str] = Counter()
    right = false = 0
    for entry in read_archive(export):
        assert isinstance(entry, Item)
        number = entry.source.split("#")[1]
        post = examine(entry)
        right += post.film is not None and post.film.id == archive.films.get(number)
        plant = plants.get(number)
        for finding in post.findings:
            if plant and plant.wrong in finding.wrong and plant.right in finding.right:
                found[plant.kind] += 1
            else:
                false += 1
    return Rate(right, len(archive.films)), found, false


if __name__ == "__main__":
    main()
