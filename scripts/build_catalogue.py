"""Builds the embedded catalogue, src/matinee/data/catalogue.sqlite, from the catalogue folder."""

import time
from pathlib import Path

from matinee.catalogue.embedded import EMBEDDED, build_embedded


def main() -> None:
    """Build the snapshot and say what it holds."""
    begun = time.perf_counter()
    made = build_embedded(Path(__file__).parents[1] / "catalogue")
    print(
        f"{EMBEDDED.name}: {made.films:,} films, {made.people:,} people, {made.credits:,} credits,"
        f" {EMBEDDED.stat().st_size / 1e6:.0f} MB in {time.perf_counter() - begun:.1f} s"
    )


if __name__ == "__main__":
    main()
