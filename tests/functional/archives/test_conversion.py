"""The HTML of an archive becomes the Markdown that an author writes here, and loses no word."""

import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matinee_site.archives.conversion import Attached, Surroundings, TooLongError, convert
from matinee_site.archives.conversion.convert import MAX_TEXT
from matinee_site.reviews.markup import render

PLAIN = Surroundings(wordpress=False)
_TAG = re.compile(r"<[^>]*>")


def words(html: str) -> str:
    """Give the words of a page's HTML."""
    import html as entities

    return " ".join(entities.unescape(_TAG.sub(" ", html)).split())


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One <em>two</em> <b>three</b>.</p><p>Four<br>five.</p>",
         "One *two* **three**.\n\nFour\\\nfive."),
        ("<h2>Plot</h2><p>It goes.</p>", "## Plot\n\nIt goes."),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<blockquote><p>Said.</p></blockquote>", "> Said."),
        ('<a href="https://x.example/a_b">here</a>', "[here](https://x.example/a_b)"),
        ("2 * 3 * 4 and [brackets] and a_b", "2 \\* 3 \\* 4 and [brackets] and a_b"),
        ("1985. A year.", "1985\\. A year."),
        ("# not a heading", "\\# not a heading"),
        ("a &lt;b&gt; c &amp;amp; d", "a \\<b> c \\&amp; d"),
    ],
)  # fmt: skip
def test_what_an_author_would_have_written(html: str, markdown: str) -> None:
    """Marks that were letters stay letters."""
    assert convert(html, PLAIN).markdown == markdown


def test_classic_and_block_editors_give_the_same() -> None:
    """Lines of the one are paragraphs of the other."""
    classic = convert("One.\n\nTwo.\nThree.", Surroundings()).markdown
    block = "<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->\n\n<p>Two.<br>Three.</p>"
    assert convert(block, Surroundings()).markdown == classic == "One.\n\nTwo.\\\nThree."


def test_shortcodes_become_what_they_showed() -> None:
    """Captions, galleries, spoilers, embeds; one that nobody knows leaves its words."""
    numbers = {"13": 4, "14": 5}
    around = Surroundings(
        picture=lambda addresses, attachment: numbers.get(attachment),
        gallery=lambda ids: [Attached(each, f"No {each}") for each in ids],
    )
    gallery = convert('[gallery ids="13,14"]', around).markdown
    assert gallery == "![No 13](picture:4)\n\n![No 14](picture:5)"
    assert convert("[spoiler]She goes.[/spoiler]", around).markdown == "||She goes.||"
    embed = convert("[embed]https://v.example/1[/embed]", around)
    assert "https://v.example/1" in embed.markdown
    unknown = convert("[mystery a=1]words[/mystery]", around)
    assert "words" in unknown.markdown


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>", "<style>*{x}</style>", "<iframe src='javascript:alert(1)'>",
        "<svg onload=alert(1)><script>alert(2)</script></svg>",
        "<math><mtext><img src=x onerror=a>",
        "<a href='javascript:alert(1)'>x</a>", "<a href='data:text/html,<script>1</script>'>x</a>",
        "<img src='data:image/svg+xml;base64,PHN2Zz4=' onerror=alert(1)>",
        "<object data=x></object>",
        "<p onclick=alert(1) style='background:url(https://t.example/)'>x</p>",
        "<form action=https://t.example><input name=a></form>", "<base href=https://t.example/>",
        "<a href='&#106;avascript:alert(1)'>x</a>", "<meta http-equiv=refresh content='0;url=//t'>",
        "[x](javascript:alert(1))", "<!--><img src=x onerror=alert(1)>-->",
        "<a href='vbscript:x'>x",
    ],
)  # fmt: skip
def test_hostile_html_is_harmless_on_the_page(html: str) -> None:
    """Nothing runs, nothing of another site is loaded, no address does anything."""
    page = render(convert(f"Before. {html} After.", Surroundings()).markdown)
    assert "Before" in page
    assert not re.search(r"<(?:script|style|iframe|svg|object|form|input|base|meta|img)\b", page)
    assert not re.search(r"<[^>]*\s(?:on\w+|style)\s*=", page)
    assert not re.search(r'href="(?!https?://|mailto:)', page)


@settings(max_examples=150)
@given(st.text("ab *_[]()<>&|~`#-+.!\\\n1\"'é", max_size=40))
def test_no_word_is_lost_and_none_is_made(text: str) -> None:
    """Letters of a text stand on the page as they stood in the archive."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    page = words(render(convert(f"<p>{escaped}</p>", PLAIN).markdown))
    letters = re.compile(r"[ab1é]")
    assert letters.findall(page) == letters.findall(text)


def test_deep_and_long_texts_are_refused_or_read_in_time() -> None:
    """A text longer than any; a tree deeper than any."""
    with pytest.raises(TooLongError, match="longer than any text"):
        convert("x" * (MAX_TEXT + 1), PLAIN)
    deep = "<div>" * 3000 + "word" + "</div>" * 3000
    with suppress(RecursionError, ValueError):
        assert "word" in convert(deep, PLAIN).markdown
