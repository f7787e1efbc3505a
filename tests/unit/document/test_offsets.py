"""Whatever is read, in whatever format, every word knows where it stood."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matinee.document import Block, DocumentError, read_text

FORMATS = ("plain", "markdown", "html")
PIECES = st.sampled_from(
    [
        "Ran", "Amélie ", "八月", "word word", " ", "\n", "\n\n", "\r\n", "\r", "\t", "  \n", "\0",
        "*", "**", "_", "`", "~~", "# ", "> ", "- ", "1. ", "|", "|-|-|\n", "---\n", "+++\n",
        "[", "](", "](x \"y\")", ")", "![", "[a]: b\n", "\\", "\\*", "<", ">", "<i>", "</i>",
        "<p>", "</p>", "<br>", "<script>", "</script>", "<!--", "-->", "<!-- matinee: allow x -->",
        "&eacute;", "&", "&#233;", "&nbsp;", "&copy", "&#0;", "http://a.b", "<http://a.b>",
        "“", "”", '"', "'", "title: Ran\n", "\ufeff", "\u2028", "\x85", "\U0001f3ac", "e\u0301",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join)


def literal(block: Block, start: int, end: int) -> bool:
    """Say whether ``text[start:end]`` was taken over as it stood, in one piece."""
    return any(
        run.width == run.length and run.plain <= start and end <= run.plain + run.length
        for run in block.runs
    )


@pytest.mark.parametrize("format", FORMATS)
@given(source=TEXTS)
@settings(max_examples=250, deadline=None)
def test_every_word_lies_in_the_source_where_its_span_says(format: str, source: str) -> None:
    """A word's span is inside the text, and holds the word where it was taken over literally."""
    try:
        document = read_text(source, format=format)  # type: ignore[arg-type]
    except DocumentError:
        return
    for block in document.blocks:
        last = 0
        for word in re.finditer(r"\w+", block.text):
            span = block.span(word.start(), word.end())
            assert 0 <= span.start <= span.end <= len(source)
            assert span.start >= last
            last = span.start
            if literal(block, word.start(), word.end()):
                assert document.slice(span) == word[0]
        for mark in block.emphases:
            assert 0 <= mark.start < mark.end <= len(block.text)
    for directive in document.directives:
        assert source[directive.span.start :].startswith("<!--")


@pytest.mark.parametrize("format", FORMATS)
@given(words=st.lists(st.from_regex(r"[A-Za-zÀ-ÿ]{2,9}", fullmatch=True), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_no_word_of_plain_prose_is_lost(format: str, words: list[str]) -> None:
    """Words with nothing but spaces between them all arrive, in order."""
    document = read_text(" ".join(words), format=format)  # type: ignore[arg-type]
    assert " ".join(block.text for block in document.blocks).split() == words
