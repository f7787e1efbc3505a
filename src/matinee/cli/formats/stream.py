"""Writes JSON piece by piece, so that the results of a large folder are never held at once."""

import json
import sys
from typing import Any


def write(text: str) -> None:
    """Write to standard output; half a surrogate pair, which UTF-8 cannot hold, becomes ``?``."""
    sys.stdout.write(text.encode("utf-8", "replace").decode())


def indented(value: Any, depth: int) -> str:
    """Give a value as JSON that stands ``depth`` levels deep, two spaces a level."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.replace("\n", "\n" + "  " * depth)
