"""Times one check of a long review once loaded, and the whole command on one file.

Usage: python benchmarks/speed.py [FILE] [--catalogue FILE]

Without FILE the sample review of Ballerina, brought to 1,200 words, is measured. A Python process
that only parses the same Markdown stands beside it as the peer, so that the machine's own pace
can be told from Matinee's.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.corpus import open_catalogue
from benchmarks.results import write_json
from matinee.check import check
from matinee.document import read_text

SAMPLE = Path(__file__).parents[1] / "src/matinee_site/samples/reviews"
PEER = "import sys, markdown_it; markdown_it.MarkdownIt().parse(open(sys.argv[1]).read())"
WORDS = 1200


def main() -> None:
    """Measure, print a table and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--catalogue", type=Path)
    parser.add_argument("--runs", type=int, default=30)
    options = parser.parse_args()
    file = options.file or next(SAMPLE.glob("*ballerina*.md"))
    text = file.read_text(encoding="utf-8")
    words = len(text.split())
    while words < WORDS:
        text += "\n\n" + file.read_text(encoding="utf-8").split("---", 2)[-1]
        words = len(text.split())
    catalogue = open_catalogue(options.catalogue)
    checked = [_timed(lambda: check(read_text(text), catalogue)) for _ in range(options.runs)]
    with tempfile.NamedTemporaryFile("w", suffix=".md", encoding="utf-8") as copy:
        copy.write(text)
        copy.flush()
        extra = ["--catalogue", str(options.catalogue)] if options.catalogue else []
        command = [sys.executable, "-m", "matinee", "check", copy.name, "--format", "json"]
        command += ["--no-cache", *extra]
        peer = [sys.executable, "-c", PEER, copy.name]
        whole = [_timed(lambda: _run(command)) for _ in range(7)]
        beside = [_timed(lambda: _run(peer)) for _ in range(7)]
    rows = {
        f"check of {words:,} words, loaded": checked[3:],
        "matinee check FILE, whole process": whole[1:],
        "peer: Python parsing the same Markdown": beside[1:],
    }
    table = Table(title="seconds")
    for column in ("what", "median", "fastest", "slowest"):
        table.add_column(column, justify="left" if column == "what" else "right")
    result = {}
    for name, times in rows.items():
        figures = (statistics.median(times), min(times), max(times))
        result[name] = dict(zip(("median", "fastest", "slowest"), figures, strict=True))
        table.add_row(name, *(f"{value:.4f}" for value in figures))
    console = Console()
    console.print(table)
    console.print(f"written to {write_json('speed', result)}")


def _timed(call) -> float:  # type: ignore[no-untyped-def]
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


def _run(command: list[str]) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    main()
