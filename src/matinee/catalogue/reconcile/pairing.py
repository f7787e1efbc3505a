"""Pairs the records of two sources: identifiers first, then evidence, at most one partner each."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Generic, TypeVar

from matinee.catalogue.reconcile.model import Evidence, Judgement, Outcome, Pair, Traits
from matinee.catalogue.reconcile.weights import (
    ANOTHER_IDENTIFIER,
    RIVAL,
    SAME_IDENTIFIER,
    Weights,
)

T = TypeVar("T", bound=Traits)
_CERTAIN = 99.0  # bits of an identifier: more than any evidence comes to


@dataclass(frozen=True, slots=True)
class Manner(Generic[T]):
    """How records of one kind are compared: by which keys found, on what evidence, how weighed."""

    keys: Callable[[T], Iterable[Hashable]]
    evidence: Callable[[T, T], Sequence[Evidence]]
    weights: Weights


def reconcile(few: Collection[T], many: Iterable[T], *, manner: Manner[T]) -> list[Pair]:
    """Give the pairs that are the same or to be asked about, the likeliest first.

    ``few`` are held in memory under their keys, and ``many`` are read once and forgotten unless
    they may be one of the few; each side's records are of different films (or people). A record is
    the same as one at most; where two fit nearly as well, both are asked about. Neither the order
    of the records nor which side they are on changes the outcome.
    """
    return weigh(candidates(few, many, keys=manner.keys), manner=manner)


def weigh(candidates: Iterable[tuple[T, T]], *, manner: Manner[T]) -> list[Pair]:
    """Give those of the candidates that are the same or to be asked about, the likeliest first.

    For callers that find their own: no two records of one side are of one film (or person).
    """
    pairs = []
    for left, right in candidates:
        judgement = judge(left, right, manner=manner)
        if judgement.outcome is not Outcome.DIFFERENT:
            pairs.append(Pair(left.id, right.id, judgement))
    return _settled(pairs, manner.weights.gap)


def judge(left: T, right: T, *, manner: Manner[T]) -> Judgement:
    """Judge two records by themselves, whatever else there is."""
    evidence = tuple(manner.evidence(left, right))
    known = tuple(_identifiers(left, right))
    judgement = manner.weights.judge((*known, *evidence))
    if not known or known[0].name == ANOTHER_IDENTIFIER:
        return judgement
    outcome = Outcome.SAME if len(known) == 1 else Outcome.ASK
    return Judgement(outcome, judgement.score + _CERTAIN, judgement.evidence)


def _identifiers(left: Traits, right: Traits) -> Iterator[Evidence]:
    """Name the first identifier that both have, and the first in which they differ."""
    shared = sorted(left.identifiers.keys() & right.identifiers.keys())
    same = [name for name in shared if left.identifiers[name] == right.identifiers[name]]
    others = [name for name in shared if name not in same]
    for name in same[:1]:
        yield Evidence(SAME_IDENTIFIER, (left.identifiers[name],))
    for name in others[:1]:
        values = sorted((left.identifiers[name], right.identifiers[name]))
        yield Evidence(ANOTHER_IDENTIFIER, tuple(values))


def candidates(
    few: Iterable[T], many: Iterable[T], *, keys: Callable[[T], Iterable[Hashable]]
) -> Iterator[tuple[T, T]]:
    """Give all pairs that share a key or an identifier, each once."""
    index: defaultdict[Hashable, list[T]] = defaultdict(list)
    for record in few:
        for key in _all_keys(record, keys):
            index[key].append(record)
    for other in many:
        found = {
            record.id: record
            for key in _all_keys(other, keys)
            if key in index
            for record in index[key]
        }
        for record in found.values():
            yield record, other


def _all_keys(record: T, keys: Callable[[T], Iterable[Hashable]]) -> set[Hashable]:
    return {*keys(record), *record.identifiers.items()}


_End = tuple[bool, str]


def _settled(pairs: Iterable[Pair], gap: float) -> list[Pair]:
    """Give each record its one partner, in rounds: who is paired frees the others to pair."""
    left, settled = list(pairs), list[Pair]()
    while True:
        live = _live(left, gap)
        crowd = Counter(end for pair in live for end in _ends(pair))
        sole = [
            pair
            for pair in live
            if pair.outcome is Outcome.SAME and all(crowd[end] == 1 for end in _ends(pair))
        ]
        if not sole:
            break
        settled += sole
        taken = {end for pair in sole for end in _ends(pair)}
        left = [pair for pair in left if taken.isdisjoint(_ends(pair))]
    settled += [_asked(pair, rivals=any(crowd[end] > 1 for end in _ends(pair))) for pair in live]
    return sorted(settled, key=lambda pair: (-pair.judgement.score, pair.left, pair.right))


def _live(pairs: Sequence[Pair], gap: float) -> list[Pair]:
    """Leave out pairs of which either end has a partner that fits better by more than the gap."""
    best: dict[_End, float] = {}
    for pair in pairs:
        for end in _ends(pair):
            best[end] = max(best.get(end, -inf), pair.judgement.score)
    return [
        pair for pair in pairs if all(pair.judgement.score > best[end] - gap for end in _ends(pair))
    ]


def _asked(pair: Pair, *, rivals: bool) -> Pair:
    if not rivals:
        return pair
    judged = pair.judgement
    evidence = (*judged.evidence, Evidence(RIVAL))
    return replace(pair, judgement=Judgement(Outcome.ASK, judged.score, evidence))


def _ends(pair: Pair) -> tuple[_End, _End]:
    return (False, pair.left), (True, pair.right)
