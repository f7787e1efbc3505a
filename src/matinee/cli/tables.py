"""Tables of facts as the terminal shows them."""

from typing import TextIO

from rich.console import Console
from rich.table import Table

from matinee.cli.messages import coloured


def console_on(out: TextIO) -> Console:
    """Give a console that writes to a stream, in colours only where they are wanted."""
    colour = coloured(out)
    return Console(file=out, no_color=not colour, highlight=False, markup=False, emoji=False)


def plain_table() -> Table:
    """Give a table without lines: a label, the fact, and a mark to its right."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=False)
    table.add_column(overflow="fold", ratio=1)
    table.add_column(no_wrap=True, justify="right")
    return table
