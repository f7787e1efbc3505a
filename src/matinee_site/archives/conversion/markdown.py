"""Writes a clean tree as the Markdown of this house: spoilers, footnotes, pictures by number."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from markdownify import MarkdownConverter

from matinee_site.archives.conversion.escaping import address, escaped, in_brackets, in_quotes

Find = Callable[[Sequence[str], str], int | None]
"""Gives the number of a picture by the addresses it may have and the attachment it is, or None."""

_BLOCKS = frozenset(
    "p div section article blockquote pre ul ol li dl dt dd table thead tbody tfoot tr td th"
    " caption h1 h2 h3 h4 h5 h6 hr figure figcaption details summary [document]".split()
)
_EMPHASIS = frozenset("em i cite strong b del s strike".split())
_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp|svg)(?:\?[^#]*)?$", re.IGNORECASE)
_NUMBER = re.compile(r"wp-image-(\d{1,12})")
_PLAYERS = re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{6,20})")
_VIMEO = re.compile(r"https?://player\.vimeo\.com/video/(\d{4,15})")
_ALONE = re.compile(r"https?://\S{4,1000}")
_SPACES = re.compile(r"[\t \r\n]+")
_STOPS = re.compile(r"[.,;:!?…\s]+$")
_PUNCTUATION = re.compile(r"[^\w\s]|_")


@dataclass(slots=True)
class Words:
    """What one text becomes: ``notes`` says what was changed, ``lost`` which pictures are not here.

    ``host`` is the archive's own, links to which stay good as paths.
    """

    find: Find
    host: str = ""
    notes: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def written(self, tree: BeautifulSoup, footnotes: Sequence[BeautifulSoup | Tag] = ()) -> str:
        """Give the Markdown of a tree, its footnotes at the end."""
        self._arrange(tree)
        text = _Writer(self).convert_soup(tree).strip()
        for number, note in enumerate(footnotes, 1):
            if isinstance(note, Tag) and note.name != "[document]":
                note.name = "div"
            words = _Writer(self).convert_soup(note).strip() or "–"
            text += f"\n\n[^{number}]: " + words.replace("\n", "\n    ").replace("\n    \n", "\n\n")
        return text

    def _arrange(self, tree: BeautifulSoup) -> None:
        """Give each picture a paragraph of its own, with its caption."""
        for image in tree.find_all("img"):
            del image["title"]
            link = image.parent
            if link is not None and link.name == "a" and _holds_only(link, self.host):
                link.unwrap()
        for figure in tree.find_all("figure"):
            images = figure.find_all("img")
            caption = figure.find("figcaption")
            if len(images) == 1 and caption is not None and self._number(images[0]):
                images[0]["title"] = " ".join(caption.get_text(" ").split())
                caption.decompose()
        for image in tree.find_all("img"):
            holder = image.find_parent(["p", "h1", "h2", "h3", "h4", "h5", "h6"])
            if holder is not None and (holder.get_text(strip=True) or len(holder("img")) > 1):
                moved = tree.new_tag("p")
                holder.insert_before(moved)
                moved.append(image.extract())

    def _number(self, image: Tag) -> int | None:
        names = ("data-orig-file", "data-src", "data-lazy-src", "src")
        addresses = [str(image[name]) for name in names if image.get(name)]
        classes = " ".join(image.get("class") or ())
        attachment = _NUMBER.search(classes)
        return self.find(addresses, attachment[1] if attachment else "")

    def picture(self, image: Tag) -> str:
        """Write a picture; one that the archive lacks as a link to where it was."""
        number = self._number(image)
        told = str(image.get("alt") or "")
        if number is not None:
            caption = str(image.get("title") or "")
            title = f' "{in_quotes(caption)}"' if caption else ""
            return f"![{in_brackets(told)}](picture:{number}{title})"
        source = next(
            (str(image[name]) for name in ("data-src", "data-lazy-src", "src") if image.get(name)),
            "",
        )
        if not source:
            return in_brackets(told)
        self.lost.append(source)
        if not urlsplit(source).scheme:
            return in_brackets(told)
        name = told or unquote(urlsplit(source).path.rsplit("/", 1)[-1]) or "picture"
        return f"[{in_brackets(name)}]({address(source)})"

    def link(self, href: str) -> str:
        """Give the address that a link keeps: one to the archive's own pages becomes a path."""
        parts = urlsplit(href)
        if self.host and parts.netloc.lower().removeprefix("www.") == self.host:
            if _IMAGE_FILE.search(parts.path) or "/wp-content/" in parts.path:
                return href
            question = f"?{parts.query}" if parts.query else ""
            anchor = f"#{parts.fragment}" if parts.fragment else ""
            return f"{parts.path or '/'}{question}{anchor}"
        return href


class _Writer(MarkdownConverter):
    """Writes tags; whatever it has no method for gives its words."""

    def __init__(self, words: Words) -> None:
        super().__init__(
            heading_style="atx", bullets="-", newline_style="backslash", wrap=True,
            wrap_width=None, table_infer_header=True, autolinks=False,
        )  # fmt: skip
        self._words = words
        self._counted: dict[int, int] = {}

    def process_text(self, el: NavigableString, parent_tags: set[str] | None = None) -> str:
        tags = parent_tags or set()
        if "pre" in tags or "_noformat" in tags:
            return str(super().process_text(el, parent_tags=tags))
        text = _SPACES.sub(" ", str(el))
        before, after = _beside(el, back=True), _beside(el, back=False)
        if before is None:
            text = text.lstrip(" ")
        if after is None:
            text = text.rstrip(" ")
        words = escaped(
            text, start=before is None, end=after is None,
            cell=bool(tags & {"td", "th"}), within=bool(tags & {"a", "del", "s", "strike"}),
        )  # fmt: skip
        figure = before is None and words.strip().isdecimal() and not tags & (_EMPHASIS | {"a"})
        if figure and after and after in ".)0123456789":
            # The figure of a list, whose dot stands in another node.
            return f"&#{ord(words.strip()[0])};{words.strip()[1:]}"
        # An exclamation mark before a link would make a picture of it.
        return f"{words[:-1]}\\!" if words.endswith("!") and after is not None else words

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        href = str(el.get("href") or "")
        if not text.strip() or "_noformat" in parent_tags:
            return text
        if not href or href.startswith("#") or "a" in parent_tags:
            return text
        begin, words, end = _parted(text)
        kept = self._words.link(href)
        if el.get_text(strip=True) == href == kept and not re.search(r"[\s<>\\]", href):
            return f"{begin}<{href}>{end}"
        if words.startswith("^"):
            words = f"\\{words}"  # else it would be a footnote
        if "\n\n" in words:
            # A link around paragraphs: its words, then where it led.
            return f"{text}\n\n<{href}>\n\n" if not re.search(r"[\s<>]", href) else text
        return f"{begin}[{words}]({address(kept)}){end}"

    def _marked(self, el: Tag, text: str, mark: str, family: set[str], tags: set[str]) -> str:
        if family & tags or "_noformat" in tags or not text.strip():
            return text
        if "\n\n" in text.strip() or _follows_emphasis(el, text):
            return text
        begin, words, end = _parted(text)
        if "*" in mark and (words.startswith("*") or re.search(r"(?<!\\)\*$", words)):
            # Marks of the same kind would run together with those within.
            if _letter(_beside(el, back=True)) or _letter(_beside(el, back=False)):
                return text
            mark = mark.replace("*", "_")
        # Beside a letter, a mark does not open before punctuation, nor close behind it.
        if not begin and _PUNCTUATION.match(words) and _letter(_beside(el, back=True)):
            return text
        if not end and _PUNCTUATION.match(words[-1]) and _letter(_beside(el, back=False)):
            kept = _STOPS.sub("", words)
            if not kept[-1:].isalnum():
                return text
            return f"{begin}{mark}{kept}{mark}{words[len(kept) :]}"
        return f"{begin}{mark}{words}{mark}{end}"

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802
        # Hashes at the end would be taken for the heading's own.
        return str(
            super().convert_hN(n, el, re.sub(r"(?<![\\#])(#+\s*)$", r"\\\1", text), parent_tags)
        )

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._marked(el, text, "*", {"em", "i", "cite"}, parent_tags)

    convert_i = convert_cite = convert_em

    def convert_strong(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        headed = {"h1", "h2", "h3", "h4", "h5", "h6", "th"}
        return self._marked(el, text, "**", {"strong", "b"} | headed, parent_tags)

    convert_b = convert_strong

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._marked(el, text, "~~", {"del", "s", "strike"}, parent_tags)

    convert_s = convert_strike = convert_del

    def convert_span(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "spoiler" not in (el.get("class") or ()) or not text.strip() or "||" in text:
            return text
        if "\n\n" not in text.strip():
            begin, words, end = _parted(text)
            return f"{begin}||{words}||{end}"
        parts = (part.strip() for part in text.strip().split("\n\n"))
        hidden = (f"||{part}||" if re.match(r"[\w“\"'*(]", part) else part for part in parts)
        return "\n\n" + "\n\n".join(hidden) + "\n\n"

    def convert_q(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"“{text}”"

    def convert_sub(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text

    convert_sup = convert_sub

    def convert_fnref(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"[^{el['n']}]"

    def convert_summary(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n**{text.strip()}**\n\n" if text.strip() else ""

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n**{text.strip()}**\n\n" if text.strip() and "**" not in text else text

    def convert_dd(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n"

    convert_details = convert_figure = convert_figcaption = convert_dd

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._words.picture(el)

    def convert_iframe(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        given = el.get("src") or el.get("data-src") or ""
        if not given:
            found = el.find("source")
            given = (found.get("src") if isinstance(found, Tag) else "") or ""
        url = str(given)
        url = _PLAYERS.sub(r"https://www.youtube.com/watch?v=\1", url).split("&feature")[0]
        url = _VIMEO.sub(r"https://vimeo.com/\1", url)
        if urlsplit(url).scheme not in ("http", "https") or re.search(r"[\s<>]", url):
            return text
        self._words.notes.append(f"what was shown from {url} became a link")
        alone = "_inline" not in parent_tags
        return f"\n\n<{url}>\n\n" if alone else f"<{url}>"

    convert_video = convert_audio = convert_embed = convert_iframe

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        text = text.strip()
        if not text:
            return "\n"
        parent, bullet = el.parent, "- "
        if parent is not None and parent.name == "ol":
            start = str(parent.get("start") or "1")
            number = self._counted.get(id(parent), int(start) if start.isdecimal() else 1)
            self._counted[id(parent)] = number + 1
            bullet = f"{number % 1_000_000_000}. "
        lines = text.split("\n")
        indented = (f"{' ' * len(bullet)}{line}" if line else "" for line in lines[1:])
        return "\n".join([bullet + lines[0], *indented]) + "\n"


def _parted(text: str) -> tuple[str, str, str]:
    """Part a text into the space before it, its words, and the space behind."""
    words = text.strip()
    start = text.find(words)
    return (" " if start else ""), words, (" " if start + len(words) < len(text) else "")


def _beside(el: PageElement, *, back: bool) -> str | None:
    """Give the character beside a node within its line; None at the line's edge."""
    node: PageElement | None = el
    while node is not None:
        sibling = node.previous_sibling if back else node.next_sibling
        while sibling is not None:
            if isinstance(sibling, Tag):
                if sibling.name in _BLOCKS or sibling.name == "br":
                    return None
                if sibling.name in ("img", "fnref"):
                    return "]"
                text = sibling.get_text()
            else:
                text = str(sibling)
            if text.strip() or (text and back is False):
                kept = _SPACES.sub(" ", text)
                return kept[-1] if back else kept[0]
            sibling = sibling.previous_sibling if back else sibling.next_sibling
        node = node.parent
        if node is None or node.name in _BLOCKS:
            return None
    return None


def _follows_emphasis(el: Tag, text: str) -> bool:
    """Say whether other emphasis ends right before a tag, where their marks would run together."""
    if text[:1].isspace():
        return False
    node: PageElement = el
    while not node.previous_sibling:
        if node.parent is None or node.parent.name in _BLOCKS:
            return False
        node = node.parent
    beside = node.previous_sibling
    while isinstance(beside, Tag):
        if beside.name in _EMPHASIS:
            return not beside.get_text()[-1:].isspace()
        children = list(beside.children)
        beside = children[-1] if children else None
    return False


def _letter(character: str | None) -> bool:
    return character is not None and character.isalnum()


def _holds_only(link: Tag, host: str) -> bool:
    """Say whether a link is of a picture alone, to its file or its page on the archive's site."""
    if link.get_text(strip=True) or len(link.find_all("img")) != 1:
        return False
    href = urlsplit(str(link.get("href") or ""))
    own = bool(host) and href.netloc.lower().removeprefix("www.") == host
    return own or bool(_IMAGE_FILE.search(href.path))


def lone_addresses(tree: BeautifulSoup) -> list[str]:
    """Make links of the addresses that stand alone in a line, which WordPress embeds."""
    found = []
    for node in tree.find_all(string=_ALONE):
        text = str(node).strip()
        if not _ALONE.fullmatch(text) or node.find_parent(["a", "pre", "code"]):
            continue
        if _beside(node, back=True) is None and _beside(node, back=False) is None:
            link = tree.new_tag("a", href=text)
            link.string = text
            paragraph = tree.new_tag("p")
            paragraph.append(link)
            node.replace_with(paragraph if node.parent and node.parent.name != "p" else link)
            found.append(text)
    return found
