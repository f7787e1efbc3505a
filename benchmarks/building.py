"""Measures the site as files: a first build, one after a publication, one after nothing.

Usage: python -m benchmarks.building FOLDER [--facts linked|films|all] [--jobs N]

FOLDER is a site (``matinee demo --dir FOLDER``); it is copied first, since something is published.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.results import machine, write_json

_PUBLISH = """
import sys
from pathlib import Path
from matinee_site.commands.opening import open_site
open_site(Path(sys.argv[1]))
from matinee_site.reviews.models import Review, public
from matinee_site.reviews.operations import publish
review = Review.objects.filter(public()).order_by('pk').first()
review.title += ', once more'
publish(review=review)
"""


def main() -> None:
    """Build three times, print, write."""
    options = _options()
    console = Console()
    with tempfile.TemporaryDirectory() as place:
        site, out = Path(place) / "site", Path(place) / "out"
        shutil.copytree(options.folder, site)
        shutil.rmtree(site / "builds", ignore_errors=True)
        runs = {"from nothing": _built(site, out, options)}
        subprocess.run([sys.executable, "-c", _PUBLISH, str(site)], check=True)
        runs["after one publication"] = _built(site, out, options)
        runs["after nothing"] = _built(site, out, options)
        size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    table = Table(title=f"{options.jobs} processes, {size / 1e6:,.0f} MB", title_justify="left")
    for column in (
        "build", "pages", "files", "made", "changed", "kept", "seconds", "processor s", "ms a page",
    ):  # fmt: skip
        table.add_column(column, justify="left" if column == "build" else "right")
    for name, run in runs.items():
        counts = [f"{run[key]:,}" for key in ("pages", "files", "made", "changed", "kept")]
        each = f"{1000 * run['processor'] / max(1, run['pages']):,.1f}"
        table.add_row(name, *counts, f"{run['seconds']:,.1f}", f"{run['processor']:,.1f}", each)
    console.print(table)
    result = {"machine": machine(), "jobs": options.jobs, "bytes": size, "runs": runs}
    console.print(f"written to {write_json('building', result)}")


def _built(site: Path, out: Path, options: argparse.Namespace) -> dict[str, Any]:
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(
        [
            sys.executable, "-m", "matinee", "build", str(out), "--dir", str(site),
            "--url", "https://films.example", "--facts", options.facts,
            "--jobs", str(options.jobs), "--format", "json",
        ],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    if run.returncode:
        sys.exit(f"the build failed:\n{run.stdout}")
    answer: dict[str, Any] = json.loads(run.stdout)
    del answer["broken"], answer["version"]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        **answer, "seconds": round(time.perf_counter() - begun, 2), "processor": round(used, 2),
    }  # fmt: skip


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.building")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--facts", default="films")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
