"""Escapes what Markdown would take for its own, and nothing else: an author reads this text."""

import re

_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~\s]|$)")
_ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]{1,40};)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_BRACKETED = re.compile(r"[^\[\]]*(?:\[(?!\^)[^\[\]]*\](?![(\[:])[^\[\]]*)*")
_PAIR = re.compile(r"\|\|+|(?<!\\)~~+")
_START = re.compile(r"(?P<space>\s*)(?:(?P<mark>[-+#>=~:|])|(?P<number>\d{1,9})(?P<dot>[.)]))")


def escaped(
    text: str, *, start: bool, end: bool = True, cell: bool = False, within: bool = False
) -> str:
    """Escape the text of one node.

    ``start`` and ``end`` say that it begins or ends its line, ``cell`` that it stands in a table,
    ``within`` in a link or in words struck out. Brackets stay as they are where nothing else can be
    read into them.
    """
    brackets = within or not _BRACKETED.fullmatch(text) or (not end and text.endswith("]"))
    text = _BACKSLASH.sub(r"\\\\", text)
    text = text.replace("*", r"\*").replace("`", r"\`")
    text = _UNDERSCORE.sub(r"\\_", text)
    if brackets:
        text = text.replace("[", r"\[").replace("]", r"\]")
    text = _TAG.sub(r"\\<", text)
    text = _ENTITY.sub(r"\\&", text)
    if cell:
        # One backslash is taken away with the table, the other keeps a pair from being a spoiler.
        text = text.replace("|", r"\\|")
    if within or not end or not start:
        text = text.replace("~", r"\~")
    text = _PAIR.sub(lambda found: "".join(f"\\{mark}" for mark in found[0]), text)
    return _at_start(text) if start else text


def _at_start(text: str) -> str:
    match = _START.match(text)
    if not match:
        return text
    if match["mark"]:
        return f"{match['space']}\\{text[match.start('mark') :]}"
    rest = text[match.end("dot") :]
    if rest and not rest[:1].isspace():
        return text
    return f"{match['space']}{match['number']}\\{match['dot']}{rest}"


def in_brackets(text: str) -> str:
    """Escape words that stand between brackets, in one line."""
    return re.sub(r"([\\\[\]])", r"\\\1", " ".join(text.split()))


def in_quotes(text: str) -> str:
    """Escape words that stand between double quotes, in one line."""
    return re.sub(r'([\\"])', r"\\\1", " ".join(text.split()))


def address(url: str) -> str:
    """Write an address as Markdown takes it in a link."""
    url = url.strip().replace("\n", "").replace("\r", "")
    if re.search(r"[\s()<>\\]", url):
        return "<" + url.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E") + ">"
    return url
