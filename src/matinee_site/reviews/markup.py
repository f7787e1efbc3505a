"""Markdown in and out of reviews: rendering an author's words safely, cutting a file into parts."""

import re
from collections.abc import Sequence
from itertools import groupby

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from matinee.document import BlockKind, Document
from matinee.review import Piece
from matinee_site.reviews.own_links import Leads, own_links
from matinee_site.reviews.spoilers import spoilers

_MARKDOWN = (
    MarkdownIt("commonmark", {"html": False, "typographer": True})
    .enable(["table", "strikethrough", "smartquotes", "replacements"])
    .use(spoilers)
    .use(own_links)
    .use(footnote_plugin, inline=False)
)
_TAGS = set(
    "p br em strong s a ul ol li blockquote h3 h4 h5 code pre hr table thead tbody tr th td span"
    " sup section".split()
)
# No HTML of an author's reaches this: whatever has an id or a class was made by the parser.
_ATTRIBUTES = {"a": {"href", "title", "id"}, "li": {"id"}}
_CLASSES = {
    "span": {"spoiler"},
    "sup": {"footnote-ref"},
    "section": {"footnotes"},
    "a": {"footnote-backref"},
}
_HEADING = re.compile(r"<(/?)h([1-6])>")
_BULLET = re.compile(r"\s*(?:[-*+•–−]|\d{1,3}[.)])\s+")


def render(markdown: str, *, leads: Leads | None = None, part: str = "") -> SafeString:
    """Render an author's Markdown as HTML that is safe on a page; headings begin at the third.

    A spoiler is a span of that class: whoever shows the HTML hides it (``spoilers.HIDDEN``).
    ``leads`` says what links to the site's own things lead to; ``part`` tells the footnotes of
    several texts on one page apart.
    """
    env = {"leads": leads} | ({"docId": part} if part else {})
    html = _HEADING.sub(_lowered, _MARKDOWN.render(markdown, env))
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow ugc",
    )
    return mark_safe(clean)


def points(markdown: str) -> list[str]:
    """Give the points of a list, one a line; a text that is no list is one point."""
    lines = [line.strip() for line in markdown.splitlines() if line.strip()]
    if len(lines) > 1 and all(_BULLET.match(line) for line in lines):
        return [_BULLET.sub("", line, count=1) for line in lines]
    return [_BULLET.sub("", markdown.strip(), count=1)] if markdown.strip() else []


def original(document: Document, pieces: Sequence[Piece]) -> str:
    """Give the author's own Markdown of these pieces, with the marks at the edges of a line."""
    runs: list[str] = []
    for _, run in groupby(enumerate(pieces), key=lambda entry: entry[1].block - entry[0]):
        together = [piece for _, piece in run]
        runs.append(document.source[_begin(document, together[0]) : _end(document, together[-1])])
    return "\n\n".join(run.strip() for run in runs if run.strip())


def listed(document: Document, pieces: Sequence[Piece]) -> str:
    """Give the author's own Markdown of these pieces as a list, one point a line."""
    each = (" ".join(original(document, [piece]).split()) for piece in pieces)
    return "\n".join(f"- {_BULLET.sub('', text, count=1)}" for text in each if text)


def _begin(document: Document, piece: Piece) -> int:
    block = document.blocks[piece.block]
    start = block.span(piece.start, piece.end).start
    if piece.start or block.kind is BlockKind.CELL:
        return start
    return document.source.rfind("\n", 0, start) + 1


def _end(document: Document, piece: Piece) -> int:
    block = document.blocks[piece.block]
    end = block.span(piece.start, piece.end).end
    if piece.end < len(block.text) or block.kind is BlockKind.CELL:
        return end
    line = document.source.find("\n", end)
    return len(document.source) if line == -1 else line


def _lowered(match: re.Match[str]) -> str:
    return f"<{match[1]}h{min(5, max(3, int(match[2]) + 1))}>"
