"""An author's words as pages print them: links, headings, spoilers, plain text."""

import pytest

from matinee_site.reviews.prose import Link, linked, masked, plain_text, render_prose, shown


def link(text: str, words: str, url: str = "/x/") -> Link:
    """Give a link over words of a text."""
    return Link(start=text.index(words), end=text.index(words) + len(words), url=url)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("See Jo Lind.", "Jo Lind", '<p>See <a class="known" href="/x/">Jo Lind</a>.</p>'),
        ("*Ran* is", "Ran", '<p><em><a class="known" href="/x/">Ran</a></em> is</p>'),
        ("**Jo** Lind", "Jo", '<p><strong><a class="known" href="/x/">Jo</a></strong> Lind</p>'),
        ('"Ran" is', "Ran", '<p>“<a class="known" href="/x/">Ran</a>” is</p>'),
    ],
)
def test_known_names_become_links(text: str, words: str, expected: str) -> None:
    """Inside emphasis and quotation marks too."""
    assert linked(text, links=[link(text, words)]).strip() == expected


def test_a_name_inside_the_authors_own_link_stays_theirs() -> None:
    """No link inside a link."""
    text = "[Jo Lind](https://example.org/) and Jo Lind"
    second = text.rindex("Jo Lind")
    links = [link(text, "Jo Lind"), Link(start=second, end=second + 7, url="/y/")]
    html = linked(text, links=links)
    assert html.count("<a ") == 2
    assert '>Jo Lind</a> and <a class="known" href="/y/">Jo Lind</a>' in html


def test_the_authors_own_private_characters_are_no_links() -> None:
    """What fences a name cannot be typed."""
    html = linked("\ue0000\ue001bad\ue002")
    assert "<a" not in html
    assert "\ue000" not in html


def test_headings_in_a_text_stand_below_the_sections() -> None:
    """They begin at the level that is asked for."""
    assert "<h4>" in render_prose("# One", heading=4)
    assert "<h3>" in render_prose("## Two", heading=3)
    assert "<h2>" in render_prose("## Two", heading=2)


def test_plain_text_is_cut_at_a_word() -> None:
    """With an ellipsis, without marks."""
    assert plain_text("*One* & two three", limit=10) == "One & two…"


def test_words_stand_together_as_they_are_printed() -> None:
    """A mark inside a line parts nothing; a new paragraph does."""
    assert plain_text("The *sea*, twice.\n\nAnd **more**") == "The sea, twice. And more"


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("He ||dies at last|| in it", "dies at last"),
        ("||all of it||", "all of it"),
        ("He ||*dies* [there](https://a.example/)||", "dies"),
    ],
)
def test_a_spoiler_waits_until_it_is_asked_for(text: str, hidden: str) -> None:
    """A box to tick holds the words on a page; where nothing can be asked they are masked."""
    html = shown(linked(text))
    assert html.count('<label class="spoiler"><input type="checkbox" aria-label=') == 1
    assert html.count("<span>") == html.count("</span></label>") == 1
    assert hidden in html
    assert hidden not in masked(linked(text))
    assert hidden not in plain_text(text)
    assert "[spoiler]" in plain_text(text)


@pytest.mark.parametrize(
    "text", ["a || b", "|||| no", "`||code||`", r"\||a||", "| a |\n|-|\n| b |"]
)
def test_bars_that_hide_nothing_stay(text: str) -> None:
    """One pair alone, an empty pair, code, an escaped pair and a table are no spoiler."""
    assert "spoiler" not in linked(text)


def test_links_in_another_language_lead_to_its_pages() -> None:
    """Only the house's own links; an author's stay."""
    kept = linked("Jo Lind [x](/y/)", links=[Link(start=0, end=7, url="/people/jo-lind/")])
    html = shown(kept, prefix="/fr")
    assert 'href="/fr/people/jo-lind/"' in html
    assert 'href="/y/"' in html
