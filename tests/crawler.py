"""Walks through a served site as a reader could, and says what is wrong with it.

As a command: python -m tests.crawler ADDRESS [MOST]
"""

import re
import sys
from collections import deque
from dataclasses import dataclass, field
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin
from urllib.request import Request, urlopen

from lxml import etree, html

_SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
_CLOSED = re.compile(r"^/(desk|api|preview|search)\b|^/\w\w/search\b|^/search\.json")
_FACTS = re.compile(r"^(/\w\w)?/(films|people|series)/")


@dataclass(slots=True)
class Walk:
    """What was found: pages seen with their titles, and what is wrong, in words."""

    pages: dict[str, str] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)


def walk(address: str, *, most: int = 0) -> Walk:
    """Follow every link of the pages that search engines are told of, and one step further.

    What that step leads to is only asked for; ``most`` bounds the pages that are read.
    """
    found = Walk()
    listed = _listed(address)
    waiting, linked = deque([("/", "/")]), {"/"}
    while waiting:
        path, lead = waiting.popleft()
        if most and len(found.pages) >= most:
            break
        status, kind, body = _asked(address + path)
        if status != 200:
            found.wrong.append(f"{lead} leads to {path}: {status}")
            continue
        if not kind.startswith("text/html"):
            found.files.add(path)
            continue
        page = html.fromstring(body.decode())
        found.pages[path] = _looked_at(page, path, found)
        # A page of facts only is a place to arrive at: the catalogue is not walked through.
        if _FACTS.match(path) and path not in listed:
            continue
        for link in _links(page, address, path):
            if link not in linked:
                linked.add(link)
                waiting.append((link, path))
    if not most:
        found.wrong += [f"no page leads to {path}" for path in sorted(listed - linked)]
    titles: dict[str, str] = {}
    for path, title in found.pages.items():
        if path in listed and (other := titles.setdefault(title, path)) != path:
            found.wrong.append(f"{path} and {other} have the same title: {title}")
    return found


def _looked_at(page: html.HtmlElement, path: str, found: Walk) -> str:
    titles = [title.text_content().strip() for title in page.findall(".//head/title")]
    if len(titles) != 1 or not titles[0] or titles[0].startswith("·"):
        found.wrong.append(f"{path} has the titles {titles}")
    if len(page.findall(".//h1")) != 1:
        found.wrong.append(f"{path} has {len(page.findall('.//h1'))} first headings")
    if not page.get("lang"):
        found.wrong.append(f"{path} does not say its language")
    ids = [each.get("id") for each in page.iterfind(".//*[@id]")]
    twice = {each for each in ids if ids.count(each) > 1}
    if twice:
        found.wrong.append(f"{path} has an id twice: {sorted(twice)}")
    for link in page.iterfind(".//a[@href]"):
        href = link.get("href")
        if href.startswith("#") and len(href) > 1 and href[1:] not in ids:
            found.wrong.append(f"{path} leads to {href}, which it does not have")
        named = link.text_content().strip() or link.get("aria-label")
        # A picture beside the same link in words is hidden from those who cannot see it.
        if not named and link.get("aria-hidden") != "true":
            found.wrong.append(f"{path} has a link without words to {href}")
    found.wrong += [
        f"{path} has a picture without alt" for each in page.iter("img") if each.get("alt") is None
    ]
    return titles[0] if titles else ""


def _links(page: html.HtmlElement, address: str, path: str) -> list[str]:
    found = []
    for _, attribute, link, _ in page.iterlinks():
        whole = urldefrag(urljoin(address + path, link))[0]
        if attribute not in ("href", "src") or not whole.startswith(address + "/"):
            continue
        inside = whole[len(address) :]
        if not _CLOSED.match(inside):
            found.append(inside)
    return found


def _listed(address: str) -> set[str]:
    found: set[str] = set()
    _, _, index = _asked(f"{address}/sitemap.xml")
    for part in etree.fromstring(index).iterfind(".//s:loc", _SITEMAP):
        _, _, body = _asked(address + _path(part.text))
        locs = etree.fromstring(body).iterfind(".//s:loc", _SITEMAP)
        found |= {_path(loc.text) for loc in locs}
    return found


def _path(url: str | None) -> str:
    # Sitemaps name the address that the site has for readers, whatever it is asked by.
    return re.sub(r"^https?://[^/]+", "", url or "")


def _asked(url: str) -> tuple[int, str, bytes]:
    try:
        with urlopen(Request(url, headers={"User-Agent": "crawler"}), timeout=60) as answer:
            return answer.status, answer.headers.get("Content-Type", ""), answer.read()
    except HTTPError as error:
        return error.code, "", b""


def main() -> None:
    """Walk through a site and print what is wrong."""
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    found = walk(sys.argv[1].rstrip("/"), most=most)
    print(f"{len(found.pages)} pages, {len(found.files)} files")
    print("\n".join(found.wrong) or "nothing is wrong")
    sys.exit(bool(found.wrong))


if __name__ == "__main__":
    main()
