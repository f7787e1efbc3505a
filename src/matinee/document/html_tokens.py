"""Cuts HTML into tags, comments and text, each with its place, in one pass over any input.

The standard parser gives places too, but takes quadratic time on unclosed tags and comments.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_TAG = re.compile(r"</?([a-zA-Z][^\s/>]{0,40})(?>(?:[^\"'>]+|\"[^\"]*\"|'[^']*')*)>")
_RAW_END = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed")
}


class TokenKind(Enum):
    """What a stretch of HTML is."""

    TEXT = 1
    OPEN = 2
    CLOSE = 3
    COMMENT = 4


@dataclass(frozen=True, slots=True)
class HtmlToken:
    """A stretch of HTML and, for a tag, its name in lower case."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""


def html_tokens(source: str, start: int, end: int) -> Iterator[HtmlToken]:
    """Give the tokens of ``source[start:end]`` in order; what browsers hide is left out.

    As in a browser, an unclosed comment or script hides all that follows.
    """
    at = start
    while at < end:
        angle = source.find("<", at, end)
        if angle == -1:
            yield HtmlToken(TokenKind.TEXT, at, end)
            return
        if source.startswith("<!--", angle):
            close = source.find("-->", angle + 2, end)
            after = end if close == -1 else close + 3
            token = HtmlToken(TokenKind.COMMENT, angle, after)
        elif source.startswith(("<!", "<?"), angle):
            close = source.find(">", angle, end)
            after = end if close == -1 else close + 1
            token = None
        else:
            token = _tag(source, angle, end)
            after = token.end if token else angle + 1
            if token is None:
                # Not a tag: the sign stands in the text, as in "a < b".
                after = _next_angle(source, angle + 1, end)
                yield HtmlToken(TokenKind.TEXT, at, after)
                at = after
                continue
        if angle > at:
            yield HtmlToken(TokenKind.TEXT, at, angle)
        if token:
            yield token
            if token.kind is TokenKind.OPEN and token.name in _RAW_END:
                close_tag = _RAW_END[token.name].search(source, after, end)
                after = close_tag.start() if close_tag else end
        at = after


def _tag(source: str, at: int, end: int) -> HtmlToken | None:
    match = _TAG.match(source, at, end)
    if match:
        after, name = match.end(), match[1]
    else:
        # An odd quotation mark in a tag: it ends at the next sign, or is no tag at all.
        close = source.find(">", at, end)
        begin = re.compile(r"</?([a-zA-Z][^\s/>]{0,40})").match(source, at, end)
        if close == -1 or not begin:
            return None
        after, name = close + 1, begin[1]
    kind = TokenKind.CLOSE if source[at + 1] == "/" else TokenKind.OPEN
    return HtmlToken(kind, at, after, name.lower())


def _next_angle(source: str, at: int, end: int) -> int:
    if source.find(">", at, end) == -1:
        return end
    found = source.find("<", at, end)
    return end if found == -1 else found
