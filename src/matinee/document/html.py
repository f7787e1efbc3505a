"""Reads HTML into blocks whose words know where they stood."""

import html as entities
import re

from matinee.document.builder import BlockBuilder
from matinee.document.directives import directive
from matinee.document.html_tokens import HtmlToken, TokenKind, html_tokens
from matinee.document.model import Block, BlockKind, Directive

_SILENT = {
    "script",
    "style",
    "head",
    "template",
    "noscript",
    "title",
    "textarea",
    "iframe",
    "code",
    "pre",
    "svg",
    "math",
    "nav",
}
_BREAKS = {"br", "hr", "img"}
_KINDS = {
    "p": BlockKind.PARAGRAPH,
    "div": BlockKind.PARAGRAPH,
    "section": BlockKind.PARAGRAPH,
    "article": BlockKind.PARAGRAPH,
    "main": BlockKind.PARAGRAPH,
    "header": BlockKind.PARAGRAPH,
    "footer": BlockKind.PARAGRAPH,
    "aside": BlockKind.PARAGRAPH,
    "figure": BlockKind.PARAGRAPH,
    "figcaption": BlockKind.PARAGRAPH,
    "address": BlockKind.PARAGRAPH,
    "body": BlockKind.PARAGRAPH,
    "html": BlockKind.PARAGRAPH,
    "ul": BlockKind.PARAGRAPH,
    "ol": BlockKind.PARAGRAPH,
    "dl": BlockKind.PARAGRAPH,
    "table": BlockKind.PARAGRAPH,
    "tr": BlockKind.PARAGRAPH,
    "li": BlockKind.ITEM,
    "dt": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "blockquote": BlockKind.QUOTE,
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MARKS = {
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "b": "strong",
    "strong": "strong",
    "a": "link",
    "q": "quote",
}


_PIECE = re.compile(
    r"\s+|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?|[^\s&]+(?: [^\s&]+)*|&"
)
_DEEPEST = 100


def read_html(
    source: str, start: int = 0, end: int | None = None
) -> tuple[list[Block], list[Directive]]:
    """Read the blocks and Matinee's directives of an HTML page, or of a stretch of a text."""
    reader = _Reader(source)
    for token in html_tokens(source, start, len(source) if end is None else end):
        reader.read(token)
    reader.flush()
    return reader.blocks, reader.directives


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.directives: list[Directive] = []
        self._builder = BlockBuilder(BlockKind.PARAGRAPH)
        self._silent: list[str] = []
        self._quotes = 0

    def read(self, token: HtmlToken) -> None:
        if token.kind is TokenKind.COMMENT:
            self._comment(token)
        elif token.kind is TokenKind.OPEN:
            self._open(token)
        elif token.kind is TokenKind.CLOSE:
            self._close(token.name)
        elif not self._silent:
            self._text(token)

    def flush(self, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> None:
        block = self._builder.build()
        if block:
            self.blocks.append(block)
        if self._quotes and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.QUOTE
        self._builder = BlockBuilder(kind, level)

    def _open(self, token: HtmlToken) -> None:
        tag = token.name
        if tag in _SILENT:
            if len(self._silent) < _DEEPEST:
                self._silent.append(tag)
        elif self._silent:
            return
        elif tag in _HEADINGS:
            self.flush(BlockKind.HEADING, _HEADINGS[tag])
        elif tag in _KINDS:
            self._quotes += tag == "blockquote"
            self.flush(_KINDS[tag])
        elif tag in _MARKS:
            self._builder.open(_MARKS[tag])
        elif tag in _BREAKS:
            self._builder.space(token.start, token.end - token.start)

    def _close(self, tag: str) -> None:
        if self._silent:
            if tag in self._silent:
                while self._silent.pop() != tag:
                    pass
        elif tag in _HEADINGS or tag in _KINDS:
            if tag == "blockquote" and self._quotes:
                self._quotes -= 1
            self.flush()
        elif tag in _MARKS:
            self._builder.close(_MARKS[tag])

    def _text(self, token: HtmlToken) -> None:
        for match in _PIECE.finditer(self.source, token.start, token.end):
            written = match[0]
            text = entities.unescape(written) if written[0] == "&" else written
            if text.isspace():
                self._builder.space(match.start(), len(written))
            elif text == written:
                self._builder.add(written, match.start())
            else:
                self._builder.add(text, match.start(), len(written))

    def _comment(self, token: HtmlToken) -> None:
        inside = self.source[token.start + 4 : token.end].removesuffix("-->")
        found = directive(inside, token.start, token.end)
        if found:
            self.directives.append(found)
