"""Which addresses a page leads to, and the file that an address is kept in."""

import re
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from django.conf import settings

from matinee_site.pages.languages import split

CLOSED = ("/desk/", "/api/", "/preview/")
FACTS = ("films", "people", "series")
_ATTRIBUTE = re.compile(r"""\b(?:href|src|content|action|data-suggest|data-url)="([^"]+)""")
_SEVERAL = re.compile(r'\bsrcset="([^"]+)')
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_IN_STYLE = re.compile(r"""url\(["']?([^"')]+)""")
_IN_XML = re.compile(r"<loc>([^<]+)")
_KNOWN = re.compile(r'<a class="known" href="([^"]+)')
_LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)


def file_of(path: str) -> str:
    """Give the name of an address's file in the folder of a build.

    Raises ValueError for an address that would lead out of the folder.
    """
    name = unquote(path).lstrip("/")
    if name == "" or name.endswith("/"):
        name += "index.html"
    if any(part in ("", ".", "..") for part in name.split("/")) or "\0" in name or "\\" in name:
        raise ValueError(f"{path}: no file can have this name")
    return name


def links_of(text: str, content_type: str) -> set[str]:
    """Give the addresses of this site that an answer leads to, without questions and places."""
    if content_type.startswith("application/xml"):
        found = _IN_XML.findall(text)
    elif content_type.startswith("text/html"):
        before, style, after = _parted(text)
        found = [*_in_style(style), *_ATTRIBUTE.findall(before), *_ATTRIBUTE.findall(after)]
        for several in _SEVERAL.findall(text):
            found += [part.split()[0] for part in several.split(",") if part.strip()]
    else:
        return set()
    links = {_own(unescape(each)) for each in found}
    links |= {_card(path) for each in _KNOWN.findall(text) if (path := _own(unescape(each)))}
    return links - {""}


def kind_of(path: str) -> tuple[str, str]:
    """Part an address into the first part of it, behind its language, and the rest."""
    _, bare = split(path)
    kind, _, rest = bare.strip("/").partition("/")
    return kind, rest


def fact_behind(path: str) -> str:
    """Give the page of a fact that an address is, or that it is the card of; else ''."""
    code, _ = split(path)
    prefix = f"/{code}" if code else ""
    kind, rest = kind_of(path)
    if kind == "cards":
        return f"{prefix}/{rest}/"
    return path if kind in FACTS and rest else ""


def without_links(text: str, missing: set[str]) -> str:
    """Give a page in which links to these addresses are the plain words."""

    def plain(link: re.Match[str]) -> str:
        return link[2] if _own(unescape(link[1])) in missing else link[0]

    return _LINK.sub(plain, text) if missing else text


def _own(link: str) -> str:
    """Give the path of a link that leads to this site, or ''."""
    if link.startswith(f"{settings.BASE_URL}/"):
        link = link[len(settings.BASE_URL) :]
    if not link.startswith("/") or link.startswith("//"):
        return ""
    path = link.partition("#")[0].partition("?")[0]
    return "" if path.startswith(CLOSED) or path == "/search.json" else path


def _parted(text: str) -> tuple[str, str, str]:
    """Part a page into what is before, in and behind its style sheet."""
    style = _STYLE.search(text)
    return (text[: style.start()], style[1], text[style.end() :]) if style else (text, "", "")


@lru_cache(8)
def _in_style(text: str) -> list[str]:
    """Give the addresses in a style sheet, which all pages have in common."""
    found: list[str] = _IN_STYLE.findall(text)
    return found


def _card(path: str) -> str:
    code, bare = split(path)
    if kind_of(path)[0] not in FACTS:
        return ""
    return f"/{code}/cards{bare}" if code else f"/cards{bare}"
