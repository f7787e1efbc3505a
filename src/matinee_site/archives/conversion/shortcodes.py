"""Turns WordPress's shortcodes, ``[caption]``, ``[embed]`` and the like, into plain HTML.

What stands in brackets is a shortcode only when it is known for one, carries attributes, or is
closed again: an author's "[laughs]" stays.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape

_TAG = re.compile(
    r"\[(?P<close>/?)(?P<name>[A-Za-z][\w-]{0,40})(?P<attributes>(?:[\s=:][^\[\]]{0,2000})?)/?\]"
)
_ATTRIBUTE = re.compile(
    r"""(?<!\S)(?:([\w-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|([^\s"']+))"""
)
_ADDRESS = re.compile(r"https?://[^\s<>\"'\]]{1,1000}")
_IMAGE = re.compile(
    r"(?:<a\b[^<>]{0,2000}>\s*)?<img\b[^<>]{0,4000}>(?:\s*</a>)?", re.IGNORECASE
)  # what a caption stands under
_MOST_DEEP = 40


@dataclass(slots=True)
class Shortcodes:
    """Replaces the shortcodes of one text; ``notes`` says what could not be kept.

    ``gallery`` gives the HTML of the attachments with these identifiers, or of all that the post
    has when none are named.
    """

    gallery: Callable[[Sequence[str]], str]
    notes: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)

    def replaced(self, text: str) -> str:
        """Give the text with HTML in the place of its shortcodes."""
        if "[" not in text:
            return text
        closers = Counter(match["name"].lower() for match in _TAG.finditer(text) if match["close"])
        frames = [_Frame("", {}, [])]
        end = 0
        for match in _TAG.finditer(text):
            name = match["name"].lower()
            frames[-1].parts.append(text[end : match.start()])
            end = match.end()
            if match["close"]:
                closers[name] -= 1
                self._close(frames, name, match[0])
            elif closers[name] > 0 and len(frames) < _MOST_DEEP:
                frames.append(_Frame(name, _attributes(match["attributes"]), [], match[0]))
            else:
                frames[-1].parts.append(self._single(name, match))
        frames[-1].parts.append(text[end:])
        while len(frames) > 1:
            self._unclosed(frames)
        return "".join(frames[0].parts)

    def _close(self, frames: "list[_Frame]", name: str, written: str) -> None:
        if all(frame.name != name for frame in frames):
            # Closes what was never opened: a shortcode's rest, or somebody's words.
            if name not in _PAIRED:
                frames[-1].parts.append(written)
            return
        while frames[-1].name != name:
            self._unclosed(frames)
        frame = frames.pop()
        inner = "".join(frame.parts)
        frames[-1].parts.append(self._paired(frame, inner))

    def _unclosed(self, frames: "list[_Frame]") -> None:
        """Take an opening without a close for what it is alone; what follows it stays."""
        frame = frames.pop()
        match = _TAG.fullmatch(frame.written)
        assert match
        frames[-1].parts += [self._single(frame.name, match), *frame.parts]

    def _paired(self, frame: "_Frame", inner: str) -> str:
        make = _PAIRED.get(frame.name)
        if make:
            return make(self, frame.attributes, inner)
        if frame.name in _SINGLE:
            return _SINGLE[frame.name](self, frame.attributes) + inner
        self.notes.append(f"the words in [{frame.name}] were kept, not what it did to them")
        return inner

    def _single(self, name: str, match: re.Match[str]) -> str:
        attributes = _attributes(match["attributes"])
        make = _SINGLE.get(name)
        if make:
            return make(self, attributes)
        if name in _PAIRED:
            return _PAIRED[name](self, attributes, "")
        if "=" not in match["attributes"] and not re.search(r"[\d_-]", name):
            return match[0]
        self.notes.append(f"[{name}] of a plugin was left out")
        return ""

    def caption(self, attributes: Mapping[str, str], inner: str) -> str:
        """Give a picture with its caption as a figure."""
        picture = _IMAGE.search(inner)
        words = inner[: picture.start()] + inner[picture.end() :] if picture else inner
        told = words.strip() or escape(attributes.get("caption", ""))
        image = picture[0] if picture else ""
        below = f"<figcaption>{told}</figcaption>" if told else ""
        return f"\n\n<figure>{image}{below}</figure>\n\n"

    def pictures(self, attributes: Mapping[str, str]) -> str:
        """Give the pictures of a gallery, one below the other."""
        listed = attributes.get("ids") or attributes.get("include") or ""
        return self.gallery([number.strip() for number in listed.split(",") if number.strip()])

    def embedded(self, attributes: Mapping[str, str], inner: str = "") -> str:
        """Give a link to what would be shown from elsewhere."""
        told = " ".join((inner, *attributes.values()))
        address = _ADDRESS.search(unescape(told))
        if address is None:
            return inner
        self.notes.append(f"what was shown from {address[0]} became a link")
        shown = escape(address[0])
        return f'\n\n<p><a href="{shown}">{shown}</a></p>\n\n'

    def vimeo(self, attributes: Mapping[str, str], inner: str = "") -> str:
        """Give a link to a film that is named by its number."""
        number = attributes.get("id") or attributes.get("0", "")
        if number.isdigit():
            return self.embedded({"0": f"https://vimeo.com/{number}"})
        return self.embedded(attributes, inner)

    def youtube(self, attributes: Mapping[str, str], inner: str = "") -> str:
        """Give a link to a film that is named by its identifier."""
        given = attributes.get("id") or attributes.get("v") or attributes.get("0", "") or inner
        if re.fullmatch(r"[\w-]{11}", given.strip()):
            return self.embedded({"0": f"https://www.youtube.com/watch?v={given.strip()}"})
        return self.embedded(attributes, inner)

    def spoiler(self, attributes: Mapping[str, str], inner: str) -> str:
        """Give what is to be asked for before it is read."""
        return f'<span class="spoiler">{inner}</span>'

    def footnote(self, attributes: Mapping[str, str], inner: str) -> str:
        """Give the mark of a footnote, and keep its words."""
        if not inner.strip():
            return ""
        self.footnotes.append(inner.strip())
        return f'<sup class="footnote" title="{len(self.footnotes)}">x</sup>'

    def quoted(self, attributes: Mapping[str, str], inner: str) -> str:
        """Give a quotation that was set apart."""
        return f"\n\n<blockquote>{inner}</blockquote>\n\n"

    def plain(self, attributes: Mapping[str, str], inner: str) -> str:
        """Give the words alone: columns, buttons and the like are the look of another site."""
        return inner

    def nothing(self, attributes: Mapping[str, str]) -> str:
        """Give nothing: a mark without words, or one whose fields come in another way."""
        return ""


@dataclass(slots=True)
class _Frame:
    name: str
    attributes: Mapping[str, str]
    parts: list[str]
    written: str = ""


_PAIRED: Mapping[str, Callable[[Shortcodes, Mapping[str, str], str], str]] = {
    "caption": Shortcodes.caption,
    "wp_caption": Shortcodes.caption,
    **dict.fromkeys(
        ("embed", "video", "audio", "tweet", "twitter", "playlist"), Shortcodes.embedded
    ),
    "youtube": Shortcodes.youtube,
    "vimeo": Shortcodes.vimeo,
    **dict.fromkeys(("spoiler", "spoilers", "spoil", "hide"), Shortcodes.spoiler),
    **dict.fromkeys(
        ("footnote", "footnotes", "fn", "ref", "mfn", "efn_note", "note"), Shortcodes.footnote
    ),
    **dict.fromkeys(("pullquote", "blockquote", "quote"), Shortcodes.quoted),
    **dict.fromkeys(("dropcap", "button", "column", "columns", "row", "box"), Shortcodes.plain),
}
_SINGLE: Mapping[str, Callable[[Shortcodes, Mapping[str, str]], str]] = {
    "gallery": Shortcodes.pictures,
    **dict.fromkeys(
        ("soundcloud", "spotify", "instagram", "facebook", "tiktok", "dailymotion", "bandcamp"),
        Shortcodes.embedded,
    ),
    **dict.fromkeys(
        (
            *("wp-review", "wp_review", "taq_review", "lets_review", "letsreview", "wpr_landing"),
            *("yasr_overall_rating", "yasr_visitor_votes", "yasr_multiset", "p_review"),
            *("toc", "clear", "hr", "divider", "br"),
        ),
        Shortcodes.nothing,
    ),
}


def _attributes(written: str) -> dict[str, str]:
    """Give attributes by name; those without a name by their number."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written.lstrip("=: ")):
        name, *values, quoted, bare = match.groups()
        if name:
            value = next((value for value in values if value is not None), "")
            found[name.lower()] = unescape(value)
        else:
            found[str(len(found))] = unescape(quoted if quoted is not None else bare)
    return found
