"""Renders an author's Markdown: what has a page here linked, pictures shown, spoilers covered.

A known name is fenced in the Markdown by characters of Unicode's private area, which Markdown
takes for letters; the fences become links in the finished HTML, except inside another link. The
author's own links to people and films, and pictures, become such fences too.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape, unescape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from matinee_site.reviews.markup import render
from matinee_site.reviews.spoilers import CLOSE, HIDDEN, OPEN

_OPEN, _MIDDLE, _CLOSE, _SHOW, _SHOWN = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_PRIVATE = re.compile(f"[{_OPEN}-{_SHOWN}]")
_TOKENS = re.compile(f"(<a\\s[^>]*>|</a>|{_OPEN}\\d+{_MIDDLE}|{_CLOSE})")
_PICTURE = f"{_SHOW}(\\d+){_SHOWN}"
_ALONE, _INLINE = re.compile(f"<p>{_PICTURE}</p>"), re.compile(_PICTURE)
_ASIDE = re.compile(
    r"<figure\b.*?</figure>|\s*<sup class=\"footnote-ref\">.*?</sup>"
    r"|<hr>\s*<section class=\"footnotes\">.*?</section>",
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"(</?h)([1-6])>")
_BLOCK = re.compile(r"</?(?:p|br|ul|ol|li|blockquote|h[1-6]|pre|hr|table|t[a-z]+)\b[^>]*>")
_BOX = re.compile(r'<label class="spoiler">.*?</label>', re.DOTALL)
_KNOWN = '<a class="known" href="'


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A range of the Markdown that names something with a page of its own."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture in the sizes that there are: ``srcset`` as HTML takes it."""

    src: str
    srcset: str
    width: int
    height: int
    alt: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a text may lead to: addresses by entity and key, pictures by number."""

    pages: Mapping[tuple[str, str], str] = field(default_factory=dict)
    pictures: Mapping[int, Shown] = field(default_factory=dict)


class _Fences:
    """Turns the author's links and pictures into fences, and remembers what each stands for."""

    def __init__(self, links: Sequence[Link], ground: Ground) -> None:
        self.urls = [link.url for link in links]
        self.pictures: list[tuple[Shown, str, str]] = []
        self._ground = ground

    def begin(self, entity: str, key: str) -> str:
        url = self._ground.pages.get((entity, key))
        if url is None:
            return ""
        self.urls.append(url)
        return f"{_OPEN}{len(self.urls) - 1}{_MIDDLE}"

    def end(self) -> str:
        return _CLOSE

    def picture(self, number: int, alt: str, caption: str) -> str:
        shown = self._ground.pictures.get(number)
        if shown is None:
            return ""
        self.pictures.append((shown, alt, caption))
        return f"{_SHOW}{len(self.pictures) - 1}{_SHOWN}"


def linked(
    text: str, *, links: Sequence[Link] = (), ground: Ground | None = None, part: str = ""
) -> str:
    """Give HTML to keep: safe, its headings from level 3, its spoilers still bare spans."""
    fences = _Fences(links, ground or Ground())
    html = render(_fence(text, links), leads=fences, part=part)
    html = _ALONE.sub(lambda found: _figure(*fences.pictures[int(found[1])]), html)
    html = _INLINE.sub(lambda found: _image(*fences.pictures[int(found[1])][:2]), html)
    return _PRIVATE.sub("", _unfence(html, fences.urls))


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
    return _BOX.sub(_mask(), HIDDEN.sub(_mask(), kept))


def _mask() -> str:
    return "[" + escape(gettext("spoiler")) + "]"


def complete(kept: str, base: str) -> str:
    """Give kept HTML with whole addresses in the house's own links, for reading elsewhere."""
    return kept.replace(f"{_KNOWN}/", f"{_KNOWN}{base}/")


def render_prose(text: str, *, heading: int = 3) -> SafeString:
    """Give safe HTML for a page; headings inside the text begin at level ``heading``."""
    return shown(linked(text), heading=heading)


def render_line(text: str) -> SafeString:
    """Give one paragraph without its tags, for a line under a title."""
    html = shown(_short(text)).strip()
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        html = html[3:-4]
    return mark_safe(html)


def plain_text(text: str, *, limit: int = 0) -> str:
    """Give the words alone, in one line, spoilers masked; with a limit, cut at a word."""
    return plain(_short(text), limit=limit)


@lru_cache(maxsize=4096)
def _short(text: str) -> str:
    # What stands under a title stands in many lists.
    return linked(text)


def plain(kept: str, *, limit: int = 0) -> str:
    """Give the words of kept HTML alone, as ``plain_text`` does."""
    words = _TAG.sub("", _BLOCK.sub(" ", _ASIDE.sub("", masked(kept))))
    words = " ".join(unescape(words).split())
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


def _unfence(html: str, urls: Sequence[str]) -> str:
    parts: list[str] = []
    inside, open_fences = 0, [False]
    for piece in _TOKENS.split(html):
        shown = piece
        if piece == "</a>":
            inside -= 1
        elif piece.startswith("<a") and piece.endswith(">"):
            inside += 1
        elif piece.startswith(_OPEN):
            # A name within a link that its author made is that link's.
            opens = inside == 0 and not any(open_fences)
            open_fences.append(opens)
            shown = f'{_KNOWN}{escape(urls[int(piece[1:-1])])}">' if opens else ""
        elif piece == _CLOSE:
            shown = "</a>" if len(open_fences) > 1 and open_fences.pop() else ""
        parts.append(shown)
    return "".join(parts)


def _image(shown: Shown, alt: str) -> str:
    return (
        f'<img src="{escape(shown.src)}" srcset="{escape(shown.srcset)}"'
        f' sizes="(max-width: 46rem) 100vw, 46rem" width="{shown.width}" height="{shown.height}"'
        f' alt="{escape(alt or shown.alt)}" loading="lazy">'
    )


def _figure(shown: Shown, alt: str, caption: str) -> str:
    credit = f'<span class="credit">{escape(shown.credit)}</span>' if shown.credit else ""
    told = " ".join(part for part in (escape(caption), credit) if part)
    below = f"<figcaption>{told}</figcaption>" if told else ""
    return f'<figure class="picture">{_image(shown, alt)}{below}</figure>'
