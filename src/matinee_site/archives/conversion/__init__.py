"""Turns the HTML of an archive into the Markdown that an author writes here, and loses no word."""

from matinee_site.archives.conversion.convert import (
    Attached,
    Converted,
    Surroundings,
    TooLongError,
    convert,
    footnotes_with,
)

__all__ = [
    "Attached",
    "Converted",
    "Surroundings",
    "TooLongError",
    "convert",
    "footnotes_with",
]
