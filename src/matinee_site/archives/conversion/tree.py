"""Makes a clean tree of an archive's HTML: nothing that acts, footnotes and pictures in place."""

import re
from collections.abc import Sequence

import nh3
from bs4 import BeautifulSoup, Tag

MAX_DEPTH = 80
_TAGS = set(
    "p br hr div section article blockquote pre code kbd samp ul ol li dl dt dd table thead tbody"
    " tfoot tr td th caption h1 h2 h3 h4 h5 h6 em i cite strong b a img figure figcaption sup sub"
    " span del s strike q iframe embed video audio source details summary".split()
)
_ATTRIBUTES = {
    "*": {"id", "class"},
    "a": {"href"},
    "img": {"src", "alt", "title", "data-src", "data-lazy-src", "data-orig-file"},
    "iframe": {"src", "data-src"},
    "embed": {"src"},
    "video": {"src"},
    "audio": {"src"},
    "source": {"src"},
    "ol": {"start"},
    "sup": {"data-fn", "title"},
}
_EMPTIED = {"script", "style", "noscript", "svg", "math", "template", "title", "head", "form"}
_EMPTIED |= {"button", "select", "textarea", "applet", "xmp"}
_OPENING = re.compile(r"<(/?)([a-z][a-z0-9]*)\b", re.IGNORECASE)
_EMPTY = frozenset("br hr img embed source".split())
_DATA = re.compile(r"<img\b[^<>]{0,2000}?\bsrc\s*=\s*[\"']?\s*data:", re.IGNORECASE)
_SCRIPT = re.compile(r"<(?:script|svg|object|form)\b", re.IGNORECASE)
_SAME = ({"em", "i", "cite"}, {"strong", "b"}, {"del", "s", "strike"})


def clean_tree(html: str, notes: list[str]) -> BeautifulSoup:
    """Give the tree of a text; ``notes`` is told what was taken out and is not to be kept."""
    if _DATA.search(html):
        notes.append("a picture kept within the text itself (data:) was left out")
    for name in sorted({match[0][1:].lower() for match in _SCRIPT.finditer(html)}):
        notes.append(f"<{name}> was left out")
    clean = nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=_EMPTIED,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    if _depth(clean) > MAX_DEPTH:
        notes.append("nested deeper than any text: its formatting was left out")
        clean = nh3.clean(clean, tags={"p", "br"}, link_rel=None)
    tree = BeautifulSoup(clean, "html.parser")
    _merge(tree)
    return tree


def _depth(html: str) -> int:
    depth = most = 0
    for close, name in _OPENING.findall(html):
        if name.lower() not in _EMPTY:
            depth += -1 if close else 1
            most = max(most, depth)
    return most


def _merge(tree: BeautifulSoup) -> None:
    """Join what is emphasised in pieces, as editors leave it: ``<em>A</em><em>B</em>``."""
    for family in _SAME:
        for tag in tree.find_all(list(family)):
            following = tag.next_sibling
            while isinstance(following, Tag) and following.name in family:
                for child in list(following.children):
                    tag.append(child.extract())
                following.decompose()
                following = tag.next_sibling
    tree.smooth()


def footnotes_of(
    tree: BeautifulSoup, *, given: Sequence[str], kept: dict[str, str]
) -> list[BeautifulSoup | Tag]:
    """Turn footnotes into ``<fnref>`` marks numbered from 1; give their words in that order.

    ``given`` are those of shortcodes; ``kept`` those that WordPress's editor keeps beside the text,
    by identifier. Others are found as lists that marks in the text lead to.
    """
    found: list[BeautifulSoup | Tag] = []
    numbers: dict[str, int] = {}

    def mark(tag: Tag, name: str, words: BeautifulSoup | Tag | None) -> None:
        if name not in numbers:
            if words is None:
                return
            found.append(words)
            numbers[name] = len(found)
        new = tree.new_tag("fnref")
        new["n"] = str(numbers[name])
        tag.replace_with(new)

    for sup in tree.find_all("sup"):
        name = str(sup.get("data-fn") or "")
        if name in kept:
            mark(sup, f"kept-{name}", BeautifulSoup(kept[name], "html.parser"))
        elif "footnote" in (sup.get("class") or ()) and str(sup.get("title") or "").isdigit():
            place = int(str(sup["title"])) - 1
            if place < len(given):
                mark(sup, f"given-{place}", clean_tree(given[place], []))
    _listed(tree, mark)
    return found


def _listed(tree: BeautifulSoup, mark: "object") -> None:
    """Find marks that lead to notes in the same text, and take the notes out of it."""
    links = [a for a in tree.find_all("a") if str(a.get("href") or "").startswith("#")]
    if not links:
        return
    places = {str(tag["id"]): tag for tag in tree.find_all(id=True)}
    taken: dict[str, Tag] = {}
    for link in links:
        name = str(link["href"])[1:]
        target = places.get(name)
        words = link.get_text(strip=True).strip("[]()")
        if target is None or not (words.isdigit() or words in ("*", "†", "‡") or len(words) == 1):
            continue
        note = (
            target if target.name in ("li", "p", "div", "dd") else target.find_parent(["li", "p"])
        )
        if note is None or note in link.parents:
            continue
        raised = link.find_parent("sup")
        if name not in taken:
            taken[name] = note
            for back in note.find_all("a"):
                if str(back.get("href") or "").startswith("#"):
                    back.decompose()
        mark(raised or link, f"listed-{name}", note)  # type: ignore[operator]
    for note in taken.values():
        holder = note.parent
        note.extract()
        if holder is not None and holder.name in ("ol", "ul") and not holder.find("li"):
            holder.decompose()
