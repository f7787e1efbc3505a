"""Reads CSV as exports and spreadsheets write it: encodings, separators and cells that bite."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matinee.archive.model import ArchiveError

if TYPE_CHECKING:
    import _csv

MAX_BYTES = 200_000_000
MAX_CELL = 10_000_000
MAX_COLUMNS = 500
_SEPARATORS = ",;\t|"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its columns' names in lower case, and the line on which it begins."""

    line: int
    cells: Mapping[str, str]

    def get(self, *names: str) -> str:
        """Give the first cell of these columns that holds something."""
        for name in names:
            value = self.cells.get(name, "").strip()
            if value:
                return value
        return ""


def decode_table(data: bytes, name: str) -> str:
    """Read bytes as UTF-8, UTF-16 with a mark, or else as Windows has it in the West."""
    if len(data) > MAX_BYTES:
        raise ArchiveError(f"{name}: more than {MAX_BYTES // 1_000_000} MB, which no export has")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data[:8192]:
        raise ArchiveError(f"{name}: a binary file, not CSV; save the sheet as CSV (UTF-8)")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def rows(
    text: str, name: str, *, line: int = 1, header: Sequence[str] | None = None
) -> Iterator[Row]:
    """Give the rows below the header, which is the first line unless given.

    ``line`` is the number of the text's first line in its file.
    """
    reader = _reader(text)
    before = 0
    try:
        if header is None:
            header = next(reader, [])
            before = reader.line_num
        names = [_plain(cell).lower() for cell in header]
        if len(names) > MAX_COLUMNS:
            raise ArchiveError(f"{name}: {len(names)} columns, which no export has")
        for cells in reader:
            begin, before = line + before, reader.line_num
            if any(cell.strip() for cell in cells):
                yield Row(begin, dict(zip(names, map(_plain, cells), strict=False)))
    except csv.Error as error:
        raise ArchiveError(f"{name}: line {line + reader.line_num - 1}: {error}") from error


def header_of(text: str) -> list[str]:
    """Give the names of the columns as written, for matching by whoever knows them."""
    try:
        return [_plain(cell) for cell in next(_reader(text), [])]
    except csv.Error:
        return []


def safe_cell(value: str) -> str:
    """Give a cell that a spreadsheet shows and never runs (OWASP: CSV injection)."""
    return f"'{value}" if value[:1] in tuple("=+-@\t\r") and not _is_number(value) else value


def _plain(cell: str) -> str:
    """Undo what exports put before a cell so that a spreadsheet does not run it."""
    cell = cell.removeprefix("\ufeff").replace("\0", "")
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@") else cell


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


def _reader(text: str) -> "_csv.Reader":
    csv.field_size_limit(MAX_CELL)
    first = text[: text.find("\n") if "\n" in text else len(text)][:10_000]
    separator = max(_SEPARATORS, key=lambda mark: (first.count(mark), -_SEPARATORS.index(mark)))
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)
