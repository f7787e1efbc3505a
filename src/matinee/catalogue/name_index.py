"""The names a snapshot may hold, as a filter mapped into memory: most look-ups end here.

Nine of ten runs of capitals in a text are nobody's name and no film's title. A Bloom filter tells
so in well under a microsecond, from two or three bytes, where a B-tree of ten million names would
read a page or more from disk. It stands behind the last page of the SQLite file, which SQLite
passes over, so that a snapshot stays one file and opens at once whatever its size: 16 to 32 bits a
name, less than half a percent of strangers let through. What it lets through is looked up; what it
holds is never turned away. A file without it (as after VACUUM) is only slower.

Burton H. Bloom, "Space/time trade-offs in hash coding with allowable errors", CACM 13 (1970).
"""

import mmap
import struct
from collections.abc import Collection
from enum import IntEnum
from pathlib import Path
from zlib import crc32

_HEADER = struct.Struct(">8sIIQ")
_MAGIC = b"MatNames"
_VERSION = 1
LEAST, _MOST = 10, 40  # of the binary logarithm of the number of bits
BITS_A_NAME = 16
SPREAD, _WORD = 0x9E3779B97F4A7C15, (1 << 64) - 1


class NameKind(IntEnum):
    """What a name is looked up as."""

    PERSON = 1
    TITLE = 2
    SERIES = 3


class NameIndex:
    """The filter of one snapshot file."""

    def __init__(self, filter: mmap.mmap, begin: int, bits: int) -> None:
        """Use the filter of ``bits`` bits (a power of two) that begins at a byte of a mapping."""
        self._filter = filter
        self._begin = begin
        self._mask = bits - 1

    def among(self, kind: NameKind, names: Collection[str]) -> list[str]:
        """Give the names, in normal form, that the snapshot may hold."""
        bytes_, begin, mask = self._filter, self._begin, self._mask
        found = []
        for name in names:
            mixed = crc32(name.encode(), kind) * SPREAD & _WORD
            step = mixed >> 33 | 1
            for at in (mixed, mixed + step, mixed + step + step):
                at &= mask
                if not bytes_[begin + (at >> 3)] >> (at & 7) & 1:
                    break
            else:
                found.append(name)
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._filter.close()


def head(exponent: int, count: int) -> bytes:
    """Give what stands before a filter of 2 to the ``exponent`` bits, made of ``count`` names."""
    return _HEADER.pack(_MAGIC, _VERSION, exponent, count)


def open_index(path: Path, offset: int) -> NameIndex | None:
    """Map the filter that begins at ``offset``, or give None where there is no whole one."""
    with path.open("rb") as file:
        file.seek(offset)
        header = file.read(_HEADER.size)
        if len(header) < _HEADER.size:
            return None
        magic, version, exponent, _ = _HEADER.unpack(header)
        if magic != _MAGIC or version != _VERSION or not LEAST <= exponent <= _MOST:
            return None
        size = 1 << exponent - 3
        base = offset - offset % mmap.ALLOCATIONGRANULARITY
        begin = offset - base + _HEADER.size
        if path.stat().st_size < base + begin + size:
            return None
        mapped = mmap.mmap(file.fileno(), begin + size, access=mmap.ACCESS_READ, offset=base)
    return NameIndex(mapped, begin, 1 << exponent)


def pages_end(header: bytes) -> int:
    """Give the offset behind SQLite's last page, from the first bytes of the file.

    https://www.sqlite.org/fileformat.html#the_database_header
    """
    size = int.from_bytes(header[16:18], "big")
    return (65_536 if size == 1 else size) * int.from_bytes(header[28:32], "big")
