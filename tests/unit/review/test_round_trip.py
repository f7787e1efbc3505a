"""A rendered review reads back as the same review."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matinee.document import BlockKind, read_text
from matinee.review import (
    Aspect,
    Emphasised,
    FactContent,
    HeaderField,
    PartContent,
    Passage,
    ReviewContent,
    Scale,
    ScoreContent,
    SectionContent,
    parse_review,
    render_review,
)

_LETTERS = "abcXYZ éÉß019.,:;!?-–—'\"“”*_`#+>=<&|[](){}/\\~$%½★☆\u00a0日本"
_HOSTILE = (
    "Director: Jo Field",
    "1954",
    "8/10",
    "---",
    "1. One",
    "# No heading",
    "- point",
    "Rating: 9/10",
    "## Plot",
    "A *b* __c__",
    "[a]: b",
    "yes",
    "<!-- no -->",
    "&amp;",
    "***",
    "Setext\\",
    "C#",
    "By Mia Stone",
)


def _tidy(text: str) -> str:
    return " ".join(text.split(" ")).strip()


def _is_text(text: str) -> bool:
    return bool(text) and text == text.strip() and "  " not in text


words = st.text(alphabet=_LETTERS, min_size=1, max_size=40).map(_tidy)
texts = st.one_of(st.sampled_from(_HOSTILE), words).filter(_is_text)
plain = texts.filter(lambda text: any(letter.isalnum() for letter in text))


@st.composite
def passages(draw: st.DrawFn, kinds: tuple[BlockKind, ...]) -> Passage:
    text = draw(texts)
    marks: set[Emphasised] = set()
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        kind = draw(st.sampled_from(["italic", "strong"]))
        inside = any(mark.mark == kind and start < mark.end and mark.start < end for mark in marks)
        if not inside and not text[start].isspace() and not text[end - 1].isspace():
            marks.add(Emphasised(start, end, kind))
    return Passage(text, draw(st.sampled_from(kinds)), tuple(sorted(marks)))


_KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.HEADING)
bodies = st.lists(passages(_KINDS), max_size=4).map(tuple)
points = st.lists(passages((BlockKind.ITEM,)), min_size=1, max_size=3).map(tuple)
prose = st.lists(passages((BlockKind.PARAGRAPH,)), min_size=1, max_size=1).map(tuple)
sections = st.builds(
    SectionContent,
    heading=st.one_of(
        st.sampled_from(["Plot", "The look", "Act one", "C#", "Themes & more", "1. Sound"]),
        plain.map(lambda text: f"On {text}"),
    ),
    aspect=st.one_of(st.none(), st.sampled_from(Aspect)),
    body=bodies,
)
facts = st.lists(
    st.builds(
        FactContent,
        field=st.sampled_from(HeaderField),
        values=st.lists(
            st.tuples(texts, st.one_of(st.none(), texts)),
            min_size=1,
            max_size=3,
            unique=True,
        ).map(tuple),
    ),
    max_size=4,
    unique_by=lambda fact: fact.field,
).map(tuple)
scores = st.builds(
    ScoreContent,
    value=st.one_of(st.none(), st.sampled_from([0.0, 3.5, 9.0, 87.0])),
    best=st.one_of(st.none(), st.sampled_from([4.0, 10.0])),
    worst=st.none(),
    scale=st.sampled_from(Scale),
    written=plain,
    line=st.one_of(st.just(""), texts),
)


def parts(*headings: str) -> st.SearchStrategy[PartContent | None]:
    part = st.builds(PartContent, heading=st.sampled_from(headings), body=st.one_of(points, prose))
    return st.one_of(st.none(), part)


contents = st.builds(
    ReviewContent,
    headline=st.one_of(st.none(), plain),
    header=facts,
    introduction=bodies,
    sections=st.lists(sections, max_size=3, unique_by=lambda part: part.heading).map(tuple),
    strengths=parts("Strengths", "Pros", "The Good", "What works", "+"),
    weaknesses=parts("Weaknesses", "Cons", "What doesn’t work", "-"),
    verdict=parts("Verdict", "Final Verdict", "In short"),
    score=st.one_of(st.none(), scores),
)


def read(source: str, format: str = "markdown") -> ReviewContent:
    document = read_text(source, format=format)  # type: ignore[arg-type]
    return parse_review(document).content(document)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contents)
def test_any_content_survives_rendering(content: ReviewContent) -> None:
    """Facts, texts with their marks, sections, parts and score come back as they were."""
    assert read(render_review(content)) == content


_PIECES = st.sampled_from(
    [
        "# Harbour (1999)",
        "**Director:** Jo Field",
        "Cast: Ann Lee (Mara), Bo Ray as Finn",
        "Japan, 1999, 102 min.",
        "## Plot",
        "Pros",
        "**Cons**",
        "- *bright* colours\n- scale",
        "Verdict: go and see it.",
        "A long walk through a cold harbour, told without haste and with much love for detail.",
        "It is **not** *short*, but I give it 7/10.",
        "Rating: 4/5 – worth the ferry",
        "★★★☆",
        "> It moves.",
        "| Editor | Mia Stone |\n|---|---|\n| Country | Japan |",
        "By Mia Stone",
        "+ colour\n- noise",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(_PIECES, words), max_size=10),
    st.sampled_from(["markdown", "plain", "html"]),
)
def test_a_parsed_review_survives_rendering(pieces: list[str], format: str) -> None:
    """Whatever a text in any format was read as, its rendering is read as the same."""
    content = read("\n\n".join(pieces), format)
    assert read(render_review(content)) == content
