"""The facts that a critic states above the text, as lines: ``Director: Carol Reed``."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from matinee.review import HeaderField

MAX_TEXT = 10_000
_MOST = 60
_AS = re.compile(r"(.+?)\s+as\s+(.+)")
_LABELS = {field.value: field.replace("_", " ").capitalize() for field in HeaderField}
_KEYS = {label.casefold(): field for field, label in _LABELS.items()}


def to_lines(header: Mapping[str, Sequence[Any]]) -> str:
    """Write a header as lines."""
    rows = []
    for field, values in header.items():
        if field not in _LABELS:
            continue
        told = [_written(value) for value in values]
        mark = "; " if any("," in value for value in told) else ", "
        rows.append(f"{_LABELS[field]}: {mark.join(told)}")
    return "\n".join(rows)


def from_lines(text: str) -> dict[str, list[Any]]:
    """Read the lines; one without a known label is left out."""
    found: dict[str, list[Any]] = {}
    for line in text[:MAX_TEXT].splitlines():
        label, colon, said = line.partition(":")
        field = _KEYS.get(" ".join(label.split()).casefold())
        if not colon or field is None:
            continue
        parts = re.split(r"\s*;\s*" if ";" in said else r"\s*,\s*", said.strip())
        values = [_value(part, field) for part in parts if part][:_MOST]
        if values:
            found.setdefault(field, []).extend(values)
    return found


def _written(value: Any) -> str:
    if isinstance(value, dict):
        return f"{value.get('name', '')} as {value.get('character', '')}"
    return str(value)


def _value(part: str, field: str) -> Any:
    found = _AS.fullmatch(part) if field == HeaderField.CAST else None
    return {"name": found[1], "character": found[2]} if found else part
