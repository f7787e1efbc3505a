"""Checks JSON-LD against the part of the schema.org vocabulary in tests/schemas."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parents[2] / "schemas" / "schema-org.json"
TYPES: dict[str, dict[str, Any]] = json.loads(_FILE.read_text("utf-8"))["types"]
_DURATION = re.compile(r"P(T\d+[HMS]|\d+[YMD])")


def ancestry(name: str) -> list[str]:
    """Give a type and all that it is a kind of."""
    own = [name]
    for parent in TYPES[name]["parents"]:
        own += ancestry(parent)
    return own


def mistakes(thing: Any, path: str = "") -> Iterator[str]:
    """Tell each type, property and value that the vocabulary has not."""
    kind = thing.get("@type")
    if kind not in TYPES:
        yield f"{path}: no type {kind!r}"
        return
    known: dict[str, list[str]] = {}
    for name in reversed(ancestry(kind)):
        known |= TYPES[name]["properties"]
    for name, value in thing.items():
        if name in ("@type", "@context", "@id"):
            continue
        if name not in known:
            yield f"{path}.{name}: no property of {kind}"
            continue
        for each in value if isinstance(value, list) else [value]:
            yield from _value(each, known[name], f"{path}.{name}")


def _value(value: Any, allowed: list[str], path: str) -> Iterator[str]:
    if isinstance(value, dict):
        kinds = ancestry(value["@type"]) if value.get("@type") in TYPES else []
        if not set(kinds) & set(allowed):
            yield f"{path}: {value.get('@type')} is none of {allowed}"
        yield from mistakes(value, path)
    elif not any(_fits(value, kind) for kind in allowed):
        yield f"{path}: {value!r} is none of {allowed}"


def _fits(value: Any, kind: str) -> bool:
    match kind:
        case "str":
            return isinstance(value, str)
        case "URL":
            return isinstance(value, str) and value.startswith(("https://", "http://"))
        case "int":
            return isinstance(value, int)
        case "float":
            return isinstance(value, int | float)
        case "date":
            # A year alone is a date of less precision (ISO 8601).
            return isinstance(value, str) and (_parses(date, value) or bool(re.fullmatch(r"\d{4}", value)))  # fmt: skip  # noqa: E501
        case "datetime":
            return isinstance(value, str) and _parses(datetime, value)
        case "Duration":
            return isinstance(value, str) and bool(_DURATION.fullmatch(value))
    return False


def _parses(form: type[date], value: str) -> bool:
    try:
        form.fromisoformat(value)
    except ValueError:
        return False
    return True
