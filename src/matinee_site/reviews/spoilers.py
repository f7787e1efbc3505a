"""Words that a reader asks for before they are shown: ``||text||`` within a paragraph."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_MARK = "||"
OPEN = '<span class="spoiler">'
CLOSE = "</span>"
HIDDEN = re.compile(f"{OPEN}.*?{CLOSE}", re.DOTALL)
"""A spoiler in rendered HTML; an author's Markdown makes no other span."""


def spoilers(markdown: MarkdownIt) -> None:
    """Teach a Markdown parser the marks; a pair holds at least one character, and no other pair."""
    markdown.inline.add_terminator_char("|")
    markdown.inline.ruler.before("emphasis", "spoiler", _spoiler)


def _spoiler(state: StateInline, silent: bool) -> bool:
    start, stop = state.pos, state.posMax
    if not state.src.startswith(_MARK, start):
        return False
    end = state.src.find(_MARK, start + 2, stop)
    if end == -1 or not state.src[start + 2 : end].strip():
        return False
    if not silent:
        state.push("spoiler_open", "span", 1).attrSet("class", "spoiler")
        state.pos, state.posMax = start + 2, end
        state.md.inline.tokenize(state)
        state.push("spoiler_close", "span", -1)
        state.posMax = stop
    state.pos = end + 2
    return True
