"""Measures an import of the world's films: pace, memory and size, beside another importer.

Usage: python -m benchmarks.imports FOLDER [--films N] [--people N] [--credits N] [--no-peer]

FOLDER is a place for some gigabytes. A synthetic IMDb is written there once, then the same files
are imported by ``matinee catalogue import imdb`` and by imdb-sqlite, one after the other, each in
a process of its own; imdb-sqlite is installed from PyPI into FOLDER the first time. Beside the time
on the clock stands the time of the processors, which other work on the machine changes less.
"""

import argparse
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.imports.synthetic import Size
from benchmarks.results import machine, outside, write_json

_PEER = "imdb-sqlite==2.1.0"


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import took: seconds on the clock and of processors, memory at most, and its file."""

    seconds: float
    processor_seconds: float
    peak_bytes: int
    file_bytes: int
    films: int
    people: int
    credits: int
    rows: int

    @property
    def credits_a_second(self) -> float:
        """How many credits came in a second of the whole."""
        return self.credits / self.seconds

    @property
    def rows_a_second(self) -> float:
        """How many rows of any table came in a second of the whole."""
        return self.rows / self.seconds


def main() -> None:
    """Write the files if need be, let both import them, print and write the figures."""
    options = _options()
    size = Size(options.films, options.people, options.credits)
    folder = outside(options.folder)
    files = folder / f"imdb-{size.films}-{size.people}-{size.credits}"
    console = Console()
    if not (files / "whole").exists():
        console.print("writing a synthetic IMDb ...")
        # In a process of its own: what follows would seem to take the memory that this takes.
        numbers = [f"--{name}={number}" for name, number in asdict(size).items()]
        module = "benchmarks.imports.synthetic"
        subprocess.run([sys.executable, "-m", module, str(files), *numbers], check=True)
        (files / "whole").touch()
    found = {"matinee": _matinee(folder, files)}
    if not options.no_peer:
        found["imdb-sqlite"] = _peer(folder, files)
    console.print(_table(found))
    times = {}
    if "imdb-sqlite" in found:
        ours, theirs = found["matinee"], found["imdb-sqlite"]
        times = {
            "clock": theirs.seconds / ours.seconds,
            "processors": theirs.processor_seconds / ours.processor_seconds,
        }
        console.print(
            f"{times['clock']:.1f} times as fast by the clock,"
            f" {times['processors']:.1f} times by processor time"
        )
    result = {
        "machine": machine() | {"processors": os.cpu_count(), "load": os.getloadavg()},
        "size": asdict(size),
        "times_as_fast": times,
        **{name: asdict(taken) for name, taken in found.items()},
    }
    console.print(f"written to {write_json('imports', result)}")


def _matinee(folder: Path, files: Path) -> Taken:
    made = folder / "matinee.sqlite"
    made.unlink(missing_ok=True)
    command = [sys.executable, "-m", "matinee", "catalogue", "import", "imdb", str(files)]
    return _measured([*command, "--into", str(made), "--fresh"], made, ("film", "person", "credit"))


def _peer(folder: Path, files: Path) -> Taken:
    home = folder / "peer"
    program = home / "bin" / "imdb-sqlite"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        pip = [str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", _PEER]
        subprocess.run(pip, check=True)
    made = folder / "peer.sqlite"
    made.unlink(missing_ok=True)  # It refuses to run where there is one.
    command = [str(program), "--db", str(made), "--cache-dir", str(files)]
    return _measured(command, made, ("titles", "people", "crew"))


def _measured(command: Sequence[str], made: Path, tables: Sequence[str]) -> Taken:
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr
    told = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    if status:
        raise SystemExit(f"{' '.join(command)} failed:\n{told.decode(errors='replace')[-2000:]}")
    with closing(sqlite3.connect(made)) as db:
        every = db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        counts = {name: _count(db, name) for (name,) in every.fetchall()}
    return Taken(
        round(seconds, 2),
        round(usage.ru_utime + usage.ru_stime, 2),
        usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        made.stat().st_size,
        *(counts[table] for table in tables),
        rows=sum(counts.values()),
    )


def _count(db: sqlite3.Connection, table: str) -> int:
    (count,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(count)


def _table(found: dict[str, Taken]) -> Table:
    table = Table(title="Importing a synthetic IMDb", title_justify="left")
    table.add_column("what")
    for name in found:
        table.add_column(name, justify="right")
    rows = {
        "seconds": [f"{each.seconds:,.1f}" for each in found.values()],
        "processor seconds": [f"{each.processor_seconds:,.1f}" for each in found.values()],
        "memory at most, MB": [f"{each.peak_bytes / 1e6:,.0f}" for each in found.values()],
        "size of the file, MB": [f"{each.file_bytes / 1e6:,.0f}" for each in found.values()],
        "films (the other: all titles)": [f"{each.films:,}" for each in found.values()],
        "people": [f"{each.people:,}" for each in found.values()],
        "credits": [f"{each.credits:,}" for each in found.values()],
        "rows in all tables": [f"{each.rows:,}" for each in found.values()],
        "credits a second, end to end": [
            f"{each.credits_a_second:,.0f}" for each in found.values()
        ],
        "rows a second, end to end": [f"{each.rows_a_second:,.0f}" for each in found.values()],
    }
    for what, cells in rows.items():
        table.add_row(what, *cells)
    return table


def _options() -> argparse.Namespace:
    usual = Size()
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--films", type=int, default=usual.films)
    parser.add_argument("--people", type=int, default=usual.people)
    parser.add_argument("--credits", type=int, default=usual.credits)
    parser.add_argument("--no-peer", action="store_true", help="measure Matinee alone")
    return parser.parse_args()


if __name__ == "__main__":
    main()
