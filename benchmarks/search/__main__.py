"""Measures searching at the size of the world's films, beside SQLite's own in the same run.

Usage: python -m benchmarks.search [--films N] [--people N] [--queries N] [--folder DIR]

The catalogue is invented (``invented.py``): names and titles as common and as rare as real ones.
Misspellings are made in names drawn evenly from all, and in names drawn as readers want them,
mostly well-known ones. A result is right when it has the name that was misspelt. Beside the clock
stands the processor's time: on a machine that others use, the clock measures them too.
"""

import argparse
import gc
import os
import random
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from rich.console import Console
from rich.table import Table

from benchmarks.results import machine, write_json
from benchmarks.search.invented import InventedFilm, Inventor
from benchmarks.search.peers import Ask, trigrams, words
from benchmarks.search.typed import beginnings, drawn, filters, slipped
from matinee.discovery.search import Entry, Kind, parse_query
from matinee.discovery.search.assemble import film_entry, person_entry
from matinee.discovery.search.build import build_index
from matinee.discovery.search.change import change_index
from matinee.discovery.search.file_index import FileIndex
from matinee_site.discovery.spelling import TantivySpelling, TantivyWriter

TOP = 5


@dataclass(frozen=True, slots=True)
class Line:
    """What was measured: times in milliseconds, by the clock and of the processor.

    ``right`` is a share, None where none is asked.
    """

    what: str
    queries: int
    p50: float
    p95: float
    p99: float
    cpu_p50: float
    cpu_p99: float
    right: float | None = None


@dataclass(frozen=True, slots=True)
class World:
    """An invented catalogue; ``names`` of films and people stand best known first."""

    films: Sequence[InventedFilm]
    people: Sequence[str]
    names: Sequence[str]

    @classmethod
    def invent(cls, *, films: int, people: int) -> "World":
        """Invent one."""
        inventor = Inventor(films=films, people=people)
        named, made = list(inventor.names()), list(inventor.invented_films())
        share = people / films
        names = []
        for film in made:
            names.append(film.title)
            names += named[int(film.number * share) : int((film.number + 1) * share)]
        return cls(made, named, names)

    def entries(self) -> Iterator[Entry]:
        """Give everything that can be found, best known first."""
        share, number = len(self.people) / len(self.films), 0
        for film in self.films:
            yield film_entry(
                key=f"tt{film.number:08}", slug=f"film-{film.number}", title=film.title,
                titles=(film.other_title,) if film.other_title else (), year=film.year,
                runtime=film.runtime, genres=film.genres, countries=(film.country,),
                languages=(film.language,),
                credits=[(role, self.people[person], None) for role, person in film.credits],
            )  # fmt: skip
            while number < (film.number + 1) * share and number < len(self.people):
                name = self.people[number]
                yield person_entry(key=f"nm{number:08}", name=name, roles={"actor": 3})
                number += 1


def main() -> None:
    """Build, measure, print a table and write JSON."""
    options = _options()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="matinee-search-"))
    folder.mkdir(parents=True, exist_ok=True)
    console = Console(width=120)
    try:
        result = measure(options, folder, console)
    finally:
        if options.folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    console.print(f"written to {write_json('search', result)}")


def measure(options: argparse.Namespace, folder: Path, console: Console) -> dict[str, object]:
    """Measure everything, printing as it goes."""
    console.print(f"inventing {options.films:,} films and {options.people:,} people ...")
    world = World.invent(films=options.films, people=options.people)
    console.print("building the index ...")
    built = _built(folder, world)
    console.print(f"{built['seconds']:.1f} s; building what stands beside ...")
    by_trigram, trigram_seconds = trigrams(folder / "trigrams.sqlite", world.names, top=TOP)
    by_word, word_seconds = words(folder / "words.sqlite", world.names, top=8)
    spelling = TantivySpelling(folder / "words")
    index = FileIndex(folder / "entries.search", spelling=spelling, editable=True)
    lines = _lines(index, by_trigram, by_word, world.names, options)
    publish = _published(index, spelling)
    table = Table(
        title=f"{options.films:,} films, {options.people:,} people; milliseconds",
        title_justify="left",
    )
    columns = ("what", "queries", "p50", "p95", "p99", "processor p50", "p99", f"in the top {TOP}")
    for column in columns:
        table.add_column(column, justify="left" if column == "what" else "right")
    for line in lines:
        right = "" if line.right is None else f"{line.right:.1%}"
        figures = (line.p50, line.p95, line.p99, line.cpu_p50, line.cpu_p99)
        times = (f"{value:.2f}" for value in figures)
        table.add_row(line.what, str(line.queries), *times, right)
    console.print(table)
    size = sum(path.stat().st_size for path in _files(folder))
    load = os.getloadavg()[0]
    console.print(
        f"index built in {built['seconds']:.1f} s ({built['cpu_seconds']:.1f} s of the processor,"
        f" and {built['helpers_cpu_seconds']:.1f} s in two helpers beside it),"
        f" {size / 1e6:,.0f} MB on disk; peers built in {trigram_seconds:.1f} s and"
        f" {word_seconds:.1f} s; a review found {publish:.2f} s after it was put in;"
        f" load of the machine {load:.1f}"
    )
    return {
        "machine": machine(), "load": load, "films": options.films, "people": options.people,
        "build": built, "index_bytes": size, "peak_memory_kb": getrusage(RUSAGE_SELF).ru_maxrss,
        "peer_build_seconds": {"trigrams": trigram_seconds, "words": word_seconds},
        "publish_seconds": publish, "lines": [asdict(line) for line in lines],
    }  # fmt: skip


def _lines(
    index: FileIndex, by_trigram: Ask, by_word: Ask, names: Sequence[str], opts: argparse.Namespace
) -> list[Line]:
    chance = random.Random(11)
    evenly = drawn(chance, names, opts.queries, evenly=True)
    wanted = drawn(chance, names, opts.queries, evenly=False)

    def suggested(typed: str) -> Sequence[str]:
        return [found.name for found in index.suggest(parse_query(typed), limit=8)]

    def found(typed: str) -> Sequence[str]:
        return [found.name for found in index.search(parse_query(typed), limit=TOP).found]

    def narrowed(typed: str) -> Sequence[str]:
        return [f.name for f in index.search(parse_query(typed), limit=24, facets=True).found]

    for warm in evenly[:50]:
        suggested(warm[:4]), found(warm)
    begun = beginnings(chance, [*evenly, *wanted])
    chance.shuffle(begun)
    few = opts.peer_queries
    slips = {
        (number, label): slipped(chance, names, number)
        for label, names in (("as wanted", wanted), ("evenly", evenly))
        for number in (1, 2)
    }
    said = {1: "one slip", 2: "two slips"}
    return [
        _timed("beginning, from the first letter", suggested, begun),
        _timed("  FTS5 by words", by_word, begun[:few]),
        _timed("  FTS5 by trigrams", by_trigram, [each for each in begun if len(each) > 2][:few]),
        *(
            line
            for (number, label), pairs in slips.items()
            for line in (
                _judged(f"{said[number]}, names drawn {label}", found, pairs),
                _judged("  FTS5 by trigrams", by_trigram, pairs[:few]),
            )
        ),
        _judged("name, whole", found, [(name, name) for name in wanted]),
        _timed("name and year", found, [f"{name} 1994" for name in evenly[:200]]),
        _timed("filters, with counts", narrowed, filters(chance, 200)),
    ]


def _built(folder: Path, world: World) -> dict[str, float]:
    shutil.rmtree(folder / "words", ignore_errors=True)
    gc.freeze()  # The invented world is no part of what is built.
    begun, cpu, helped = time.perf_counter(), time.process_time(), getrusage(RUSAGE_CHILDREN)
    number = build_index(
        folder / "entries.search",
        world.entries(),
        fingerprint="invented",
        expected=len(world.names),
        spelling=TantivyWriter(folder / "words"),
    )
    after = getrusage(RUSAGE_CHILDREN)
    return {
        "entries": number,
        "seconds": time.perf_counter() - begun,
        "cpu_seconds": time.process_time() - cpu,
        "helpers_cpu_seconds": after.ru_utime + after.ru_stime - helped.ru_utime - helped.ru_stime,
        "helper_peak_memory_kb": after.ru_maxrss,
    }


def _published(index: FileIndex, spelling: TantivySpelling) -> float:
    """Put a review in place and find it by a misspelt word; give the seconds that took."""
    review = Entry(Kind.REVIEW, "a-review", "The Zyzzogeton at dusk", "a-review", fame=0.5)
    begun = time.perf_counter()
    change_index(
        index.file, put=[review], film_facets={"reviewed": {"yes": ["tt00000001"]}},
        spelling=spelling,
    )  # fmt: skip
    found = index.search(parse_query("zyzzogetn"), limit=1).found
    seconds = time.perf_counter() - begun
    if not found or found[0].key != "a-review":
        raise RuntimeError("the review that was put in is not found")
    return seconds


def _timed(what: str, ask: Ask, typed: Sequence[str]) -> Line:
    return _measured(what, ask, [(each, None) for each in typed])


def _judged(what: str, ask: Ask, pairs: Sequence[tuple[str, str]]) -> Line:
    return _measured(what, ask, pairs)


def _measured(what: str, ask: Ask, pairs: Sequence[tuple[str, str | None]]) -> Line:
    times, cpu, right, judged = [], [], 0, False
    for typed, name in pairs:
        begun, worked = time.perf_counter(), time.thread_time()
        found = ask(typed)
        cpu.append(time.thread_time() - worked)
        times.append(time.perf_counter() - begun)
        if name is not None:
            judged = True
            right += any(each.lower() == name.lower() for each in found[:TOP])
    return Line(
        what, len(times), _at(times, 0.5), _at(times, 0.95), _at(times, 0.99), _at(cpu, 0.5),
        _at(cpu, 0.99), right / len(pairs) if judged else None,
    )  # fmt: skip


def _at(seconds: Sequence[float], share: float) -> float:
    return 1000 * sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * share))]


def _files(folder: Path) -> Iterator[Path]:
    yield folder / "entries.search"
    yield from (folder / "words").iterdir()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--films", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=2_000_000)
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--peer-queries", type=int, default=100)
    parser.add_argument("--folder", type=Path, help="where to keep the index; else it is removed")
    return parser.parse_args()


if __name__ == "__main__":
    main()
