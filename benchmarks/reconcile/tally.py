"""Counts what became of the pairs of two sources, and prints it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from benchmarks.rates import Rate
from matinee.catalogue.reconcile import Outcome, Pair


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pairs there are in truth, were found, wrongly found, and asked about."""

    name: str
    records: int
    true: int
    right: int
    wrong: int
    asked: int
    asked_rightly: int
    seconds: float

    @classmethod
    def of(
        cls,
        name: str,
        pairs: Iterable[Pair],
        *,
        is_true: Callable[[Pair], bool],
        true: int,
        records: int,
        seconds: float,
    ) -> "Tally":
        """Count pairs, of which ``true`` could have been found."""
        counts = {(outcome, right): 0 for outcome in Outcome for right in (True, False)}
        for pair in pairs:
            counts[pair.outcome, is_true(pair)] += 1
        return cls(
            name,
            records,
            true,
            counts[Outcome.SAME, True],
            counts[Outcome.SAME, False],
            counts[Outcome.ASK, True] + counts[Outcome.ASK, False],
            counts[Outcome.ASK, True],
            seconds,
        )

    @property
    def precision(self) -> Rate:
        """The share of pairs found that are true."""
        return Rate(self.right, self.right + self.wrong)

    @property
    def recall(self) -> Rate:
        """The share of true pairs that were found without asking."""
        return Rate(self.right, self.true)

    @property
    def recall_with_asking(self) -> Rate:
        """The share of true pairs that were found or asked about."""
        return Rate(self.right + self.asked_rightly, self.true)

    def as_json(self) -> dict[str, object]:
        """Give the figures for programs."""
        return {
            "name": self.name,
            "records": self.records,
            "true_pairs": self.true,
            "precision": self.precision.as_json(),
            "recall": self.recall.as_json(),
            "recall_with_asking": self.recall_with_asking.as_json(),
            "wrong": self.wrong,
            "asked": self.asked,
            "records_per_second": round(self.records / self.seconds) if self.seconds else None,
        }


def show(title: str, tallies: Sequence[Tally], *, precision: float, recall: float) -> None:
    """Print a table; what misses its target is marked."""
    table = Table(title=f"{title} (targets: precision {precision}, recall {recall})")
    table.add_column("between", no_wrap=True)
    for column in (
        "true pairs",
        "precision",
        "recall",
        "with asking",
        "wrong",
        "asked",
        "records/s",
    ):
        table.add_column(column, justify="right", no_wrap=True)
    for each in tallies:
        table.add_row(
            each.name,
            f"{each.true:,}",
            _marked(each.precision, precision),
            _marked(each.recall, recall),
            f"{each.recall_with_asking.share or 0:.4f}",
            f"{each.wrong:,}",
            f"{each.asked:,}",
            f"{each.records / each.seconds:,.0f}" if each.seconds else "",
        )
    Console(width=118).print(table)


def _marked(rate: Rate, target: float) -> str:
    if rate.share is None:
        return "–"
    low, high = rate.interval
    mark = "" if rate.share >= target else " !"
    return f"{rate.share:.4f} ({low:.3f}–{high:.3f}){mark}"
