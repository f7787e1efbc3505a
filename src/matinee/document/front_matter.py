"""Splits YAML (---) or TOML (+++) front matter from the text below it."""

import re
import tomllib
from typing import Any

import yaml

MAX_FRONT_MATTER = 64_000
_FENCE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n")


class FrontMatterError(ValueError):
    """Front matter that begins but cannot be read; the message says the line."""


def split_front_matter(source: str) -> tuple[dict[str, Any], int]:
    """Give the front matter's fields and the offset at which the text begins.

    A rule of dashes with no field below it is text, not front matter.
    """
    fence = _FENCE.match(source)
    if not fence:
        return {}, 1 if source.startswith("\ufeff") else 0
    mark = re.escape(fence[1])
    close = re.compile(rf"^{mark}[ \t]*(?:\r?\n|\Z)", re.MULTILINE).search(source, fence.end())
    if not close:
        if re.match(r"[A-Za-z_][\w -]*\s*[:=]", source[fence.end() : fence.end() + 80]):
            raise FrontMatterError(f"line 1: the front matter has no closing {fence[1]}")
        return {}, 0
    inside = source[fence.end() : close.start()]
    if len(inside) > MAX_FRONT_MATTER:
        raise FrontMatterError(f"the front matter is longer than {MAX_FRONT_MATTER:,} characters")
    return _fields(inside, fence[1]), close.end()


def _fields(inside: str, fence: str) -> dict[str, Any]:
    try:
        fields = tomllib.loads(inside) if fence == "+++" else yaml.safe_load(inside)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        problem = getattr(error, "problem", None) or "not readable as YAML"
        raise FrontMatterError(f"line {line}: {problem}") from error
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise FrontMatterError(str(error)) from error
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise FrontMatterError("line 2: expected fields such as 'title: Ran'")
    return {str(key).lower(): value for key, value in fields.items()}
