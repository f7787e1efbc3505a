"""Reads the marks in a list of findings back into a file of readings.

Usage: python -m benchmarks.claims.mark findings.txt benchmarks/readings/CORPUS.json
"""

import argparse
from pathlib import Path

from benchmarks.claims import readings


def main() -> None:
    """Record the marks and say how many there are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("list", type=Path, help="the list written by --lists, with marks")
    parser.add_argument("readings", type=Path, help="the readings file to add to")
    options = parser.parse_args()
    try:
        marks = readings.marked(options.list.read_text(encoding="utf-8"))
        kept = readings.record(marks, options.readings)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    print(f"{len(marks)} readings recorded; {options.readings} holds {kept}")


if __name__ == "__main__":
    main()
