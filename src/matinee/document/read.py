"""Reads a file or a string into a Document, by its kind: plain text, Markdown or HTML."""

from pathlib import Path
from typing import Literal

from matinee.document.front_matter import FrontMatterError, split_front_matter
from matinee.document.html import read_html
from matinee.document.markdown import read_markdown
from matinee.document.model import Document
from matinee.document.plain import read_plain

Format = Literal["plain", "markdown", "html"]

MAX_CHARACTERS = 10_000_000
FORMATS: dict[str, Format] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}


class DocumentError(ValueError):
    """A text that cannot be read; the message names it, what is wrong, and the remedy."""


def read_text(source: str, *, format: Format = "markdown", path: str = "") -> Document:
    """Read a text already in memory."""
    name = path or "the text"
    if len(source) > MAX_CHARACTERS:
        raise DocumentError(
            f"{name}: {len(source):,} characters are more than one review can have "
            f"(the limit is {MAX_CHARACTERS:,}); split the file"
        )
    if format == "html":
        blocks, directives = read_html(source)
        return Document(source, blocks, {}, directives, path)
    try:
        metadata, start = split_front_matter(source)
    except FrontMatterError as error:
        raise DocumentError(
            f"{name}: {error}; mend the front matter or remove it"
        ) from error
    if format == "plain":
        return Document(source, read_plain(source, start), metadata, (), path)
    blocks, directives = read_markdown(source, start)
    return Document(source, blocks, metadata, directives, path)


def read_path(path: Path) -> Document:
    """Read a file; its ending says the format, and anything unknown is plain text."""
    return decode(read_bytes(path), path=str(path))


def read_bytes(path: Path) -> bytes:
    """Read a file's bytes, or say why that was not possible."""
    try:
        size = path.stat().st_size
        if size > 4 * MAX_CHARACTERS:
            raise DocumentError(
                f"{path}: {size / 1e6:.0f} MB are more than one review can have "
                f"(the limit is {4 * MAX_CHARACTERS / 1e6:.0f} MB); split the file"
            )
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path}: {error.strerror or error}") from error


def decode(data: bytes, *, path: str) -> Document:
    """Read a file's bytes (UTF-8, with or without a byte order mark, or UTF-16 with one)."""
    if b"\0" in data[:8192] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentError(f"{path}: a binary file, not a text; give a .md, .txt or .html file")
    try:
        encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
        source = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{path}: not UTF-8 (byte {error.start}); save the file as UTF-8"
        ) from error
    format = FORMATS.get(Path(path).suffix.lower(), "plain")
    return read_text(source, format=format, path=path)
