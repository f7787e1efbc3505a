"""Addresses of another site: how WordPress lets one thing be asked for in many ways."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote

_NAMES = ("p", "page_id", "attachment_id", "author")
_LONGEST = 700
FEED = "/feeds/all.atom"
FEEDS = frozenset(
    "/feed /rss /rss.xml /atom.xml /feed.xml /index.xml /feed/rss /feed/rss2 /feed/atom".split()
)
"""Where other sites have their feed."""
# What WordPress, or those who link to it, hang on a post's address.
_HUNG = re.compile(
    r"(?:(?:feed(?:/(?:rss2?|atom|rdf))?|amp|embed|trackback|print|page/\d{1,4}"
    r"|comment-page-\d{1,4}|\d{1,3})/?)$"
)


def asked_for(path: str, query: str = "") -> list[str]:
    """Give the paths under which an old address may be known, the nearest first.

    An address that was a question, as ``/?p=12``, comes with it; what else stands in the question
    is left out.
    """
    if len(path) + len(query) > _LONGEST:
        return []
    found: list[str] = []
    for each in _variants(path):
        if query:
            found += [f"{each}?{question}" for question in _questions(query)]
    for each in _variants(path):
        found.append(each)
    return list(dict.fromkeys(found))


def _variants(path: str) -> Iterator[str]:
    for whole in dict.fromkeys((path, unquote(path))):
        bare = whole.replace("/index.php", "", 1) if "/index.php" in whole else whole
        for each in dict.fromkeys((bare or "/", _HUNG.sub("", bare) or "/")):
            yield each
            yield each.rstrip("/") or "/"
            yield f"{each.rstrip('/')}/"


def _questions(query: str) -> Iterator[str]:
    yield query
    try:
        asked = dict(parse_qsl(query, max_num_fields=30))
    except ValueError:
        return
    if "post_type" in asked and "p" in asked:
        yield f"post_type={asked['post_type']}&p={asked['p']}"
    for name in _NAMES:
        if name in asked:
            yield f"{name}={asked[name]}"
