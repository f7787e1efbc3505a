"""Reads tab-separated files of any size in blocks, and sets aside the lines that are none.

Memory is bounded by the block, whatever the file holds: a line without end is passed over, and a
packed file that unpacks to absurd size is refused.
"""

import gzip
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import polars as pl

from matinee.catalogue.port import CatalogueError
from matinee.catalogue.sources.reader import Reject, excerpt

BLOCK = 32 << 20
LONGEST_LINE = 1 << 20
_ABSURD_SIZE, _ABSURD_RATIO = 1 << 30, 100
_REPORTED = 1_000


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines of a file as columns of text, None where the file has its sign for nothing.

    ``line`` is the number of the first, ``end`` the place in the unpacked file after the last,
    ``packed`` how much of the file itself has been read.
    """

    rows: pl.DataFrame
    line: int
    lines: int
    end: int
    packed: int
    rejects: Sequence[Reject] = ()
    rejected: int = 0
    numbers: Sequence[int] | None = None

    def line_of(self, row: int) -> int:
        """Give the number of a row's line in the file."""
        return self.numbers[row] if self.numbers else self.line + 1 + row

    def refused(self, file: str, rows: pl.Series, reason: str) -> list[Reject]:
        """Give the rejects of the rows for which ``rows`` is true, up to a number."""
        lines = rows.arg_true()[:_REPORTED]
        texts = ["\t".join(map(str, self.rows.row(row))) for row in lines]
        return [
            Reject(file, self.line_of(row), reason, excerpt(text))
            for row, text in zip(lines, texts, strict=True)
        ]


class TsvFile:
    """A file of tab-separated lines under a line of column names, packed with gzip or not."""

    def __init__(self, path: Path, needed: Sequence[str]) -> None:
        """Read the names, or raise CatalogueError naming the file and what it lacks."""
        self.path = path
        self.size = path.stat().st_size
        with _Opened(path) as (_, file):
            head = _read(path, file, 1 << 16)
        if b"\n" not in head:
            raise CatalogueError(f"{path}: has no line of column names")
        first = head[: head.index(b"\n")]
        self._ending = b"\r\n" if first.endswith(b"\r") else b"\n"
        self._begin = len(first) + 1
        self.columns = first.rstrip(b"\r").decode("utf-8-sig", "replace").split("\t")
        missing = [name for name in needed if name not in self.columns]
        if missing:
            raise CatalogueError(
                f"{path}: lacks the column {', '.join(missing)}; it begins with {excerpt(first)!r}"
            )
        self._needed = list(needed)

    def blocks(self, *, after: int = 0, line: int = 1, size: int = BLOCK) -> Iterator[Block]:
        """Give the lines block by block, from place ``after`` on, whose line is ``line`` + 1.

        The next one is unpacked and cut into columns while the last one is worked on.
        """
        blocks = self._blocks(after, line, size)
        with ThreadPoolExecutor(1) as ahead:
            coming = ahead.submit(next, blocks, None)
            while block := coming.result():
                coming = ahead.submit(next, blocks, None)
                yield block

    def _blocks(self, after: int, line: int, size: int) -> Iterator[Block]:
        with _Opened(self.path) as (raw, file), ThreadPoolExecutor(1) as ahead:
            at = self._skip(file, after or self._begin)
            rest, skipping = b"", False
            coming = ahead.submit(_read, self.path, file, size)
            while True:
                part = coming.result()
                packed = raw.tell()
                if part:
                    coming = ahead.submit(_read, self.path, file, size)
                at += len(part)
                self._suspect(at, packed)
                rejects: list[Reject] = []
                if skipping:
                    # What is left of a line that was refused for its length.
                    cut = part.find(b"\n")
                    skipping = cut < 0 and bool(part)
                    part = part[cut + 1 :] if cut >= 0 else b""
                data = rest + part
                if part:
                    cut = data.rfind(b"\n") + 1
                    data, rest = data[:cut], data[cut:]
                    if len(rest) > LONGEST_LINE:
                        lines = data.count(b"\n")
                        reason = f"longer than {LONGEST_LINE:,} bytes"
                        rejects.append(
                            Reject(self.path.name, line + lines + 1, reason, excerpt(rest))
                        )
                        rest, skipping = b"", True
                else:
                    rest = b""
                if data or rejects:
                    block = self._block(data, line, at - len(rest), packed, rejects)
                    yield block
                    line += block.lines
                if not part and not skipping:
                    return

    def _skip(self, file: IO[bytes], to: int) -> int:
        left = to
        while left and (part := _read(self.path, file, min(left, BLOCK))):
            left -= len(part)
        return to - left

    def _suspect(self, size: int, packed: int) -> None:
        if size > _ABSURD_SIZE and size > _ABSURD_RATIO * max(packed, 1):
            raise CatalogueError(
                f"{self.path}: unpacks to more than {_ABSURD_RATIO} times its size;"
                " that is no table of films"
            )

    def _block(self, data: bytes, line: int, end: int, packed: int, rejects: list[Reject]) -> Block:
        if data and not data.endswith(b"\n"):
            data += b"\n"
        breaks = data.count(b"\n")
        lines = breaks + len(rejects)
        rejected = len(rejects)
        if self._ending != b"\n":
            data = data.replace(b"\r\n", b"\n")
        tabs = (len(self.columns) - 1) * breaks
        rows, numbers = None, None
        if data.count(b"\t") == tabs and b"\0" not in data:
            rows = self._parsed(data)
        if rows is None:
            data, numbers, found = self._sifted(data, line)
            rejected += len(found)
            rejects += found[:_REPORTED]
            rows = self._parsed(data)
        assert rows is not None
        return Block(rows, line, lines, end, packed, rejects, rejected, numbers)

    def _parsed(self, data: bytes) -> pl.DataFrame | None:
        """Give the lines as columns, or None where some line is not what it must be."""
        if not data:
            return pl.DataFrame(schema=dict.fromkeys(self._needed, pl.String))
        try:
            return pl.read_csv(
                data,
                has_header=False,
                new_columns=self.columns,
                separator="\t",
                quote_char=None,
                null_values="\\N",
                infer_schema=False,
            ).select(self._needed)
        except pl.exceptions.PolarsError:
            return None

    def _sifted(self, data: bytes, line: int) -> tuple[bytes, list[int], list[Reject]]:
        """Part the lines that can be read from those that cannot, and say why not."""
        good: list[bytes] = []
        numbers: list[int] = []
        bad: list[Reject] = []
        for number, text in enumerate(data.split(b"\n")[:-1], line + 1):
            reason = self._wrong(text)
            if reason is None:
                good.append(text + b"\n")
                numbers.append(number)
            else:
                bad.append(Reject(self.path.name, number, reason, excerpt(text)))
        return b"".join(good), numbers, bad

    def _wrong(self, text: bytes) -> str | None:
        fields = text.count(b"\t") + 1
        if fields != len(self.columns):
            return f"has {fields} fields, not {len(self.columns)}"
        if b"\0" in text:
            return "holds a NUL"
        try:
            text.decode("utf-8")
        except UnicodeDecodeError:
            return "is not UTF-8"
        return None


class _Opened:
    """Opens a file, unpacking what gzip has packed; gives the file itself and its contents."""

    def __init__(self, path: Path) -> None:
        self._raw = path.open("rb")
        packed = self._raw.peek(2)[:2] == b"\x1f\x8b"
        self._file = cast("IO[bytes]", gzip.GzipFile(fileobj=self._raw) if packed else self._raw)

    def __enter__(self) -> tuple[IO[bytes], IO[bytes]]:
        return self._raw, self._file

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._raw.close()


def _read(path: Path, file: IO[bytes], size: int) -> bytes:
    try:
        return file.read(size)
    except EOFError as error:
        raise CatalogueError(f"{path}: is cut short; get it again") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise CatalogueError(f"{path}: is damaged ({error}); get it again") from error
