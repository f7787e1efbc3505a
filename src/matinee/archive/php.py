"""Reads values as PHP serialises them, which is how WordPress keeps lists in its fields.

Only plain data is read: an object becomes the mapping of its fields, and references are refused.
"""

import re
from typing import Any

MAX_BYTES = 2_000_000
MAX_VALUES = 20_000
MAX_DEPTH = 30
_LOOKS = re.compile(r"(?:[aO]:\d+:|s:\d+:\"|[idb]:[\d.-]+;|N;)")


class PhpError(ValueError):
    """A value that PHP has not serialised, or one that is damaged."""


def looks_serialised(text: str) -> bool:
    """Say whether a text begins as a serialised value does."""
    return _LOOKS.match(text) is not None


def read_php(text: str) -> Any:
    """Give a serialised value: None, bool, int, float, str, or a dict with the keys as texts.

    A list is a dict with the keys "0", "1" ... as PHP has it. Lengths that no longer fit, as after
    a change of encoding, are mended where the end of the text can be found.
    """
    data = text.encode("utf-8", "replace")
    if len(data) > MAX_BYTES:
        raise PhpError("more than any field holds")
    return _Reader(data).value(0)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = self._values = 0

    def value(self, depth: int) -> Any:
        self._values += 1
        if depth > MAX_DEPTH or self._values > MAX_VALUES:
            raise PhpError("more values than any field holds")
        kind = self._take(2)
        if kind == b"N;":
            return None
        if kind == b"s:":
            return self._text()
        if kind == b"a:":
            return self._mapping(depth)
        if kind == b"O:":
            self._until(b":")
            self._text_in_quotes()
            self._expect(b":")
            return self._mapping(depth)
        if kind in (b"i:", b"d:", b"b:"):
            return self._number(kind, self._until(b";"))
        raise PhpError("no plain value")

    def _number(self, kind: bytes, written: bytes) -> int | float | bool:
        try:
            if kind == b"d:":
                return float(written)
            if len(written) > 30:
                raise PhpError("no number")
            return bool(int(written)) if kind == b"b:" else int(written)
        except ValueError as error:
            raise PhpError("no number") from error

    def _text(self) -> str:
        length = self._length()
        end = self._at + 1 + length
        if self._data[end : end + 2] != b'";':
            # The length counts bytes of another encoding.
            end = self._data.find(b'";', self._at + 1)
            if end == -1:
                raise PhpError("a text without an end")
        if self._data[self._at : self._at + 1] != b'"':
            raise PhpError("a text without a beginning")
        text = self._data[self._at + 1 : end].decode("utf-8", "replace")
        self._at = end + 2
        return text

    def _text_in_quotes(self) -> None:
        self._expect(b'"')
        self._until(b'"')

    def _mapping(self, depth: int) -> dict[str, Any]:
        count = self._length()
        self._expect(b"{")
        found: dict[str, Any] = {}
        for _ in range(count):
            key = self.value(depth + 1)
            if isinstance(key, dict) or key is None:
                raise PhpError("no key")
            found[str(key)] = self.value(depth + 1)
        self._expect(b"}")
        return found

    def _length(self) -> int:
        written = self._until(b":")
        if not written.isdigit() or len(written) > 9:
            raise PhpError("no length")
        return int(written)

    def _take(self, size: int) -> bytes:
        taken = self._data[self._at : self._at + size]
        self._at += size
        return taken

    def _until(self, mark: bytes) -> bytes:
        end = self._data.find(mark, self._at)
        if end == -1:
            raise PhpError("cut off")
        taken = self._data[self._at : end]
        self._at = end + len(mark)
        return taken

    def _expect(self, mark: bytes) -> None:
        if self._take(len(mark)) != mark:
            raise PhpError("damaged")
