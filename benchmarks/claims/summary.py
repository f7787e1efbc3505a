"""Outcomes counted into lines, for each side of the split."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.claims.plant import Row
from benchmarks.claims.score import Outcome
from benchmarks.claims.split import Part
from benchmarks.rates import Rate

ORDER = ("swap", "character", "misspelling", "fact", "flat", "distractor")
SUMMED = ("misspelling", "distractor")
ALL = "all"


Rates = Mapping[Part, Rate]


@dataclass(frozen=True)
class Line:
    """A row with its rate on each side, and the same for each value of its facets."""

    row: Row
    rates: Rates
    facets: Mapping[str, Mapping[str, Rates]]

    def as_json(self) -> dict[str, object]:
        """Give the line for programs."""
        return {
            "group": self.row.group,
            "kind": self.row.kind,
            "decided": self.row.decided,
            **_json(self.rates),
            "facets": {
                name: {value: _json(rates) for value, rates in values.items()}
                for name, values in self.facets.items()
            },
        }


def lines(outcomes: Iterable[Outcome], parts: Sequence[Part]) -> list[Line]:
    """Count outcomes into lines, in the order of groups; a group's sum is a line of its own."""
    by_row: dict[Row, list[Outcome]] = {}
    for outcome in outcomes:
        if outcome.part in parts:
            by_row.setdefault(outcome.row, []).append(outcome)
            if outcome.row.group in SUMMED:
                by_row.setdefault(Row(outcome.row.group, ALL), []).append(outcome)
    return [_line(row, by_row[row], parts) for row in sorted(by_row, key=_place)]


def together(rates: Rates) -> Rate:
    """Give the rate on both sides of the split taken together."""
    return Rate(sum(r.hits for r in rates.values()), sum(r.of for r in rates.values()))


def _line(row: Row, outcomes: Sequence[Outcome], parts: Sequence[Part]) -> Line:
    facets: dict[str, dict[str, list[Outcome]]] = {}
    for outcome in outcomes:
        for name, value in outcome.facets:
            facets.setdefault(name, {}).setdefault(value, []).append(outcome)
    counted = {
        name: {value: _rates(some, parts) for value, some in sorted(values.items())}
        for name, values in sorted(facets.items())
    }
    return Line(row, _rates(outcomes, parts), counted)


def _rates(outcomes: Sequence[Outcome], parts: Sequence[Part]) -> Rates:
    return {part: Rate.count(o.good for o in outcomes if o.part is part) for part in parts}


def _json(rates: Rates) -> dict[str, object]:
    return {part.value: rate.as_json() for part, rate in rates.items()}


def _place(row: Row) -> tuple[int, bool, bool, str]:
    group = ORDER.index(row.group) if row.group in ORDER else len(ORDER)
    return group, not row.decided, row.kind == ALL, row.kind
