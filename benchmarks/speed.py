"""Times checking: many reviews, long ones, one edited paragraph, and the whole command on a file.

Usage: python -m benchmarks.speed [REVIEWS] [--catalogue FILE]

Every figure counts reading the text (Markdown) as well as checking it, with one Checker held, as
the site, the editor and `matinee check FOLDER` hold it. Checks are timed in processor seconds of
one process, so that other work on the machine does not count; whole commands by the clock. A
Python process that only parses the same Markdown stands beside them, so that the machine's own
pace can be told from Matinee's. Without REVIEWS, the sample reviews are used, many times over.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from markdown_it import MarkdownIt
from rich.console import Console
from rich.table import Table

from benchmarks.corpus import open_catalogue, reviews
from benchmarks.lengths import of_length
from benchmarks.results import machine, write_json
from matinee.catalogue import FilmRef
from matinee.catalogue.snapshot import Snapshot
from matinee.check import Checker, Report
from matinee.cli.collector import collect_seldom
from matinee.document import read_text
from matinee.report_json import report_json
from matinee.review import parse_review

SAMPLES = Path(__file__).parents[1] / "src/matinee_site/samples/reviews"
PEER = "import sys, markdown_it; markdown_it.MarkdownIt().parse(open(sys.argv[1]).read())"
USUAL, LONG = 320, 1200
_ROUNDS = 2
_SAMPLE = 400
Timed = tuple[str, FilmRef | None]


def main() -> None:
    """Measure, print a table and write JSON."""
    options = _options()
    console = Console()
    collect_seldom()
    catalogue = open_catalogue(options.catalogue)
    found = list(reviews(options.reviews))[: options.sample]
    films = catalogue.films_by_imdb([r.imdb_id for r in found if r.imdb_id])
    known = [films.get(review.imdb_id or "") for review in found]
    usual = list(zip(of_length(found, USUAL), known, strict=True))
    long = list(zip(of_length(found, LONG), known, strict=True))
    whole = _each(catalogue, long)
    edited = _edited(catalogue, long)
    rows = {
        f"reviews of {USUAL} words a second, film known": _pace(catalogue, usual),
        f"reviews of {USUAL} words a second, film to be found": _pace(
            catalogue, [(text, None) for text, _ in usual]
        ),
        "peer: parsing the same Markdown alone, a second": _peer_pace(usual),
        f"{LONG} words, median (ms)": 1000 * statistics.median(whole),
        f"{LONG} words, 95th percentile (ms)": 1000 * _percentile(whole, 95),
        f"one edited paragraph of {LONG} words, median (ms)": 1000 * statistics.median(edited),
        f"one edited paragraph of {LONG} words, 95th percentile (ms)": 1000
        * _percentile(edited, 95),
        **_stages(catalogue, usual),
        **_commands(long[0][0], options.catalogue),
    }
    table = Table(title=f"{len(found)} reviews", title_justify="left")
    table.add_column("what")
    table.add_column("figure", justify="right")
    for name, figure in rows.items():
        table.add_row(name, f"{figure:,.2f}" if figure < 100 else f"{figure:,.0f}")
    console.print(table)
    target = write_json("speed", {"machine": machine(), "reviews": len(found), **rows})
    console.print(f"written to {target}")


def _pace(catalogue: Snapshot, texts: Sequence[Timed]) -> float:
    """Give reviews a second of processor time: the best of some rounds, each text once a round."""
    return max(len(texts) / sum(_each(catalogue, texts)) for _ in range(_ROUNDS))


def _each(catalogue: Snapshot, texts: Sequence[Timed]) -> list[float]:
    """Give the seconds of each text, with a Checker that has seen none of them."""
    checker = Checker(catalogue)
    return [_timed(_reading(checker, text, film)) for text, film in texts]


def _edited(catalogue: Snapshot, texts: Sequence[Timed]) -> list[float]:
    """Give the seconds of checking a text again after a word was added to one paragraph."""
    checker = Checker(catalogue)
    times = []
    for number, (text, film) in enumerate(texts):
        paragraphs = text.split("\n\n")
        checker.check(read_text(text), film=film)
        paragraphs[number % len(paragraphs)] += " Still, it moves."
        changed = "\n\n".join(paragraphs)
        times.append(_timed(_reading(checker, changed, film)))
    return times


def _stages(catalogue: Snapshot, texts: Sequence[Timed]) -> dict[str, float]:
    """Give the milliseconds that each stage of a text takes, the best of some rounds.

    Names, claims and verdicts are of a checker that has met the film, but not the text.
    """
    documents = [read_text(text) for text, _ in texts]
    films = [film for _, film in texts]
    ids = list({film.id for film in films if film})

    def checked() -> list[Report]:
        checker = Checker(catalogue)
        for film in films:
            checker.check(read_text("A film."), film=film)
        begin = time.process_time()
        reports = [checker.check(d, film=f) for d, f in zip(documents, films, strict=True)]
        spent.append(time.process_time() - begin)
        return reports

    spent: list[float] = []
    reports, *_ = [checked() for _ in range(_ROUNDS)]
    stages: dict[str, Callable[[], object]] = {
        "reading the text": lambda: [read_text(text) for text, _ in texts],
        "the review's shape": lambda: [parse_review(document) for document in documents],
        "the report as JSON": lambda: [report_json(report) for report in reports],
    }
    figures = {
        name: 1000 * min(_timed(run) for _ in range(_ROUNDS)) / len(texts)
        for name, run in stages.items()
    }
    whole = 1000 * min(spent) / len(texts)
    figures["names, claims and verdicts"] = whole - figures["the review's shape"]
    opened = [_timed(partial(catalogue.dossiers, [film])) for film in ids]
    figures["a film's dossier, where new"] = 1000 * statistics.mean(opened) if opened else 0.0
    return {f"stage: {name} (ms)": figure for name, figure in figures.items()}


def _reading(checker: Checker, text: str, film: FilmRef | None) -> Callable[[], object]:
    """Give the work that is timed: reading a text and checking it."""
    return lambda: checker.check(read_text(text), film=film)


def _peer_pace(texts: Sequence[Timed]) -> float:
    parser = MarkdownIt()
    return max(
        len(texts) / sum(_timed(partial(parser.parse, text)) for text, _ in texts)
        for _ in range(_ROUNDS)
    )


def _commands(text: str, catalogue: Path | None) -> dict[str, float]:
    """Give the milliseconds of `matinee check` on a file holding the text, and of the peer."""
    with tempfile.NamedTemporaryFile("w", suffix=".md", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        check = [sys.executable, "-m", "matinee", "check", file.name, "--format", "json"]
        check += ["--catalogue", str(catalogue)] if catalogue else []
        commands = {
            "matinee check FILE, whole process, median (ms)": check,
            "peer: Python parsing that file, whole process, median (ms)": [
                sys.executable, "-c", PEER, file.name,
            ],
        }  # fmt: skip
        return {
            name: 1000 * statistics.median(_clocked(command) for _ in range(7))
            for name, command in commands.items()
        }


def _clocked(command: Sequence[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begin


def _timed(call: Callable[[], object]) -> float:
    begin = time.process_time()
    call()
    return time.process_time() - begin


def _percentile(times: Sequence[float], percent: int) -> float:
    return statistics.quantiles(times, n=100)[percent - 1] if len(times) > 1 else times[0]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reviews", type=Path, nargs="?", default=SAMPLES)
    parser.add_argument("--catalogue", type=Path, help="a snapshot, or a folder of tables")
    parser.add_argument("--sample", type=int, default=_SAMPLE, help="at most so many reviews")
    return parser.parse_args()


if __name__ == "__main__":
    main()
