"""Links to what the site itself has: ``[Del](person:KEY)``, ``film:``, ``series:``, ``picture:12``.

Whoever renders a text says what they lead to. Nothing else may be shown as a picture: a page calls
nobody else's server.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

OWN = re.compile(r"(person|film|series):(.+)")
TARGET = re.compile(r"\]\((person|film|series|picture):([^)\s]{1,120})")
"""A link as it is written in Markdown: for finding what a text leads to before it is rendered."""
_PICTURE = re.compile(r"picture:(\d{1,15})")


class Leads(Protocol):
    """What stands in the text in place of a link's ends or a picture, '' for nothing."""

    def begin(self, entity: str, key: str) -> str:
        """Give what stands before the words of a link."""
        ...

    def end(self) -> str:
        """Give what stands behind them, when ``begin`` gave anything."""
        ...

    def picture(self, number: int, alt: str, caption: str) -> str:
        """Give what stands for a picture."""
        ...


def own_links(markdown: MarkdownIt) -> None:
    """Teach a Markdown parser our links; ``env["leads"]`` says what they lead to."""
    markdown.core.ruler.push("own_links", _own)


def _own(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = list(_replaced(token.children, state))


def _replaced(children: Iterable[Token], state: StateCore) -> Iterator[Token]:
    leads: Leads | None = state.env.get("leads")
    ends: list[str | None] = []  # for each open link what closes it; None for anybody else's
    for token in children:
        if token.type == "link_open":
            own = OWN.fullmatch(unquote(str(token.attrGet("href") or "")))
            if own is None:
                ends.append(None)
                yield token
                continue
            begun = leads.begin(own[1], own[2]) if leads else ""
            ends.append(leads.end() if leads and begun else "")
            yield _text(begun)
        elif token.type == "link_close":
            end = ends.pop() if ends else None
            yield token if end is None else _text(end)
        elif token.type == "image":
            alt = state.md.renderer.renderInlineAsText(
                token.children or [], state.md.options, state.env
            )
            number = _PICTURE.fullmatch(str(token.attrGet("src") or ""))
            caption = str(token.attrGet("title") or "")
            shown = leads.picture(int(number[1]), alt, caption) if leads and number else ""
            yield _text(shown or alt)
        else:
            yield token


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)
