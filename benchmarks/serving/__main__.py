"""Measures how fast pages are served and seen, beside WordPress in the same run, with its text.

Usage: python -m benchmarks.serving FOLDER... [--seconds N] [--visits N] [--no-peer] [--no-browser]

Each FOLDER is a site of ours (``matinee demo --dir FOLDER``); give a small and a large one to see
what a large catalogue costs. The page is that of the film with the longest review. Needs wrk; for
the peer what ``benchmarks/serving/wordpress.py`` names; for paints a Chromium.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.results import machine, write_json
from benchmarks.serving import ours, wordpress
from benchmarks.serving.load import CONNECTIONS, Load, have_wrk, load
from benchmarks.serving.sight import Sight, chromium, sights


def main() -> None:
    """Measure, print, write."""
    options = _options()
    console = Console()
    if not have_wrk():
        sys.exit("wrk is not installed: apt-get install wrk")
    loads: dict[str, Load] = {}
    seen: dict[str, Sight] = {}
    facts: list[dict[str, Any]] = []
    for folder in options.folders:
        known = ours.probed(folder)
        name = f"{known['films']:,} films"
        facts.append({key: known[key] for key in ("films", "film", "review", "queries")})
        for kept in (False, True):
            with ours.served(folder, kept=kept) as (address, servers):
                way = "kept" if kept else "made anew"
                loads[f"{name}, {way}"] = load(
                    address + known["film"], seconds=options.seconds, servers=servers
                )
                if kept and chromium() and options.browser:
                    urls = ["/", known["film"], known["review"]]
                    found = sights([address + url for url in urls], visits=options.visits)
                    kinds = ("home", "film", "review")
                    seen |= {f"{name}, {k}": s for k, s in zip(kinds, found, strict=True)}
    if options.peer and (missing := wordpress.lacking()):
        console.print(f"without WordPress, for want of {missing}")
    elif options.peer:
        first = ours.probed(options.folders[0])
        with (
            tempfile.TemporaryDirectory() as folder,
            wordpress.served(Path(folder) / "wp", title=first["title"], html=first["html"]) as (
                at,
                servers,
            ),
        ):
            peer = f"WordPress {wordpress.version()}"
            loads[peer] = load(f"{at}/measured/", seconds=options.seconds, servers=servers)
            if chromium() and options.browser:
                seen[f"{peer}, review"] = sights([f"{at}/measured/"], visits=options.visits)[0]
    _print(console, loads, seen)
    result = {
        "machine": machine(), "connections": CONNECTIONS, "workers": ours.WORKERS, "sites": facts,
        "loads": {name: each.data() for name, each in loads.items()},
        "sights": {name: each.data() for name, each in seen.items()},
    }  # fmt: skip
    for each in facts:
        console.print(f"{each['films']:,} films: {each['queries']} queries for {each['film']}")
    console.print(f"written to {write_json('serving', result)}")


def _print(console: Console, loads: dict[str, Load], seen: dict[str, Sight]) -> None:
    table = Table(title=f"{CONNECTIONS} connections, 2 workers each", title_justify="left")
    for column in (
        "page of a film with its review",
        "answers/s",
        "p50 ms",
        "p99 ms",
        "processor ms",
        "failed",
    ):
        table.add_column(column, justify="left" if "page" in column else "right")
    for name, each in loads.items():
        row = (f"{each.per_second:,.0f}", f"{each.p50:,.1f}", f"{each.p99:,.1f}")
        table.add_row(name, *row, f"{each.processor:,.2f}", str(each.failed))
    console.print(table)
    if not seen:
        return
    table = Table(
        title="first visit, phone, processor 4 times slower, slow 4G", title_justify="left"
    )
    for column in ("page", "first paint ms", "largest ms", "moved", "kB in all", "kB of HTML"):
        table.add_column(column, justify="left" if column == "page" else "right")
    for name, sight in seen.items():
        table.add_row(
            name, f"{sight.first_paint:,.0f}", f"{sight.largest_paint:,.0f}", f"{sight.moved:g}",
            f"{sight.bytes / 1000:,.1f}", f"{sight.page_bytes / 1000:,.1f}",
        )  # fmt: skip
    console.print(table)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serving")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--visits", type=int, default=5)
    parser.add_argument("--no-peer", dest="peer", action="store_false")
    parser.add_argument("--no-browser", dest="browser", action="store_false")
    return parser.parse_args()


if __name__ == "__main__":
    main()
