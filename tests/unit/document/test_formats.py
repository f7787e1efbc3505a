"""Plain text, Markdown and HTML give the same kinds of blocks, with the marks of titles kept."""

import pytest

from matinee.document import Block, BlockKind, Document, read_text


def shapes(document: Document) -> list[tuple[str, str]]:
    """Give each block's kind and text."""
    return [(block.kind.value, block.text) for block in document.blocks]


def marked(block: Block) -> list[tuple[str, str]]:
    """Give each marked stretch of a block with its mark."""
    return [(mark.mark, block.text[mark.start : mark.end]) for mark in block.emphases]


def test_markdown_gives_headings_items_quotes_and_cells() -> None:
    """Each block has its kind; code is left out."""
    text = "# Plot\n\nIt begins.\n\n- one\n- two\n\n> said so\n\n|a|b|\n|-|-|\n|c|d|\n\n    code\n"
    assert shapes(read_text(text)) == [
        ("heading", "Plot"),
        ("paragraph", "It begins."),
        ("item", "one"),
        ("item", "two"),
        ("quote", "said so"),
        *(("cell", name) for name in "abcd"),
    ]


def test_html_gives_the_same_and_hides_what_a_browser_hides() -> None:
    """Scripts, styles, code and navigation are not part of the text."""
    text = (
        "<head><title>t</title></head><script>var a = '</p>';</script><nav>Home</nav>"
        "<h2>Plot</h2><p>It begins.<ul><li>one<li>two</ul><blockquote><p>said so</blockquote>"
        "<pre>code</pre><table><tr><td>a<td>b</table>"
    )
    assert shapes(read_text(text, format="html")) == [
        ("heading", "Plot"),
        ("paragraph", "It begins."),
        ("item", "one"),
        ("item", "two"),
        ("quote", "said so"),
        ("cell", "a"),
        ("cell", "b"),
    ]


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("markdown", "We saw *Ran*, **twice**, [here](http://a.b 'c'), and “Ikiru”."),
        ("markdown", "We saw <i>Ran</i>, **twice**, [here][x], and “Ikiru”.\n\n[x]: y"),
        ("html", "<p>We saw <em>Ran</em>, <b>twice</b>, <a href='x>y'>here</a>, and “Ikiru”.</p>"),
    ],
)
def test_marks_survive_as_evidence_of_titles(format: str, text: str) -> None:
    """Italics, strong words, links and quotation marks are kept beside the plain words."""
    (block,) = read_text(text, format=format).blocks  # type: ignore[arg-type]
    assert block.text == "We saw Ran, twice, here, and “Ikiru”."
    assert marked(block) == [
        ("italic", "Ran"),
        ("strong", "twice"),
        ("link", "here"),
        ("quote", "Ikiru"),
    ]


def test_an_entity_is_one_character_of_its_full_width() -> None:
    """The place of a word written with entities takes in the entities."""
    document = read_text("<p>Caf&eacute; M&uuml;ller</p>", format="html")
    (block,) = document.blocks
    assert block.text == "Café Müller"
    assert document.slice(block.span(0, 4)) == "Caf&eacute;"
    assert document.slice(block.span(5, 11)) == "M&uuml;ller"


def test_markdown_escapes_and_entities_keep_their_places() -> None:
    """What was escaped reads plainly and is found again as it was written."""
    document = read_text(r"A \*star\* &amp; caf&eacute; end")
    (block,) = document.blocks
    assert block.text == "A *star* & café end"
    at = block.text.index("end")
    assert document.slice(block.span(at, at + 3)) == "end"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_keep_places(end: str) -> None:
    """Offsets count the original's characters, whatever ends its lines."""
    document = read_text(end.join(["# Plot", "", "It *begins*", "slowly.", "", "- one", "- two"]))
    for block in document.blocks:
        word = block.text.split()[0]
        assert document.slice(block.span(0, len(word))) == word
    assert [block.text for block in document.blocks][1] == "It begins slowly."


def test_a_wrapped_plain_text_has_whole_paragraphs() -> None:
    """Lines broken at a fixed width are joined; a short line ends its paragraph."""
    line = "The film opens on a road that runs along the sea for a long"
    document = read_text(f"{line}\n{line}\nand ends.\n\nVerdict\n", format="plain")
    assert shapes(document) == [
        ("paragraph", f"{line} {line} and ends."),
        ("heading", "Verdict"),
    ]


def test_an_unwrapped_plain_text_has_a_paragraph_a_line() -> None:
    """Header lines stay apart."""
    document = read_text("Director: A. B.\nCast: C. D., E. F.\n", format="plain")
    assert [block.text for block in document.blocks] == ["Director: A. B.", "Cast: C. D., E. F."]


def test_a_paragraph_too_long_to_parse_is_read_as_plain_words() -> None:
    """Its words keep their places; only the marks inside are passed over."""
    source = "*word* " * 5000
    document = read_text(source)
    (block,) = document.blocks
    assert block.text.startswith("*word* *word*")
    assert document.slice(block.span(1, 5)) == "word"


def test_directives_are_read_where_they_stand() -> None:
    """A comment to Matinee has its rule, its text and its reason; other comments have none."""
    text = '<!-- a remark -->\n\nRan <!-- matinee: allow name-misspelt "Kurosava" a pun --> again.'
    (found,) = read_text(text).directives
    assert (found.verb, found.rule, found.text, found.reason) == (
        "allow",
        "name-misspelt",
        "Kurosava",
        "a pun",
    )
    assert text[found.span.start : found.span.end].endswith("-->")
    assert read_text(text, format="html").directives == [found]


def test_an_unclosed_comment_hides_the_rest_as_in_a_browser() -> None:
    """The words before it are read."""
    blocks = read_text("<p>seen</p><!-- hidden <p>words</p>", format="html").blocks
    assert [block.text for block in blocks] == ["seen"]


def test_a_sign_that_opens_no_tag_is_text() -> None:
    """Less-than signs and hearts are read as they stand."""
    (block,) = read_text("<p>a < b <3 c</p>", format="html").blocks
    assert block.text == "a < b <3 c"


def test_an_item_of_a_plain_list_is_read_without_its_mark() -> None:
    """Dashes, dots and numbers before an item are not its words."""
    blocks = read_text("- one\n• two\n3. three\n", format="plain").blocks
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.ITEM, "one"),
        (BlockKind.ITEM, "two"),
        (BlockKind.ITEM, "three"),
    ]
