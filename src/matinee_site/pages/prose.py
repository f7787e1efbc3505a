"""Renders an author's Markdown with the names that have pages here linked to them.

A known name is fenced in the Markdown by characters of Unicode's private area, which Markdown
takes for letters; the fences become links in the finished HTML, except inside another link.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape

from django.utils.safestring import SafeString, mark_safe

from matinee_site.reviews.markup import render

_OPEN, _MIDDLE, _CLOSE = "\ue000", "\ue001", "\ue002"
_PRIVATE = re.compile(f"[{_OPEN}{_MIDDLE}{_CLOSE}]")
_TOKENS = re.compile(f"(<a\\s[^>]*>|</a>|{_OPEN}\\d+{_MIDDLE}|{_CLOSE})")
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"(</?h)([1-6])>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A range of the Markdown that names something with a page of its own."""

    start: int
    end: int
    url: str


def render_prose(text: str, *, links: Sequence[Link] = (), heading: int = 3) -> SafeString:
    """Give safe HTML; headings inside the text begin at level ``heading``."""
    html = render(_fence(text, links))
    if heading != 3:
        html = _HEADING.sub(lambda m: f"{m[1]}{min(6, int(m[2]) + heading - 3)}>", html)
    return mark_safe(_unfence(html, links))


def render_line(text: str) -> SafeString:
    """Give one paragraph without its tags, for a line under a title."""
    html = render(text).strip()
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        html = html[3:-4]
    return mark_safe(html)


def plain_text(text: str, *, limit: int = 0) -> str:
    """Give the words alone, in one line; with a limit, cut at a word."""
    words = " ".join(unescape(_TAG.sub(" ", render(text))).split())
    if limit and len(words) > limit:
        words = words[:limit].rsplit(" ", 1)[0].rstrip(",;:–—") + "…"
    return words


def _fence(text: str, links: Sequence[Link]) -> str:
    # The author's own private characters would be taken for fences; one character for another
    # keeps the ranges true.
    text = _PRIVATE.sub("\ufffd", text)
    parts, at = [], 0
    for number, link in enumerate(links):
        if link.start < at or link.end > len(text) or not text[link.start : link.end].strip():
            continue
        parts += [text[at : link.start], f"{_OPEN}{number}{_MIDDLE}"]
        parts += [text[link.start : link.end], _CLOSE]
        at = link.end
    return "".join([*parts, text[at:]])


def _unfence(html: str, links: Sequence[Link]) -> str:
    parts: list[str] = []
    inside, opened = 0, False
    for piece in _TOKENS.split(html):
        shown = piece
        if piece == "</a>":
            inside -= 1
        elif piece.startswith("<a") and piece.endswith(">"):
            inside += 1
        elif piece.startswith(_OPEN):
            opened = inside == 0
            url = links[int(piece[1:-1])].url
            shown = f'<a class="known" href="{escape(url)}">' if opened else ""
        elif piece == _CLOSE:
            shown = "</a>" if opened else ""
            opened = False
        parts.append(shown)
    return _PRIVATE.sub("", "".join(parts))
