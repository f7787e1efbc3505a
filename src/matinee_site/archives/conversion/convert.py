"""The one way from an archive's text to Markdown: shortcodes, paragraphs, cleaning, writing."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from matinee.archive.prose import paragraphed
from matinee_site.archives.conversion.markdown import Find, Words, lone_addresses
from matinee_site.archives.conversion.shortcodes import Shortcodes
from matinee_site.archives.conversion.tree import clean_tree, footnotes_of

MAX_TEXT = 2_000_000
_BLOCK_EDITOR = re.compile(r"<!--\s+/?wp:")
_PARAGRAPH = re.compile(r"</p>", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:div|section|article|h[1-6]|ul|ol|li|table|t[rdh]|blockquote|pre|figure|dl)\b",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"(?:<br\s*/?>)?\r?\n", re.IGNORECASE)
_DEFINED = re.compile(r"^\[\^(\d+)\]: .*(?:\n(?: {4}.*|(?=\n {4})))*", re.MULTILINE)
_REFERRED = re.compile(r"\[\^(\d+)\](?!:)")


class TooLongError(ValueError):
    """A text that is longer than any that somebody wrote."""


def _none(addresses: Sequence[str], attachment: str) -> int | None:
    return None


def _nothing(ids: Sequence[str]) -> "Sequence[Attached]":
    return ()


@dataclass(frozen=True, slots=True)
class Attached:
    """A picture of a gallery: the attachment's identifier, what it shows, what stands below it."""

    id: str
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a text refers to.

    ``picture`` finds a picture by its addresses or attachment; ``gallery`` names the attachments of
    a gallery, all of the post's when none are asked for; ``footnotes`` are kept beside the text, by
    identifier. ``wordpress`` is for texts with its paragraphs and shortcodes.
    """

    picture: Find = _none
    gallery: Callable[[Sequence[str]], Sequence[Attached]] = _nothing
    host: str = ""
    footnotes: Mapping[str, str] = field(default_factory=dict)
    wordpress: bool = True


@dataclass(frozen=True, slots=True)
class Converted:
    """A text as Markdown; ``notes`` says what became of what could not stay as it was."""

    markdown: str
    notes: Sequence[str] = ()


def convert(html: str, surroundings: Surroundings) -> Converted:
    """Give the Markdown of a text, or raise TooLongError."""
    if len(html) > MAX_TEXT:
        raise TooLongError(
            f"longer than any text: {len(html):,} characters, of which {MAX_TEXT:,} would be read"
        )
    if not html.strip():
        return Converted("")
    shortcodes = Shortcodes(lambda ids: _figures(surroundings.gallery(ids)))
    if surroundings.wordpress:
        html = shortcodes.replaced(html)
        if not _BLOCK_EDITOR.search(html):
            html = _with_breaks(paragraphed(html).text)
    words = Words(surroundings.picture, surroundings.host, shortcodes.notes)
    tree = clean_tree(html, words.notes)
    for url in lone_addresses(tree) if surroundings.wordpress else ():
        words.notes.append(f"what was shown from {url} became a link")
    notes = footnotes_of(tree, given=shortcodes.footnotes, kept=dict(surroundings.footnotes))
    markdown = words.written(tree, notes)
    lost = [f"picture not in the archive: {each}" for each in dict.fromkeys(words.lost)]
    return Converted(markdown, tuple(dict.fromkeys((*words.notes, *lost))))


def _with_breaks(html: str) -> str:
    """Mark the line ends that WordPress shows, where it has marked no paragraphs itself."""
    if _PARAGRAPH.search(html):
        return html
    return "<p>".join(
        part if _BLOCK.search(part) else _LINE_END.sub("<br>", part.strip("\r\n"))
        for part in html.split("<p>")
    )


def footnotes_with(parts: Sequence[str]) -> list[str]:
    """Put each footnote below the part that refers to it: each part is printed by itself."""
    words: dict[str, str] = {}
    bare = []
    for part in parts:
        for match in _DEFINED.finditer(part):
            words[match[1]] = match[0].rstrip()
        bare.append(_DEFINED.sub("", part).rstrip() if words else part)
    if not words:
        return list(parts)
    placed: list[str] = []
    used: set[str] = set()
    for part in bare:
        wanted = [n for n in dict.fromkeys(_REFERRED.findall(part)) if n in words]
        used.update(wanted)
        placed.append("\n\n".join([part, *(words[number] for number in wanted)]))
    left = [words[number] for number in words if number not in used]
    if left and placed:
        placed[-1] = "\n\n".join([placed[-1], *left])
    return placed


def _figures(attachments: Sequence[Attached]) -> str:
    figures = (
        f'<figure><img class="wp-image-{escape(each.id)}" alt="{escape(each.alt)}">'
        f"<figcaption>{escape(each.caption)}</figcaption></figure>"
        for each in attachments
    )
    return "\n\n".join(("", *figures, ""))
