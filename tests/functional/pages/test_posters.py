"""A poster is the same for the same film, and different for another."""

import gzip
import re
from xml.etree import ElementTree

import pytest
from django.test import Client

from matinee_site.pages.posters import INKS, PosterFacts, draw_poster, ink_of
from matinee_site.pages.posters.motifs import GENRES

WICK = PosterFacts(
    key="a", title="The Salt Road", year=1999, genres=("Drama", "War"), countries=("France",)
)


def test_the_same_facts_give_the_same_sheet() -> None:
    """Nothing but the facts decides."""
    assert draw_poster(facts=WICK) == draw_poster(facts=WICK)


def test_namesakes_differ() -> None:
    """Two films of one title are told apart."""
    other = PosterFacts(key="b", title="The Salt Road", year=2011, genres=("Drama",))
    assert draw_poster(facts=WICK) != draw_poster(facts=other)


def test_films_of_a_series_share_an_ink() -> None:
    """The series, not the film, chooses it."""
    films = [PosterFacts(key=key, title=key, series="Salt", place=1) for key in "abc"]
    assert len({film.ink for film in films}) == 1
    assert 0 <= ink_of("anything") < len(INKS)


def test_a_small_one_is_the_same_sheet_in_fewer_bytes() -> None:
    """For lists, where the foot could not be read."""
    small, large = draw_poster(facts=WICK, small=True), draw_poster(facts=WICK)
    assert len(small) < 0.7 * len(large)
    assert small[:400] == large[:400]


@pytest.mark.parametrize("genre", [*sorted(GENRES), ""])
def test_every_genre_has_a_figure(genre: str) -> None:
    """The sheet is well-formed and small, whatever the figure."""
    for key in "abcd":
        facts = PosterFacts(key=key, title="Ran", year=1985, genres=(genre,) if genre else ())
        drawn = draw_poster(facts=facts)
        ElementTree.fromstring(drawn)
        assert len(drawn) < 40_000
        assert "nan" not in drawn


@pytest.mark.parametrize(
    "title",
    ["M", "8½", "It", "乱", "Солярис", "<b>&\"'", "-", "", "A" * 200, "Łódź – Kieślowski’s",
     "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb", "\u0000\u202e"],
)  # fmt: skip
def test_any_title_is_set(title: str) -> None:
    """Short, long, foreign and hostile titles give a well-formed sheet inside its margins."""
    drawn = draw_poster(facts=PosterFacts(key="k", title=title, year=None))
    ElementTree.fromstring(drawn)
    starts = [float(x) for x in re.findall(r"translate\((-?[\d.]+) ", drawn)]
    assert all(-1 <= x <= 401 for x in starts)


@pytest.mark.django_db
def test_it_is_served_to_be_kept(client: Client) -> None:
    """With its type, a tag, and leave to keep it."""
    response = client.get("/posters/the-salt-road-1999.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert "max-age=86400" in response["Cache-Control"]
    assert response["ETag"]
    assert "script" not in response["Content-Security-Policy"]


@pytest.mark.django_db
def test_it_is_packed_for_who_unpacks(client: Client) -> None:
    """The same sheet in fewer bytes."""
    plain = client.get("/posters/the-salt-road-1999.svg")
    packed = client.get("/posters/the-salt-road-1999.svg", headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 1.5
