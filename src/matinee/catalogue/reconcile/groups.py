"""Brings pairs together into groups: who is the same as whom, with what people have ruled first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matinee.catalogue.reconcile.model import Outcome, Pair


@dataclass(frozen=True, slots=True)
class Ruling:
    """What somebody has decided of two records; it stands whatever the evidence says."""

    left: str
    right: str
    same: bool


def groups(pairs: Iterable[Pair], *, rulings: Iterable[Ruling] = ()) -> Mapping[str, str]:
    """Give every record that is the same as another the first (by id) of all that are one with it.

    Records ruled to be the same are one first. Then come the pairs found to be the same, the
    likeliest first, except where they would bring together two that are ruled to be different.
    Where rulings contradict each other, those that part win. Records that are one with no other
    are left out.
    """
    ruled = list(rulings)
    apart = [(each.left, each.right) for each in ruled if not each.same]
    united = _United(apart)
    for each in sorted(ruled, key=lambda each: sorted((each.left, each.right))):
        if each.same:
            united.unite(each.left, each.right)
    same = [pair for pair in pairs if pair.outcome is Outcome.SAME]
    for pair in sorted(same, key=_order):
        united.unite(pair.left, pair.right)
    return united.firsts()


def _order(pair: Pair) -> tuple[float, list[str]]:
    return -pair.judgement.score, sorted((pair.left, pair.right))


class _United:
    """Disjoint sets, of which some may not be united."""

    def __init__(self, apart: Iterable[tuple[str, str]]) -> None:
        self._of: dict[str, set[str]] = {}
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        for left, right in apart:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def unite(self, left: str, right: str) -> None:
        one, two = self._of.get(left, {left}), self._of.get(right, {right})
        if one is two or any(not self._apart[each].isdisjoint(two) for each in one):
            return
        both = one | two
        self._of |= dict.fromkeys(both, both)

    def firsts(self) -> dict[str, str]:
        return {each: min(group) for each, group in sorted(self._of.items()) if len(group) > 1}
