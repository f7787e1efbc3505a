"""Reading and writing the query language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matinee.discovery.search import Filter, Query, parse_query
from matinee.discovery.search.fields import FIELDS, SORTS, Values


@pytest.mark.parametrize(
    ("written", "words", "filters"),
    [
        ("seven samurai", ("seven", "samurai"), ()),
        ("kurosawa decade:1950s", ("kurosawa",), (Filter("decade", ("1950s",)),)),
        ("director: kurosawa 1954", ("1954",), (Filter("director", ("kurosawa",)),)),
        ('by:"Akira Kurosawa"', (), (Filter("director", ("Akira Kurosawa",)),)),
        ("genre:Western,comedy", (), (Filter("genre", ("western", "comedy")),)),
        ('genre:"Science Fiction"', (), (Filter("genre", ("science-fiction",)),)),
        ("-country:UK", (), (Filter("country", ("united-kingdom",), negated=True),)),
        ("year:1950-1959", (), (Filter("year", ("1950..1959",)),)),
        ("year:1950s", (), (Filter("year", ("1950s",)),)),
        ("decade:1954", (), (Filter("decade", ("1950s",)),)),
        ("runtime:<90min", (), (Filter("runtime", ("<90",)),)),
        ("score:>=7.5", (), (Filter("score", (">=7.5",)),)),
        ("REVIEWED:true", (), (Filter("reviewed", ("yes",)),)),
        ("genre:western genre:western", (), (Filter("genre", ("western",)),)),
        # Titles have colons too.
        ("Mission: Impossible", ("Mission:", "Impossible"), ()),
        ("alien:covenant", ("alien:covenant",), ()),
        ("2001: a space odyssey", ("2001:", "a", "space", "odyssey"), ()),
        ("spy -kids", ("spy", "-kids"), ()),
    ],
)
def test_reads(written: str, words: tuple[str, ...], filters: tuple[Filter, ...]) -> None:
    """Words, and fields with values in their one normal form."""
    query = parse_query(written)
    assert (query.words, query.filters, query.problems) == (words, filters, ())


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("year:abc", "year:abc is left out: write 1954, 1950..1959, >=2000 or 1950s after year:"),
        ("reviewed:maybe", "reviewed:maybe is left out: write yes or no after reviewed:"),
        ("runtime:", "runtime: is left out: write 90, 90..120, <90 or >=120 after runtime:"),
        ("sort:worst", "sort:worst is left out: write one of " + ", ".join(SORTS) + " after sort:"),
    ],
)
def test_leaves_out_what_cannot_be_and_says_what_can(written: str, problem: str) -> None:
    """A value that a field cannot have is no reason to refuse the rest."""
    query = parse_query(f"ran {written}")
    assert (query.words, query.filters) == (("ran",), ())
    assert [str(each) for each in query.problems] == [problem]


def test_keeps_quoted_words_together() -> None:
    """Typographic quotes are quotes; one that is never closed reaches to the end."""
    assert parse_query("“the thing” from").phrases == ("the thing",)
    assert parse_query('war "and peace').phrases == ("and peace",)


def test_knows_whether_the_last_word_may_go_on() -> None:
    """A word is done when a filter, a quote or a space follows."""
    assert parse_query("sal").begun
    for done in ("sal ", "sal year:1999", '"sal"', ""):
        assert not parse_query(done).begun


def test_narrows_and_widens() -> None:
    """A filter takes the place of one that excludes it, stands beside others, and goes again."""
    query = parse_query("noir genre:crime decade:1940s")
    assert str(query.narrowed("genre", "drama")) == "noir genre:crime decade:1940s genre:drama"
    assert str(query.narrowed("decade", "1950s")) == "noir genre:crime decade:1950s"
    assert str(query.narrowed("year", "1947")) == "noir genre:crime year:1947"
    assert str(query.without("genre", "crime")) == "noir decade:1940s"
    assert str(query.reworded('the "big": sleep')) == "the big sleep genre:crime decade:1940s"


def test_is_bounded() -> None:
    """A page of text is no query."""
    query = parse_query("word " * 5_000 + "genre:a " * 5_000)
    assert len(str(query)) < 500


_WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), max_size=12)
_VALUES = {
    Values.TERM: st.sampled_from(["western", "science-fiction", "日本"]),
    Values.NUMBER: st.sampled_from(["1954", "1950..1959", "..90", ">=7", "<3"]),
    Values.FLAG: st.sampled_from(["yes", "no"]),
    Values.WORDS: st.sampled_from(["kurosawa", "Akira Kurosawa", "d'Amélie, Poulain"]),
}


@st.composite
def _filters(draw: st.DrawFn) -> str:
    field = draw(st.sampled_from([field for field in FIELDS if field.name != "decade"]))
    values = draw(st.lists(_VALUES[field.values], min_size=1, max_size=3))
    minus = "-" if draw(st.booleans()) else ""
    return f"{minus}{field.name}:" + ",".join(f'"{value}"' for value in values)


@given(st.lists(st.one_of(_WORDS, _filters(), _WORDS.map(lambda w: f'"{w}"')), max_size=8))
def test_writes_a_query_so_that_it_is_read_the_same(parts: list[str]) -> None:
    """A link made of a query leads to that query."""
    query = parse_query(" ".join(parts))
    again = parse_query(str(query))
    assert again.filters == query.filters
    assert (again.words, again.phrases, again.sort) == (query.words, query.phrases, query.sort)
    assert str(again) == str(query)


@given(st.text(max_size=300))
def test_reads_anything(written: str) -> None:
    """Whatever is typed is a query."""
    assert isinstance(parse_query(written), Query)
