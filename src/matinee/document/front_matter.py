"""Splits YAML (---) or TOML (+++) front matter from the text below it."""

import re
import tomllib
from typing import Any

MAX_FRONT_MATTER = 64_000
_FENCE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n")
_FIELD = re.compile(
    r"""(?:[ \t]*(?:\#[^\n]*)?\r?\n)*                   # blank lines and comments
    [ \t]*(?:["']?[A-Za-z_][\w .-]{0,60}["']?[ \t]*[:=]|[{\[])""",
    re.VERBOSE,
)


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
    inside = source[fence.end() : close.start() if close else fence.end() + MAX_FRONT_MATTER]
    if inside.strip() and not _FIELD.match(inside):
        return {}, 0
    if not close:
        if not inside.strip():
            return {}, 0
        raise FrontMatterError(f"line 1: the front matter has no closing {fence[1]}")
    if len(inside) > MAX_FRONT_MATTER:
        raise FrontMatterError(f"the front matter is longer than {MAX_FRONT_MATTER:,} characters")
    return _fields(inside, fence[1]), close.end()


def _fields(inside: str, fence: str) -> dict[str, Any]:
    try:
        fields = tomllib.loads(inside) if fence == "+++" else _yaml(inside)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise FrontMatterError(str(error)) from error
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise FrontMatterError("line 2: expected fields such as 'title: Ran'")
    return {str(key).lower(): value for key, value in fields.items()}


def _yaml(inside: str) -> Any:
    # Most texts have no front matter, and the reader takes as long to load as to check a review.
    from matinee.document.front_matter_yaml import load

    return load(inside)
