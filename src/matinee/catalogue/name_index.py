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
import sqlite3
import struct
from collections.abc import Collection, Iterable
from enum import IntEnum
from pathlib import Path
from zlib import crc32

_HEADER = struct.Struct(">8sIIQ")
_MAGIC = b"MatNames"
_VERSION = 1
_LEAST, _MOST = 10, 40  # of the binary logarithm of the number of bits
_BITS_A_NAME = 16
_SPREAD, _WORD = 0x9E3779B97F4A7C15, (1 << 64) - 1


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
            mixed = crc32(name.encode(), kind) * _SPREAD & _WORD
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


def index_names(path: Path) -> int:
    """Write the filter of a finished snapshot's names behind its pages; give how many there are.

    To be called after everything else, since a VACUUM drops what is behind the pages.
    """
    tables = {NameKind.PERSON: "person_name", NameKind.TITLE: "title", NameKind.SERIES: "series"}
    db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        counts = (f"(SELECT count(*) FROM {table})" for table in tables.values())
        (count,) = db.execute(f"SELECT {'+'.join(counts)}").fetchone()
        names = (
            (kind, name)
            for kind, table in tables.items()
            for (name,) in db.execute(f"SELECT folded FROM {table}")
        )
        filter = _filter(names, count)
    finally:
        db.close()
    exponent = (len(filter) << 3).bit_length() - 1
    with path.open("r+b") as file:
        file.seek(pages_end(file.read(100)))
        file.write(_HEADER.pack(_MAGIC, _VERSION, exponent, count) + filter)
        file.truncate()
    return int(count)


def _filter(names: Iterable[tuple[NameKind, str]], count: int) -> bytearray:
    exponent = max(_LEAST, (count * _BITS_A_NAME - 1).bit_length())
    bits = bytearray(1 << exponent - 3)
    mask = (1 << exponent) - 1
    for kind, name in names:
        mixed = crc32(name.encode(), kind) * _SPREAD & _WORD
        step = mixed >> 33 | 1
        for at in (mixed, mixed + step, mixed + step + step):
            at &= mask
            bits[at >> 3] |= 1 << (at & 7)
    return bits


def open_index(path: Path, offset: int) -> NameIndex | None:
    """Map the filter that begins at ``offset``, or give None where there is no whole one."""
    with path.open("rb") as file:
        file.seek(offset)
        header = file.read(_HEADER.size)
        if len(header) < _HEADER.size:
            return None
        magic, version, exponent, _ = _HEADER.unpack(header)
        if magic != _MAGIC or version != _VERSION or not _LEAST <= exponent <= _MOST:
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
