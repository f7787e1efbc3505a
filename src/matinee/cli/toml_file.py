"""Reads a TOML file so that a bad value in it can be named by its line."""

import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from matinee.cli.messages import RefusalError

MAX_BYTES = 1_000_000
_MOST_LINES = 2_000
Place = tuple[str | int, ...]
"""The way to a value: keys of tables and numbers of entries, from the top."""


class TomlFile:
    """A file's table, and the errors that point into it."""

    def __init__(self, path: Path) -> None:
        """Read the file, or raise RefusalError saying which line cannot be read."""
        self.path = path = _shortest(path)
        try:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES:
                raise ValueError("larger than settings can be")
            self._text = data.decode("utf-8-sig")
            self.table: dict[str, Any] = tomllib.loads(self._text)
        except OSError as error:
            raise RefusalError(f"{path}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise RefusalError(f"{path}: not UTF-8; save the file as UTF-8") from error
        except (ValueError, RecursionError) as error:
            raise RefusalError(f"{path}: {error}") from error

    def error(self, place: Place, message: str) -> RefusalError:
        """Give the error that names the file and the line of a value."""
        line = self.line(place)
        return RefusalError(f"{self.path}:{line}: {message}" if line else f"{self.path}: {message}")

    def line(self, place: Place) -> int | None:
        """Give the line on which a value begins.

        Found by reading ever more of the file: the value begins where it was not there before.
        """
        lines = self._text.split("\n")
        begin = 1
        for end in range(1, min(len(lines), _MOST_LINES) + 1):
            try:
                table = tomllib.loads("\n".join(lines[:end]))
            except (tomllib.TOMLDecodeError, RecursionError):
                continue  # In the middle of a value.
            if _holds(table, place):
                return _first_written(lines, begin, end)
            begin = end + 1
        return None

    def only(self, table: Mapping[str, Any], known: Iterable[str], place: Place = ()) -> None:
        """Refuse a table with a key that is not known, naming what may have been meant."""
        names = list(known)
        for key in table:
            if key not in names:
                near = get_close_matches(key, names, n=1, cutoff=0.6)
                hint = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(names)}"
                raise self.error((*place, key), f"unknown setting '{key}'; {hint}")

    def text(self, value: object, place: Place) -> str:
        """Give a value that must be a string with something in it."""
        if not isinstance(value, str) or not value.strip():
            raise self.error(place, f"'{place[-1]}' must be a text in quotes")
        return value

    def texts(self, value: object, place: Place) -> tuple[str, ...]:
        """Give a value that must be a list of strings."""
        if not isinstance(value, list):
            raise self.error(place, f"'{place[-1]}' must be a list of texts in brackets")
        return tuple(self.text(entry, place) for entry in value)

    def section(self, value: object, place: Place) -> dict[str, Any]:
        """Give a value that must be a table."""
        if not isinstance(value, dict):
            raise self.error(place, f"'{place[-1]}' must be a table, [{'.'.join(map(str, place))}]")
        return value


def _shortest(path: Path) -> Path:
    """Give a path from the current folder where it lies below, for messages that can be read."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path


def _holds(table: Any, place: Place) -> bool:
    for key in place:
        if isinstance(key, int):
            if not isinstance(table, list) or key >= len(table):
                return False
        elif not isinstance(table, dict) or key not in table:
            return False
        table = table[key]
    return True


def _first_written(lines: list[str], begin: int, end: int) -> int:
    """Give the first line of a stretch that is neither blank nor a comment."""
    for number in range(begin, end):
        written = lines[number - 1].strip()
        if written and not written.startswith("#"):
            return number
    return end
