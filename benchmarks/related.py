"""Measures the films beside a film, with their reasons, in a catalogue of 700,000 films.

Usage: python -m benchmarks.related FILE [--films N] [--people N] [--asked N]

FILE is the large catalogue; it is invented where there is none (a few minutes), as in
``benchmarks.search``, and its search index is kept beside it. Films are drawn evenly from all, and
as readers want them; the last are those whose people have worked most: two dozen with 800 films
each, as of Hollywood's studios. Times are by the clock and of the processor, which other programs
do not lengthen. The peer is one question in SQL that most sites ask: the films that share most
people, without a reason.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from benchmarks.results import machine, write_json
from benchmarks.search.invented import Inventor
from matinee.catalogue import Citation, Role, Source
from matinee.catalogue.build import build_snapshot
from matinee.catalogue.records import CreditRecord, FilmRecord
from matinee.catalogue.snapshot import Snapshot
from matinee.discovery.search.file_index import FileIndex
from matinee.discovery.search.from_snapshot import beside, make_index
from matinee.discovery.snapshot_kinship import snapshot_related

FILMS, PEOPLE = 700_000, 1_500_000
SOURCE = Source("invented", "Invented for measuring", "none", publishable=False)
_CITED = (Citation("invented"),)
_PARTS_OF_A_SERIES = 3
_IN_SERIES = 0.04

_BUSY, _BUSY_FILMS = 60, 800  # people who worked on very many films, and on how many
_BUSY_TOGETHER, _BUSY_ON_ONE = 40, 24  # films that many of them made together

_PEER = """
SELECT other.film, count(DISTINCT other.person) FROM credit AS own
JOIN credit AS other ON other.person = own.person AND other.film <> own.film
WHERE own.film = ? GROUP BY other.film ORDER BY 2 DESC LIMIT 6
"""


def main() -> None:
    """Build if need be, measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("large", type=Path, metavar="FILE")
    parser.add_argument("--films", type=int, default=FILMS)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--asked", type=int, default=400)
    options = parser.parse_args()
    console = Console(width=120)
    snapshot, index = _opened(options)
    counts = snapshot.counts()
    by_fame = [key for (key,) in snapshot.rows("SELECT key FROM film ORDER BY fame DESC, id")]
    ids = dict(snapshot.rows("SELECT key, id FROM film"))
    chance = random.Random(5)
    drawn = {
        "drawn evenly": [chance.choice(by_fame) for _ in range(options.asked)],
        "as readers want them": [
            by_fame[int(len(by_fame) ** chance.random()) - 1] for _ in range(options.asked)
        ],
        "whose people worked most": by_fame[:_BUSY_TOGETHER],
    }

    def ours(key: str) -> Sequence[Any]:
        return snapshot_related(snapshot, index, key)

    def peer(key: str) -> Sequence[Any]:
        return snapshot.rows(_PEER, [ids[key]])

    lines = []
    for label, keys in drawn.items():
        for name, ask in (("with reasons", ours), ("  most people shared, in SQL", peer)):
            lines.append(_measured(f"{name}, films {label}", ask, keys))
    table = Table(
        title=f"{counts['films']:,} films, {counts['people']:,} people; milliseconds",
        title_justify="left",
    )
    for column in ("what", "films", "p50", "p95", "p99", "processor p50", "most", "answered"):
        table.add_column(column, justify="left" if column == "what" else "right")
    for line in lines:
        table.add_row(*(f"{v:.2f}" if isinstance(v, float) else str(v) for v in line.values()))
    console.print(table)
    result = {"machine": machine(), "counts": dict(counts), "lines": lines}
    console.print(f"written to {write_json('related', result)}")


def _measured(
    what: str, ask: Callable[[str], Sequence[Any]], keys: Sequence[str]
) -> dict[str, Any]:
    times, worked, answered = [], [], 0
    for key in keys:
        begun, cpu = time.perf_counter(), time.thread_time()
        found = ask(key)
        worked.append(1000 * (time.thread_time() - cpu))
        times.append(1000 * (time.perf_counter() - begun))
        answered += bool(found)
    times.sort()
    worked.sort()
    p50, p95, p99 = (times[min(len(times) - 1, int(len(times) * p))] for p in (0.5, 0.95, 0.99))
    return {
        "what": what, "films": len(keys), "p50": p50, "p95": p95, "p99": p99,
        "cpu_p50": worked[len(worked) // 2], "cpu_most": worked[-1], "answered": answered,
    }  # fmt: skip


def _opened(options: argparse.Namespace) -> tuple[Snapshot, FileIndex]:
    path = options.large
    with Progress(console=Console(stderr=True)) as progress:
        if not path.is_file():
            task = progress.add_task("building the catalogue", total=options.films)
            build_snapshot(
                path,
                sources=[SOURCE],
                records=_records(options.films, options.people),
                progress=lambda done: progress.update(task, completed=done),
            )
        snapshot = Snapshot(path)
        if not beside(path).is_file():
            task = progress.add_task("building the index", total=None)
            make_index(
                snapshot,
                beside(path),
                progress=lambda done, of: progress.update(task, completed=done, total=of),
            )
    return snapshot, FileIndex(beside(path))


def _records(films: int, people: int) -> Iterator[FilmRecord]:
    inventor = Inventor(films=films, people=people)
    names = list(inventor.names())
    chance = random.Random(3)
    series, place = "", 0
    for film in inventor.invented_films():
        if place == _PARTS_OF_A_SERIES:
            series, place = "", 0
        if not series and chance.random() < _IN_SERIES:
            series = f"{film.title} {film.number}"
        place += bool(series)
        yield FilmRecord(
            key=f"invented-{film.number}",
            title=film.title,
            year=film.year,
            runtime=film.runtime,
            imdb_id=f"tt9{film.number:08}",
            genres=film.genres,
            countries=(film.country,),
            languages=(film.language,),
            series=series or None,
            place=place or None,
            fame=film.fame,
            credits=[
                CreditRecord(
                    f"{names[number]} {number}", Role(role), None, (), at, citations=_CITED
                )
                for at, (role, number) in enumerate(
                    (*film.credits, *_busy(chance, film.number, films))
                )
            ],
            cited={"": _CITED},
        )


def _busy(chance: random.Random, film: int, films: int) -> Iterator[tuple[str, int]]:
    """Give who of the busy worked on a film, in which role."""
    on_it = sum(chance.random() < _BUSY_FILMS / films for _ in range(_BUSY))
    if film < _BUSY_TOGETHER:
        on_it = _BUSY_ON_ONE
    for number in chance.sample(range(_BUSY), on_it):
        yield ("actor", "actor", "actor", "director", "composer", "writer")[number % 6], number


if __name__ == "__main__":
    main()
