"""One catalogue measured in a process of its own, for ``benchmarks.scale``: figures as JSON."""

import json
import sys
import time
from pathlib import Path

from benchmarks.corpus import reviews
from benchmarks.lengths import of_length
from benchmarks.speed import USUAL
from matinee.catalogue.snapshot import Snapshot
from matinee.check import Checker
from matinee.document import read_text


def main() -> None:
    """Open, ask one name, check reviews; print seconds, megabytes and reviews a second."""
    path, texts, sample = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    before = resident()
    begin = time.perf_counter()
    catalogue = Snapshot(path)
    catalogue.people_named(["alfred hitchcock"])
    opened = time.perf_counter() - begin
    found = list(reviews(texts))[:sample]
    films = catalogue.films_by_imdb([r.imdb_id for r in found if r.imdb_id])
    work = list(zip(found, of_length(found, USUAL), strict=True))
    checker = Checker(catalogue)
    begin = time.process_time()
    for review, text in work:
        checker.check(read_text(text), film=films.get(review.imdb_id or ""))
    seconds = time.process_time() - begin
    figures = {
        "opened and asked one name (s)": opened,
        "resident after checking, above a bare process (MB)": resident() - before,
        "reviews of 320 words a second": len(work) / seconds,
    }
    print(json.dumps(figures))


def resident() -> float:
    """Give this process's resident memory in megabytes, mapped files included (Linux)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    main()
