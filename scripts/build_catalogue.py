"""Builds the embedded catalogue, src/matinee/data/catalogue.sqlite, and its search index."""

import time
from pathlib import Path

from matinee.catalogue.embedded import EMBEDDED, build_embedded
from matinee.catalogue.snapshot import Snapshot
from matinee.discovery.search.from_snapshot import beside, make_index


def main() -> None:
    """Build them and say what they hold."""
    begun = time.perf_counter()
    made = build_embedded(Path(__file__).parents[1] / "catalogue")
    entries = make_index(Snapshot(EMBEDDED), beside(EMBEDDED))
    print(
        f"{EMBEDDED.name}: {made.films:,} films, {made.people:,} people, {made.credits:,} credits,"
        f" {entries:,} to search for,"
        f" {EMBEDDED.stat().st_size / 1e6:.0f} MB in {time.perf_counter() - begun:.1f} s"
    )


if __name__ == "__main__":
    main()
