"""Writes sitemaps: an index, and lists of addresses cut at a size (https://www.sitemaps.org)."""

from collections.abc import Sequence
from io import StringIO

from django.utils.xmlutils import SimplerXMLGenerator

from matinee_site.pages.addresses import absolute
from matinee_site.pages.languages import editions
from matinee_site.pages.queries.places import Place

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def index(names: Sequence[tuple[str, str]]) -> bytes:
    """List the sitemaps there are: path and the day of the newest change in each."""
    out, xml = _begin()
    xml.startElement("sitemapindex", {"xmlns": _SITEMAP})
    for path, changed in names:
        xml.startElement("sitemap", {})
        xml.addQuickElement("loc", absolute(path))
        if changed:
            xml.addQuickElement("lastmod", changed)
        xml.endElement("sitemap")
    xml.endElement("sitemapindex")
    return out.getvalue().encode()


def urlset(places: Sequence[Place]) -> bytes:
    """List pages, each in every language of the site, naming the others."""
    out, xml = _begin()
    xml.startElement("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    for place in places:
        others = editions(place.path)
        for each in others:
            xml.startElement("url", {})
            xml.addQuickElement("loc", absolute(each.url))
            if place.changed:
                xml.addQuickElement("lastmod", place.changed)
            for other in others if len(others) > 1 else ():
                xml.addQuickElement(
                    "xhtml:link",
                    None,
                    {"rel": "alternate", "hreflang": other.code, "href": absolute(other.url)},
                )
            xml.endElement("url")
    xml.endElement("urlset")
    return out.getvalue().encode()


def _begin() -> tuple[StringIO, SimplerXMLGenerator]:
    out = StringIO()
    xml = SimplerXMLGenerator(out, "utf-8")
    xml.startDocument()
    return out, xml
