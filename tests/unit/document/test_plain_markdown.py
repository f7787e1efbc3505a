"""The quick reader of plain Markdown gives what the whole grammar gives, or leaves it to that."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from matinee.document import BlockKind
from matinee.document.markdown import read_markdown
from matinee.document.plain_markdown import read_plain_markdown

PIECES = st.sampled_from(
    [
        "Ran", "Amélie ", "八月", "word word", " ", "  ", "\n", "\n\n", "\n\n\n", "  \n", "*", "**",
        "_", "__", "***", "*Ran*", "_Ran_", "**Ran**", "*What’s Up, Doc?*", "“*Ran*”", "(_Ran_)",
        "*Ran*’s", "snake_case", "# ", "## A heading", "#tag", "\n# Ran #", "> ", "- ", "+ ",
        "1. ", "1985. ", "1) ", "===", "---", "___", "!", "?", ".", ",", ": ", ":-", "& ", "“",
        "&amp;", "”", '"', "'", "’", "—", "…", "\u00a0", "\u3000", "http://a.b", "e\u0301", "½",
        "\U0001f3ac", "$",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map("".join)


@example(source="# # *Ran*", before="")
@given(source=TEXTS, before=st.sampled_from(["", "\ufeff", "---\ntitle: x\n---\n"]))
@settings(max_examples=1500, deadline=None)
def test_the_quick_reader_reads_as_the_grammar_does(source: str, before: str) -> None:
    """Whatever it takes on, it gives the same blocks, runs and marks, and no directive is lost."""
    plain = read_plain_markdown(before + source, len(before))
    if plain is not None:
        assert (plain, []) == read_markdown(before + source, len(before))


@pytest.mark.parametrize(
    "source",
    [
        "A plain text.\n\nIn two paragraphs.\n",
        "# Ran\n\nA *fine* film,\nwith “**all**” its colours: _Ran_!",
        "He said: *What’s Up, Doc?*\n",
    ],
)
def test_what_most_reviews_are_is_read_quickly(source: str) -> None:
    assert read_plain_markdown(source, 0)


@pytest.mark.parametrize(
    "source",
    ["- a", "1. a", "> a", "a\n===", "a\n---", "    code", "a [b](c)", "`a`", "a <b>c</b>", "&amp;",
     "|a|", "a\tb", "*a **b***", "2*3*4", "snake_case", "***", "a  \nb", "\\*a"],
)  # fmt: skip
def test_everything_else_is_left_to_the_grammar(source: str) -> None:
    assert read_plain_markdown(source, 0) is None


def test_a_heading_parts_paragraphs() -> None:
    blocks = read_plain_markdown("a\n# b\nc", 0)
    assert blocks
    kinds = [(block.kind, block.text, block.level) for block in blocks]
    paragraph, heading = BlockKind.PARAGRAPH, BlockKind.HEADING
    assert kinds == [(paragraph, "a", 0), (heading, "b", 1), (paragraph, "c", 0)]
