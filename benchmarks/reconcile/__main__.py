"""Measures which records of two sources are found to be of one film or person.

Usage: python -m benchmarks.reconcile TABLES [--part tune] [--wrong 5]

TABLES is a folder in the ``tables`` layout, with films.parquet and credits.parquet whose films and
credits name their sources. Identifiers are hidden from the judgement and give the truth. Films and
people are split by hash: one half for setting weights (``--part tune``), the other for measuring.
"""

import argparse
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from benchmarks.reconcile.films import film_pairs, read_tables
from benchmarks.reconcile.people import people_pairs
from benchmarks.reconcile.split import part
from benchmarks.reconcile.tally import Tally, show
from benchmarks.results import machine, write_json
from matinee.catalogue.reconcile import (
    FILM_MANNER,
    Commonness,
    FilmTraits,
    Outcome,
    Pair,
    PersonTraits,
    person_manner,
    reconcile,
)

_WIKIDATA = Path(__file__).parents[2] / "catalogue" / "wikidata" / "films.csv.gz"


def main() -> None:
    """Measure, print tables and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tables", type=Path, help="folder with films.parquet and credits.parquet")
    parser.add_argument("--part", choices=("tune", "measure"), default="measure")
    parser.add_argument("--wrong", type=int, default=0, help="list so many wrong pairs of each")
    options = parser.parse_args()
    tables = read_tables(options.tables)
    films, people = [], []
    for left, right, few, many in film_pairs(tables, _WIKIDATA):
        begun = time.process_time()
        pairs = reconcile(few, many, manner=FILM_MANNER)
        seconds = time.process_time() - begun
        both = {film.id for film in few} & {film.id for film in many}
        tally = Tally.of(
            f"{left} × {right}",
            [pair for pair in pairs if part(pair.left) == options.part],
            is_true=lambda pair: pair.left == pair.right,
            true=sum(part(film) == options.part for film in both),
            records=len(few) + len(many),
            seconds=seconds,
        )
        films.append(tally)
        truth = {film: film for film in both}
        _list_wrong(pairs, truth, few, many, options.part, options.wrong)
    show("films", films, precision=0.995, recall=0.97)
    for left, right, few, many, truth in people_pairs(tables):
        longer = max(few, many, key=len)
        manner = person_manner(Commonness(min(person.names) for person in longer))
        begun = time.process_time()
        pairs = reconcile(few, many, manner=manner)
        seconds = time.process_time() - begun
        counted = [pair for pair in pairs if truth.counts(pair.left, pair.right)]
        tally = Tally.of(
            f"{left} × {right}",
            [pair for pair in counted if part(pair.left) == options.part],
            is_true=lambda pair, whom=truth.left: whom.get(pair.left) == pair.right,
            true=sum(part(person) == options.part for person in truth.left),
            records=len(few) + len(many),
            seconds=seconds,
        )
        people.append(tally)
        _list_wrong(counted, truth.left, few, many, options.part, options.wrong)
    show("people", people, precision=0.99, recall=0.93)
    result = {
        "machine": machine(),
        "part": options.part,
        "films": [tally.as_json() for tally in films],
        "people": [tally.as_json() for tally in people],
    }
    print(f"written to {write_json('reconcile', result)}")


def _list_wrong(
    pairs: Iterable[Pair],
    truth: Mapping[str, str],
    few: Iterable[FilmTraits | PersonTraits],
    many: Iterable[FilmTraits | PersonTraits],
    of_part: str,
    most: int,
) -> None:
    """Print pairs that were wrongly taken for the same."""
    if not most:
        return
    left, right = {each.id: each for each in few}, {each.id: each for each in many}
    wrong: Iterator[Pair] = (
        pair
        for pair in pairs
        if pair.outcome is Outcome.SAME
        and truth.get(pair.left) != pair.right
        and part(pair.left) == of_part
    )
    for pair, _ in zip(wrong, range(most), strict=False):
        names = [
            sorted(each.titles if isinstance(each, FilmTraits) else each.names)[:1]
            for each in (left[pair.left], right[pair.right])
        ]
        said = ", ".join(each.name for each in pair.judgement.evidence)
        print(f"{pair.left} {pair.right} {names} {pair.judgement.score}: {said}")


if __name__ == "__main__":
    main()
