"""A set of whole numbers that a whole column is looked up in at once."""

import polars as pl

_NOTHING = pl.Series([0], dtype=pl.UInt8)


class Members:
    """Numbers from 0 on, one byte each: tens of millions of them take tens of megabytes."""

    def __init__(self, numbers: pl.Series) -> None:
        """Hold the numbers."""
        self._marks = _NOTHING
        self.add(numbers)

    def add(self, numbers: pl.Series) -> None:
        """Take numbers in as well."""
        if not numbers.len():
            return
        top: int = numbers.cast(pl.Int64).max()  # type: ignore[assignment]
        lacking = top + 1 - self._marks.len()
        if lacking > 0:
            # Twice the room, so that growing number by number stays cheap.
            more = _NOTHING.new_from_index(0, max(lacking, self._marks.len()))
            self._marks = pl.concat([self._marks, more], rechunk=True)
        self._marks = self._marks.scatter(numbers, 1)

    def has(self, numbers: pl.Series) -> pl.Series:
        """Say of each number whether it is among them; of no number, that it is not."""
        last = self._marks.len() - 1
        inside = (numbers <= last) & (numbers >= 0)
        return (inside & (self._marks.gather(numbers.clip(0, last)) == 1)).fill_null(False)
