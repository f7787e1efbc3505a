"""Writes the filter of a snapshot's names (``name_index.py``) from columns of normal forms."""

from itertools import repeat
from pathlib import Path
from zlib import crc32

import polars as pl

from matinee.catalogue.name_index import BITS_A_NAME, LEAST, SPREAD, NameKind, head, pages_end

_SLICE = 1_000_000


class NameFilter:
    """Names on their way into a filter, whose size is known once they are all there."""

    def __init__(self) -> None:
        """Begin with no name."""
        self._mixed: list[pl.DataFrame] = []
        self._count = 0

    def add(self, kind: NameKind, names: pl.Series) -> None:
        """Take names in, each in normal form."""
        for part in (names.slice(at, _SLICE) for at in range(0, names.len(), _SLICE)):
            sums = list(map(crc32, part.cast(pl.Binary).to_list(), repeat(int(kind))))
            # The product wraps around at 64 bits, as the reader's does.
            frame = pl.DataFrame({"mixed": sums}, schema={"mixed": pl.UInt64})
            self._mixed.append(frame.select(pl.col("mixed") * pl.lit(SPREAD, pl.UInt64)))
            self._count += part.len()

    def append(self, path: Path) -> None:
        """Write the filter behind the pages of a finished file; nothing may be written after."""
        exponent = max(LEAST, (self._count * BITS_A_NAME - 1).bit_length())
        filter = pl.zeros(1 << exponent - 3, dtype=pl.UInt8, eager=True)
        for mixed in self._mixed:
            places = _places(mixed, (1 << exponent) - 1)
            for bit in range(8):
                # All that share a byte here set the same bit of it: the last one may win.
                bytes_ = places.filter(pl.col("at") % 8 == bit)["at"] // 8
                filter = filter.scatter(bytes_, filter.gather(bytes_) | (1 << bit))
        with path.open("r+b") as file:
            file.seek(pages_end(file.read(100)))
            file.write(head(exponent, self._count))
            for at in range(0, filter.len(), _SLICE):
                file.write(bytes(filter.slice(at, _SLICE).to_list()))
            file.truncate()


def _places(names: pl.DataFrame, mask: int) -> pl.DataFrame:
    """Give the places of the bits of names, three a name."""
    names = names.with_columns(step=(pl.col("mixed") // (1 << 33)) | pl.lit(1, pl.UInt64))
    return pl.concat(
        names.select(at=(pl.col("mixed") + pl.col("step") * k) & pl.lit(mask, pl.UInt64))
        for k in range(3)
    )
