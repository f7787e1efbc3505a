"""The results as tables on a terminal."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table

from benchmarks.claims.beside import Comparison
from benchmarks.claims.clean import UNREAD, Tally
from benchmarks.claims.readings import VERDICTS
from benchmarks.claims.split import Part
from benchmarks.claims.summary import ALL, SUMMED, Line, Rates, together

_WIDTH = 110  # where the output is no terminal

_TITLES = {
    "swap": "Wrong people in place of the right ones, throughout",
    "character": "Characters and their actors",
    "misspelling": "Misspelt names",
    "fact": "Years, running times and places in a series, changed where they stand",
    "flat": "Wrong facts in flat sentences added to reviews",
    "distractor": "Distractors: the share left in peace",
}

# Fewer than this are not told apart any further.
_LARGE = 60


def wide_console() -> Console:
    """Give a console on which the tables have room."""
    console = Console()
    return console if console.is_terminal else Console(width=_WIDTH)


def show_lines(console: Console, lines: Sequence[Line], parts: Sequence[Part]) -> None:
    """Print a table a group; facets stand below the larger of its lines."""
    for group in dict.fromkeys(line.row.group for line in lines):
        table = Table(title=_TITLES.get(group, group), title_justify="left")
        table.add_column("what", no_wrap=True)
        for part in parts:
            table.add_column(f"{part.value} (95% interval)", justify="right", no_wrap=True)
            table.add_column("of", justify="right", no_wrap=True, min_width=4)
        for line in lines:
            if line.row.group != group:
                continue
            whole = line.row.kind == ALL
            name = line.row.kind + ("" if line.row.decided else " (open)")
            table.add_row(name, *_cells(line.rates, parts), style="bold" if whole else None)
            large = group not in SUMMED and sum(r.of for r in line.rates.values()) >= _LARGE
            if whole or large:
                for facet, values in line.facets.items():
                    for value, rates in values.items():
                        cells = _cells(rates, parts)
                        table.add_row(f"  {facet}: {value}", *cells, style="dim")
        console.print(table)


def _cells(rates: Rates, parts: Sequence[Part]) -> list[str]:
    return [cell for part in parts for cell in (str(rates[part]), str(rates[part].of))]


def show_clean(console: Console, tallies: Mapping[Part, Tally]) -> None:
    """Print what was found in real reviews as they are."""
    table = Table(title="Findings on the reviews as they are", title_justify="left")
    for column in ("rule", "side", *VERDICTS, UNREAD, "precision (95% interval)"):
        table.add_column(column, justify="left" if column in ("rule", "side") else "right")
    for part, tally in tallies.items():
        for rule, counts in sorted(tally.rules.items()):
            cells = [str(counts[verdict]) for verdict in (*VERDICTS, UNREAD)]
            table.add_row(rule, part.value, *cells, str(tally.precision(rule)))
    console.print(table)
    for part, tally in tallies.items():
        console.print(
            f"{part.value}: {tally.reviews} reviews, {sum(tally.claims.values())} claims; "
            f"{tally.true_per_1000:.1f} true mistakes per 1,000 reviews; with an error not known to"
            f" be true {tally.false_error.hits}, a warning {tally.false_warning.hits}",
            highlight=False,
        )


def show_beside(console: Console, stands: Comparison, name: str) -> None:
    """Print the peer's rates beside Matinee's, on the same plants."""
    table = Table(title=f"On the same plants: Matinee and {name}", title_justify="left")
    table.add_column("what", no_wrap=True)
    for column in ("Matinee (95% interval)", "peer (95% interval)", "of"):
        table.add_column(column, justify="right", no_wrap=True)
    by_row = {line.row: line for line in stands.theirs}
    for line in stands.ours:
        if not line.row.decided or line.row not in by_row:
            continue
        mine, theirs = together(line.rates), together(by_row[line.row].rates)
        table.add_row(f"{line.row.group}: {line.row.kind}", str(mine), str(theirs), str(mine.of))
    console.print(table)
    console.print(
        f"unchanged reviews with a finding not known to be true: Matinee {stands.our_alarms.hits},"
        f" peer {stands.their_alarms.hits} of {stands.reviews}; the peer reads"
        f" {stands.reviews_a_second:.0f} reviews in a second of processor time",
        highlight=False,
    )
