"""What the command line says on standard error, and the formats it prints in."""

import json
import os
import sys
from enum import StrEnum
from typing import Any, TextIO

import typer


class RefusalError(Exception):
    """A request that cannot be met; the message says what was wrong and what to do."""


class Format(StrEnum):
    """How data are printed."""

    TEXT = "text"
    JSON = "json"


def say(message: str) -> None:
    """Print a line for the person at the terminal, never for the script that reads the data."""
    typer.echo(f"matinee: {printable(message)}", err=True)


def print_json(data: dict[str, Any]) -> None:
    """Print data, and nothing else, on standard output."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    sys.stdout.write(text.encode("utf-8", "replace").decode() + "\n")


def coloured(stream: TextIO) -> bool:
    """Say whether a stream takes colours: a terminal, unless NO_COLOR forbids it."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def printable(text: str) -> str:
    """Replace what would steer a terminal or cannot be printed, one character for each."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == "\n" else _plain(char) for char in text)


def _plain(char: str) -> str:
    return " " if char.isspace() else "\N{REPLACEMENT CHARACTER}"
