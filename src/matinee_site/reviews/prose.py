"""Renders an author's Markdown: names that have pages here linked, spoilers under cover.

A known name is fenced in the Markdown by characters of Unicode's private area, which Markdown
takes for letters; the fences become links in the finished HTML, except inside another link.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from matinee_site.reviews.markup import render
from matinee_site.reviews.spoilers import CLOSE, HIDDEN, OPEN

_OPEN, _MIDDLE, _CLOSE = "\ue000", "\ue001", "\ue002"
_PRIVATE = re.compile(f"[{_OPEN}{_MIDDLE}{_CLOSE}]")
_TOKENS = re.compile(f"(<a\\s[^>]*>|</a>|{_OPEN}\\d+{_MIDDLE}|{_CLOSE})")
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"(</?h)([1-6])>")
_BLOCK = re.compile(r"</?(?:p|br|ul|ol|li|blockquote|h[1-6]|pre|hr|table|t[a-z]+)\b[^>]*>")
_KNOWN = '<a class="known" href="'


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A range of the Markdown that names something with a page of its own."""

    start: int
    end: int
    url: str


def linked(text: str, *, links: Sequence[Link] = ()) -> str:
    """Give HTML to keep: safe, its headings from level 3, its spoilers still bare spans."""
    return _unfence(render(_fence(text, links)), links)


def shown(kept: str, *, heading: int = 3, prefix: str = "") -> SafeString:
    """Make kept HTML ready for a page: its first heading level, its language's addresses.

    A spoiler becomes a box that is ticked to be read, so that it needs no script.
    """
    html = kept
    if heading != 3:
        html = _HEADING.sub(lambda m: f"{m[1]}{min(6, int(m[2]) + heading - 3)}>", html)
    if prefix:
        html = html.replace(_KNOWN, f"{_KNOWN}{prefix}")
    if OPEN in html:
        ask = escape(gettext("Show what this gives away"))
        box = f'<label class="spoiler"><input type="checkbox" aria-label="{ask}"><span>'
        html = html.replace(OPEN, box).replace(CLOSE, "</span></label>")
    return mark_safe(html)


def masked(kept: str) -> str:
    """Give kept HTML with every spoiler taken out, for where nothing can be asked."""
    return HIDDEN.sub(f"[{escape(gettext('spoiler'))}]", kept)


def render_prose(text: str, *, heading: int = 3) -> SafeString:
    """Give safe HTML for a page; headings inside the text begin at level ``heading``."""
    return shown(linked(text), heading=heading)


def render_line(text: str) -> SafeString:
    """Give one paragraph without its tags, for a line under a title."""
    html = render_prose(text).strip()
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        html = html[3:-4]
    return mark_safe(html)


def plain_text(text: str, *, limit: int = 0) -> str:
    """Give the words alone, in one line, spoilers masked; with a limit, cut at a word."""
    return plain(linked(text), limit=limit)


def plain(kept: str, *, limit: int = 0) -> str:
    """Give the words of kept HTML alone, as ``plain_text`` does."""
    words = " ".join(unescape(_TAG.sub("", _BLOCK.sub(" ", masked(kept)))).split())
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
            shown = f'{_KNOWN}{escape(url)}">' if opened else ""
        elif piece == _CLOSE:
            shown = "</a>" if opened else ""
            opened = False
        parts.append(shown)
    return _PRIVATE.sub("", "".join(parts))
