"""Writes the filter of a snapshot's names (``name_index.py``) from columns of normal forms."""

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
            sums = [crc32(name.encode(), kind) for name in part.to_list()]
            # The product wraps around at 64 bits, as the reader's does.
            frame = pl.DataFrame({"mixed": sums}, schema={"mixed": pl.UInt64})
            self._mixed.append(frame.select(pl.col("mixed") * pl.lit(SPREAD, pl.UInt64)))
            self._count += part.len()

    def append(self, path: Path) -> None:
        """Write the filter behind the pages of a finished file; nothing may be written after."""
        exponent = max(LEAST, (self._count * BITS_A_NAME - 1).bit_length())
        filter = pl.zeros(1 << exponent - 3, dtype=pl.UInt8, eager=True)
        for mixed in self._mixed:
            bits = _bits(mixed, (1 << exponent) - 1)
            filter = filter.scatter(bits["byte"], filter.gather(bits["byte"]) | bits["bit"])
        with path.open("r+b") as file:
            file.seek(pages_end(file.read(100)))
            file.write(head(exponent, self._count))
            for at in range(0, filter.len(), _SLICE):
                file.write(bytes(filter.slice(at, _SLICE).to_list()))
            file.truncate()


def _bits(names: pl.DataFrame, mask: int) -> pl.DataFrame:
    """Give the bytes that names have bits in, each once, with those bits."""
    names = names.with_columns(step=(pl.col("mixed") // (1 << 33)) | pl.lit(1, pl.UInt64))
    places = [
        names.select(at=(pl.col("mixed") + pl.col("step") * k) & pl.lit(mask, pl.UInt64))
        for k in range(3)
    ]
    each = pl.concat(places).select(
        byte=pl.col("at") // 8,
        bit=pl.lit(2, pl.UInt64).pow(pl.col("at") % 8).cast(pl.UInt8),
    )
    return each.group_by("byte").agg(pl.col("bit").bitwise_or())
