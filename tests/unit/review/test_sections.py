"""Sections, strengths, weaknesses and verdict are found under many kinds of heading."""

import pytest

from matinee.document import read_text
from matinee.document.read import Format
from matinee.review import Aspect, Review, parse_review
from matinee.review.headings import Special, aspect_of, special_of

PROSE = (
    "The picture opens slowly on a harbour at dawn and takes its time to find the people it "
    "cares about, which turns out to be the right choice for so quiet a story."
)


def read(source: str, format: Format = "markdown") -> Review:
    return parse_review(read_text(source, format=format))


@pytest.mark.parametrize(
    ("heading", "aspect"),
    [
        ("Plot & Narrative Structure", Aspect.PLOT),
        ("Synopsis", Aspect.PLOT),
        ("Cast and Characters", Aspect.PERFORMANCES),
        ("Directing", Aspect.DIRECTION),
        ("Action & Dance", Aspect.ACTION),
        ("Stunts", Aspect.ACTION),
        ("Style & Technical Craft", Aspect.STYLE),
        ("Production Design", Aspect.STYLE),
        ("Sound and Vision", Aspect.MUSIC),
        ("Themes & Franchise Integration", Aspect.THEMES),
        ("The Wider Universe", Aspect.SERIES),
        ("Reception & Mixed Critique", Aspect.RECEPTION),
        ("A Night by the Sea", None),
    ],
)
def test_the_first_telling_word_gives_the_aspect(heading: str, aspect: Aspect | None) -> None:
    """An unknown heading has no aspect."""
    assert aspect_of(heading) is aspect


@pytest.mark.parametrize(
    ("heading", "special"),
    [
        ("Pros", Special.STRENGTHS),
        ("The Good:", Special.STRENGTHS),
        ("What works", Special.STRENGTHS),
        ("Strengths of the film", Special.STRENGTHS),
        ("+", Special.STRENGTHS),
        ("What doesn’t", Special.WEAKNESSES),
        ("Lows", Special.WEAKNESSES),
        ("Final Verdict", Special.VERDICT),
        ("In short…", Special.VERDICT),
        ("Verdict & Rating", Special.VERDICT),
        ("Score", Special.RATING),
        ("Pros & Cons", None),
        ("The Good, the Bad and the Ugly", None),
        ("The Good Liar", None),
        ("Rating the performances", None),
    ],
)
def test_special_headings_are_known_by_their_words(heading: str, special: Special | None) -> None:
    """One that names both sides announces neither."""
    assert special_of(heading) is special


@pytest.mark.parametrize(
    ("source", "format"),
    [
        ("## Plot\n\n{0}\n\n## Verdict\n\n{0}", "markdown"),
        ("Plot\n----\n\n{0}\n\nVerdict\n-------\n\n{0}", "markdown"),
        ("**Plot**\n\n{0}\n\n**Verdict:**\n\n{0}", "markdown"),
        ("**Plot**\n{0}\n\n**Verdict**\n{0}", "markdown"),
        ("**Plot:** {0}\n\n**Verdict.** {0}", "markdown"),
        ("Plot:\n\n{0}\n\nVerdict: {0}", "markdown"),
        ("Plot\n{0}\nVerdict\n{0}", "plain"),
        ("Plot:\n{0}\nVerdict: {0}", "plain"),
        ("<h2>Plot</h2><p>{0}</p><h3>Verdict</h3><p>{0}</p>", "html"),
        ("<p><b>Plot</b><br>{0}</p><p><strong>Verdict</strong></p><p>{0}</p>", "html"),
    ],
)
def test_headings_of_every_kind_open_sections(source: str, format: Format) -> None:
    """Marked up, bold, with a colon, in plain text, run into the paragraph: the same sections."""
    document = read_text(source.format(PROSE), format=format)
    review = parse_review(document)
    content = review.content(document)
    assert [(part.heading, part.aspect) for part in content.sections] == [("Plot", Aspect.PLOT)]
    assert [passage.text for passage in content.sections[0].body] == [PROSE]
    assert content.verdict is not None
    assert [passage.text for passage in content.verdict.body] == [PROSE]
    (section,) = review.sections
    assert document.slice(section.span).startswith("Plot")
    assert document.slice(section.span).endswith(PROSE)


def test_a_text_without_headings_is_all_introduction() -> None:
    """No shape is invented."""
    review = read(f"{PROSE}\n\n{PROSE}")
    assert review.introduction == (0, 1)
    assert not review.sections
    assert review.verdict is None


def test_a_sub_heading_stays_in_its_section() -> None:
    """Only a deeper heading that announces something opens a section of its own."""
    review = read(f"## Plot\n\n{PROSE}\n\n### Night\n\n{PROSE}\n\n### Music\n\n{PROSE}")
    assert [section.heading for section in review.sections] == ["Plot", "Music"]
    assert review.sections[0].blocks == (1, 2, 3)


@pytest.mark.parametrize(
    "source",
    [
        "**Pros**\n\n- colour\n- scale\n\n**Cons**\n\n- length",
        "Pros:\n\n* colour\n* scale\n\nCons:\n\n* length",
        "+ colour\n+ scale\n\n- length",
    ],
)
def test_lists_of_points_are_kept_as_points(source: str) -> None:
    """Strengths and weaknesses may be lists, also of plus and minus points alone."""
    review = read(f"# Harbour\n\n{PROSE}\n\n{source}")
    assert review.strengths is not None
    assert review.weaknesses is not None
    assert review.strengths.points == ("colour", "scale")
    assert review.weaknesses.points == ("length",)
    assert review.introduction == (1,)


def test_short_lines_below_pros_are_points() -> None:
    """In plain text a point looks like a heading, and is none."""
    review = read(f"Harbour\n{PROSE}\nPros\nGreat music\nLovely cast\nCons\nToo long", "plain")
    assert review.strengths is not None
    assert review.strengths.points == ("Great music", "Lovely cast")
    assert not review.sections


def test_prose_strengths_have_no_points() -> None:
    """Their text is all there is."""
    review = read(f"## Strengths\n\n{PROSE}\n\n## Weaknesses\n\n{PROSE}")
    assert review.strengths is not None
    assert (review.strengths.points, review.strengths.text) == ((), PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "“A harbour of one's own”",
        "Best performance of her whole career",
        "By Mia Stone",
        "a lovely thing",
        "And then nothing at all,",
    ],
)
def test_short_lines_of_plain_text_are_not_all_headings(line: str) -> None:
    """Pull quotes and bylines stay in the text."""
    assert not read(f"{PROSE}\n{line}\n{PROSE}", "plain").sections


def test_bold_labels_inside_points_open_no_sections() -> None:
    """ "- **Acting:** ..." under strengths is a point."""
    review = read("## Strengths\n\n- **Acting:** all of it\n- **Music:** some\n\n## Verdict\n\nGo.")
    assert not review.sections
    assert review.strengths is not None
    assert len(review.strengths.points) == 2


def test_scores_by_aspect_are_not_sections() -> None:
    """A table of marks stays text; the overall mark is the score."""
    review = read(f"{PROSE}\n\nStory: 8/10\nActing: 7/10\n\nOverall: 9/10")
    assert not review.sections
    assert review.score is not None
    assert review.score.value == 9
