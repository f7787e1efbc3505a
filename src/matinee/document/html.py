"""Reads HTML with the standard parser, which alone of the usual ones tells where a word stood."""

import html as entities
from html.parser import HTMLParser

from matinee.document.builder import BlockBuilder
from matinee.document.directives import directive
from matinee.document.model import Block, BlockKind, Directive

_SILENT = {"script", "style", "head", "template", "noscript", "code", "pre", "svg", "math", "nav"}
_VOID_BREAKS = {"br", "hr", "img"}
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


def read_html(source: str) -> tuple[list[Block], list[Directive]]:
    """Read the blocks and Matinee's directives of an HTML page or fragment."""
    reader = _Reader(source)
    reader.feed(_closed(source))
    reader.close()
    reader.flush()
    return reader.blocks, reader.directives


def _closed(source: str) -> str:
    # The parser searches again from every unclosed "<!--": one closing at the end keeps it linear.
    return source + "-->" if source.rfind("<!--") > source.rfind("-->") else source


class _Reader(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._limit = len(source)
        self._lines = [0]
        at = source.find("\n")
        while at != -1:
            self._lines.append(at + 1)
            at = source.find("\n", at + 1)
        self.blocks: list[Block] = []
        self.directives: list[Directive] = []
        self._builder = BlockBuilder(BlockKind.PARAGRAPH)
        self._silent: list[str] = []
        self._quotes = 0

    def _offset(self) -> int:
        line, column = self.getpos()
        return min(self._lines[line - 1] + column, self._limit)

    def flush(self, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> None:
        block = self._builder.build()
        if block:
            self.blocks.append(block)
        if self._quotes and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.QUOTE
        self._builder = BlockBuilder(kind, level)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
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
        elif tag in _VOID_BREAKS:
            self._builder.space(self._offset())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID_BREAKS and not self._silent:
            self._builder.space(self._offset())

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag in self._silent:
                while self._silent and self._silent.pop() != tag:
                    pass
        elif tag in _HEADINGS or tag in _KINDS:
            if tag == "blockquote" and self._quotes:
                self._quotes -= 1
            self.flush()
        elif tag in _MARKS:
            self._builder.close(_MARKS[tag])

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        offset = min(self._offset(), self._limit)
        data = data[: self._limit - offset]
        at = 0
        while at < len(data):
            begin = at
            space = data[at].isspace()
            while at < len(data) and data[at].isspace() == space:
                at += 1
            if space:
                self._builder.space(offset + begin)
            else:
                self._builder.add(data[begin:at], offset + begin)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        if self._silent:
            return
        offset = self._offset()
        width = len(written)
        after = offset + width
        if after < self._limit and self.rawdata[self._raw_at(written)] == ";":
            width += 1
        text = entities.unescape(written + ";")
        if text == written + ";":
            self._builder.add(written, offset)
        elif text.isspace():
            self._builder.space(offset)
        else:
            self._builder.add(text, offset, width)

    def _raw_at(self, written: str) -> int:
        return min(self._offset() + len(written), len(self.rawdata) - 1)

    def handle_comment(self, data: str) -> None:
        offset = self._offset()
        found = directive(data, offset, min(self._limit, offset + len(data) + 7))
        if found:
            self.directives.append(found)


