"""Reads a file or a string into a Document, by its kind: plain text, Markdown or HTML."""

import re
from pathlib import Path
from typing import Literal

from matinee.document.front_matter import FrontMatterError, split_front_matter
from matinee.document.html import read_html
from matinee.document.model import Document
from matinee.document.plain import read_plain
from matinee.document.plain_markdown import read_plain_markdown

Format = Literal["plain", "markdown", "html"]

MAX_CHARACTERS = 10_000_000
MAX_BYTES = 4 * MAX_CHARACTERS
FORMATS: dict[str, Format] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}
_HTML = re.compile(
    r"\s*<(?:!doctype html|html|head|body|article|main|div|p|h[1-6])\b", re.IGNORECASE
)
_MARKDOWN = re.compile(
    r"""^(?:---|\+\+\+)[ \t]*$                                  # front matter, or a rule
    | ^\#{1,6}[ \t] | ^[ \t]{0,3}>[ \t]                         # a heading, a quotation
    | \]\(                                                      # a link
    | (?<!\w)[*_]{1,3}\w[^*_\n]{0,100}[*_]{1,3}(?!\w)           # emphasis
    """,
    re.MULTILINE | re.VERBOSE,
)


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
        raise DocumentError(f"{name}: {error}; mend the front matter or remove it") from error
    if format == "plain":
        return Document(source, read_plain(source, start), metadata, (), path)
    plain = read_plain_markdown(source, start)
    if plain is not None:
        return Document(source, plain, metadata, (), path)
    # The Markdown parser takes longer to load than a plain text takes to check.
    from matinee.document.markdown import read_markdown

    blocks, directives = read_markdown(source, start)
    return Document(source, blocks, metadata, directives, path)


def read_path(path: Path) -> Document:
    """Read a file; its ending says the format, and anything unknown is plain text."""
    return decode(read_bytes(path), path=str(path))


def read_bytes(path: Path) -> bytes:
    """Read a file's bytes, or say why that was not possible."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DocumentError(f"{path}: {error.strerror or error}") from error


def decode(data: bytes, *, path: str) -> Document:
    """Read a file's bytes: UTF-8, or UTF-16 with a byte order mark.

    The path's ending says the format; where it has none, as standard input, the text does.
    """
    if len(data) > MAX_BYTES:
        raise DocumentError(
            f"{path}: more than {MAX_BYTES / 1e6:.0f} MB, which one review cannot have; "
            "split the file"
        )
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in data[:8192] and not wide:
        raise DocumentError(f"{path}: a binary file, not a text; give a .md, .txt or .html file")
    try:
        source = data.decode("utf-16" if wide else "utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{path}: not UTF-8 (byte {error.start}); save the file as UTF-8"
        ) from error
    return read_text(source, format=format_of(path, source), path=path)


def format_of(path: str, source: str) -> Format:
    """Give the format of a text: as its path's ending says, or else as the text itself does."""
    ending = Path(path).suffix.lower()
    return FORMATS.get(ending, "plain") if ending else sniff(source)


def sniff(source: str) -> Format:
    """Tell the format of a text without a name by how it begins and what marks it holds."""
    if _HTML.match(source):
        return "html"
    return "markdown" if _MARKDOWN.search(source[:100_000]) else "plain"
