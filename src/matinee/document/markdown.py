"""Reads Markdown: blocks by markdown-it, each piece of inline text found again in the original.

markdown-it gives the lines of a block but no columns. Its inline tokens come in the order of the
text and hold literal characters (entities and escapes keep what was written in ``markup`` once the
``text_join`` rule is off), so a cursor that moves forward finds each one exactly.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from matinee.document.builder import BlockBuilder
from matinee.document.directives import directive
from matinee.document.html import read_html
from matinee.document.model import Block, BlockKind, Directive

_PARSER = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").enable("strikethrough")
_PARSER.disable("text_join")
_MARKS = {"em": "italic", "strong": "strong", "link": "link"}
_HTML_MARKS = {"i": "italic", "em": "italic", "cite": "italic", "b": "strong", "strong": "strong"}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_PIECE = re.compile(r"\S+(?: \S+)*|\s+")
LONGEST = 20_000


def _inline(state: StateCore) -> None:
    """Parse inline marks, but not in paragraphs so long that their nesting could take minutes."""
    for token in state.tokens:
        if token.type == "inline" and len(token.content) <= LONGEST:
            token.children = token.children or []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


_PARSER.core.ruler.at("inline", _inline)


def read_markdown(source: str, start: int = 0) -> tuple[list[Block], list[Directive]]:
    """Read the blocks and directives of Markdown, from offset ``start`` (a line's start) on."""
    # markdown-it reads other line ends and NUL as one character; offsets hold if the length does.
    body = source[start:].replace("\0", "\ufffd").replace("\r\n", " \n").replace("\r", "\n")
    reader = _Reader(source[:start] + body, start)
    reader.read(_PARSER.parse(body))
    return reader.blocks, reader.directives


def _line_starts(source: str, start: int) -> list[int]:
    starts = [start]
    at = source.find("\n", start)
    while at != -1:
        starts.append(at + 1)
        at = source.find("\n", at + 1)
    return starts


class _Reader:
    def __init__(self, source: str, start: int) -> None:
        self.source = source
        self.lines = _line_starts(source, start)
        self.cursor = start
        self.blocks: list[Block] = []
        self.directives: list[Directive] = []
        self.quotes = 0
        self.items = 0

    def read(self, tokens: list[Token]) -> None:
        kind, level = BlockKind.PARAGRAPH, 0
        for token in tokens:
            name = token.type
            if name == "heading_open":
                kind, level = BlockKind.HEADING, int(token.tag[1])
                if token.markup.startswith("#"):
                    self._skip(token)
            elif name in ("th_open", "td_open"):
                kind = BlockKind.CELL
            elif name in ("heading_close", "th_close", "td_close"):
                kind, level = BlockKind.PARAGRAPH, 0
            elif name == "blockquote_open":
                self.quotes += 1
            elif name == "blockquote_close":
                self.quotes -= 1
            elif name == "list_item_open":
                self.items += 1
            elif name == "list_item_close":
                self.items -= 1
            elif name == "html_block":
                self._html_block(token)
            elif name == "inline":
                self._inline(token, self._kind(kind), level)

    def _skip(self, heading: Token) -> None:
        """Go behind a heading's hashes, which its words may hold too."""
        begin, end = (self._line(number) for number in heading.map or (0, 0))
        at = self.source.find(heading.markup, max(begin, self.cursor), end)
        self.cursor = at + len(heading.markup) if at != -1 else self.cursor

    def _kind(self, kind: BlockKind) -> BlockKind:
        if kind is BlockKind.PARAGRAPH:
            if self.quotes:
                return BlockKind.QUOTE
            if self.items:
                return BlockKind.ITEM
        return kind

    def _line(self, number: int) -> int:
        return self.lines[number] if number < len(self.lines) else len(self.source)

    def _html_block(self, token: Token) -> None:
        # Words inside raw HTML stay readable, and comments in it may speak to Matinee.
        begin, end = (self._line(number) for number in token.map or (0, 0))
        blocks, directives = read_html(self.source, begin, end)
        self.blocks += blocks
        self.directives += directives

    def _words(self, builder: BlockBuilder, begin: int, end: int) -> None:
        for match in _PIECE.finditer(self.source, begin, end):
            if match[0].isspace():
                builder.space(match.start())
            else:
                builder.add(match[0], match.start())

    def _inline(self, token: Token, kind: BlockKind, level: int) -> None:
        begin, end = (self._line(number) for number in token.map or (0, 0))
        # Cells of one table row share a line map, so the cursor never moves back.
        self.cursor = max(begin, self.cursor)
        builder = BlockBuilder(kind, level)
        if len(token.content) > LONGEST:
            self._words(builder, self.cursor, end)
        for child in token.children or ():
            self._child(child, builder, end)
        block = builder.build()
        if block:
            self.blocks.append(block)

    def _child(self, child: Token, builder: BlockBuilder, end: int) -> None:
        name = child.type
        if name == "text":
            self._literal(child.content, child.content, builder, end)
        elif name == "text_special":
            self._literal(child.markup, child.content, builder, end)
        elif name in ("softbreak", "hardbreak"):
            at = self.source.find("\n", self.cursor, end)
            builder.space(at if at != -1 else self.cursor)
            self.cursor = at + 1 if at != -1 else self.cursor
        elif name == "code_inline":
            at = self.source.find(child.content, self.cursor, end)
            if at != -1:
                builder.add(child.content, at)
                self.cursor = at + len(child.content)
        elif name == "html_inline":
            self._html_inline(child.content, builder, end)
        elif name == "image":
            at = self.source.find("](", self.cursor, end)
            self.cursor = self._after_link(at if at != -1 else self.cursor, end)
        elif name.endswith("_open") and name[:-5] in _MARKS:
            builder.open(_MARKS[name[:-5]])
        elif name.endswith("_close") and name[:-6] in _MARKS:
            builder.close(_MARKS[name[:-6]])
            if name == "link_close" and child.markup != "autolink":
                self.cursor = self._after_link(self.cursor, end)

    def _literal(self, written: str, text: str, builder: BlockBuilder, end: int) -> None:
        if not written:
            return
        at = self.source.find(written, self.cursor, end)
        if at == -1:
            # Indented or marked continuation lines were trimmed by the parser: leave the words out
            # rather than give them a wrong place.
            return
        builder.add(text, at, len(written))
        self.cursor = at + len(written)

    def _html_inline(self, written: str, builder: BlockBuilder, end: int) -> None:
        at = self.source.find(written, self.cursor, end)
        if at == -1:
            return
        comment = _COMMENT.fullmatch(written)
        found = directive(comment[1], at, at + len(written)) if comment else None
        if found:
            self.directives.append(found)
        tag = _TAG.fullmatch(written)
        if tag and tag[2].lower() in _HTML_MARKS:
            mark = _HTML_MARKS[tag[2].lower()]
            builder.close(mark) if tag[1] else builder.open(mark)
        elif tag and tag[2].lower() == "br":
            builder.space(at)
        self.cursor = at + len(written)

    def _after_link(self, at: int, end: int) -> int:
        """Give the offset behind ``](address "title")`` or ``][label]`` or ``]``."""
        source = self.source
        close = source.find("]", at, end)
        if close == -1:
            return at
        at = close + 1
        if source[at : at + 1] == "[":
            label = source.find("]", at, end)
            return label + 1 if label != -1 else at
        if source[at : at + 1] != "(":
            return at
        at += 1
        while at < end and source[at].isspace():
            at += 1
        destination = parseLinkDestination(source, at, end)
        at = destination.pos if destination.ok else at
        while at < end and source[at].isspace():
            at += 1
        title = parseLinkTitle(source, at, end)
        at = title.pos if title.ok else at
        close = source.find(")", at, end)
        return close + 1 if close != -1 else at
