"""Shows how two versions of a text differ: by paragraphs, and within those by words."""

import re
from difflib import SequenceMatcher

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.compare import BlockComparison

MAX_WORDWISE = 6_000
_WORDS = re.compile(r"\w+(?:['’]\w+)*|\s+|[^\w\s]")


def differing(mine: str, theirs: str) -> SafeString:
    """Show what the other version adds and what it lacks, by paragraphs and then by words."""
    own, other = mine.split("\n"), theirs.split("\n")
    shown = []
    for change, a, b, c, d in SequenceMatcher(None, own, other, autojunk=False).get_opcodes():
        before, after = "\n".join(own[a:b]), "\n".join(other[c:d])
        if change == "equal":
            shown.append(escape(_short(before)))
        elif max(len(before), len(after)) > MAX_WORDWISE:
            shown += [_tagged("del", before), _tagged("ins", after)]
        else:
            shown.append(_by_words(before, after))
    return mark_safe("\n".join(shown))


def _by_words(mine: str, theirs: str) -> str:
    own, other = _WORDS.findall(mine), _WORDS.findall(theirs)
    shown = []
    for change, a, b, c, d in SequenceMatcher(None, own, other, autojunk=False).get_opcodes():
        before, after = "".join(own[a:b]), "".join(other[c:d])
        same = change == "equal"
        shown += [escape(before)] if same else [_tagged("del", before), _tagged("ins", after)]
    return "".join(shown)


def _short(same: str) -> str:
    """Leave out the middle of a long stretch that is the same in both."""
    lines = same.split("\n")
    return "\n".join([*lines[:2], "…", *lines[-2:]]) if len(lines) > 6 else same


def _tagged(tag: str, text: str) -> str:
    return f"<{tag}>{escape(text)}</{tag}>" if text else ""


class MarkdownComparison(BlockComparison):
    """How Wagtail's history compares two versions of a section's text."""

    def htmlvalue(self, val: str) -> SafeString:
        """Give a text that only one of the versions has."""
        return escape(val)

    def htmldiff(self) -> SafeString:
        """Give the text with what is gone and what is new; the older version stands first."""
        return differing(str(self.val_a or ""), str(self.val_b or ""))
