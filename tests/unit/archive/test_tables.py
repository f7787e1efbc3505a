"""IMDb's exports and people's own tables: by their columns, whatever wrote them."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matinee.archive import ArchiveError, Item, ItemKind, Rating, Unread, read_archive, spreadsheet
from matinee.archive.tables import decode_table, rows, safe_cell


def read(path: Path, **options: dict[str, str]) -> list[Item]:
    """Read a table of which everything can be read."""
    found = list(read_archive(path, **options))  # type: ignore[arg-type]
    assert all(isinstance(one, Item) for one in found), found
    return found  # type: ignore[return-value]


def table(folder: Path, text: str | bytes, name: str = "films.csv") -> Path:
    """Write a table."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_imdb_ratings_of_today(payloads: Path) -> None:
    """With the original title; what is no film is told apart."""
    film, series = read(payloads / "imdb-ratings.csv")
    assert film.kind is ItemKind.RATING
    assert film.film.titles == ("The Salt Road", "La Route du sel")
    assert (film.film.imdb_id, film.film.year, film.film.runtime) == ("tt9000001", 1999, 104)
    assert film.film.directors == ("Inès Morvan",)
    assert (film.rating, film.date) == (Rating(9, 10), "2024-03-15")
    assert (series.kind, series.metadata["imdb_type"]) == (ItemKind.OTHER, ("TV Series",))


def test_imdb_lists_old_and_new(payloads: Path) -> None:
    """By the names of the columns, which were others until 2017."""
    (new,) = read(payloads / "imdb-list.csv")
    assert (new.kind, new.rating, new.date) == (ItemKind.LISTED, Rating(9, 10), "2024-03-15")
    first, second = read(payloads / "imdb-list-old.csv")
    assert (first.rating, first.date, first.text) == (Rating(8, 10), "2014-03-04", "My first.")
    assert first.film.imdb_id == "tt9000001"
    assert (second.film.imdb_id, second.film.titles) == ("", ("Ash & Ember",))


def test_a_table_of_ones_own_is_read_by_the_names_of_its_columns(tmp_path: Path) -> None:
    """In several languages, with the separator it has; the rest is kept."""
    text = "Filmtitel;Jahr;Regie;Note;Ort\nDie Salzstraße;1999;Inès Morvan;8/10;Kino 3\n"
    (item,) = read(table(tmp_path, text))
    assert item.film.titles == ("Die Salzstraße",)
    assert (item.film.year, item.film.directors) == (1999, ("Inès Morvan",))
    assert item.rating == Rating(8, 10)
    assert item.metadata["ort"] == ("Kino 3",)


def test_a_mapping_goes_before_what_the_names_suggest(tmp_path: Path) -> None:
    """As where the title stands in a column by another name."""
    path = table(tmp_path, "Title,What,When\nmy blog post,Ran,1985\n")
    mapping = spreadsheet.parse_mapping("title=What, year=When")
    (item,) = read(path, mapping=mapping)
    assert (item.title, item.film.year) == ("Ran", 1985)


@pytest.mark.parametrize(
    ("text", "mapping", "message"),
    [
        (
            "a,b\n1,2\n",
            None,
            "which column holds the film's title? name it with --map title=COLUMN",
        ),
        ("Title\nx\n", {"year": "Jahr"}, "has no column 'Jahr'; there are Title"),
        ("Title\n" + "x" * 40 + "\n", {"title": "Nope"}, "has no column 'Nope'"),
        ("\0\0binary", None, "a binary file, not CSV"),
    ],
)
def test_what_cannot_be_read_is_refused(
    tmp_path: Path, text: str, mapping: dict[str, str] | None, message: str
) -> None:
    """In a line that says what to do."""
    with pytest.raises(ArchiveError) as error:
        list(read_archive(table(tmp_path, text), mapping=mapping))
    assert message in str(error.value)


@pytest.mark.parametrize("written", ["title", "name=Film", "title="])
def test_a_mapping_that_is_none_is_refused(written: str) -> None:
    """Naming the fields that there are."""
    with pytest.raises(ArchiveError):
        spreadsheet.parse_mapping(written)


def test_encodings_are_told_apart(tmp_path: Path) -> None:
    """UTF-8 with a mark, UTF-16, and what a Windows sheet saves."""
    text = "Title,Year\nAmélie – “là”,2001\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        (item,) = read(table(tmp_path, text.encode(encoding)))
        assert item.title == "Amélie – “là”", encoding


def test_a_cell_cannot_run(tmp_path: Path) -> None:
    """A formula is read as words; what goes out again is made harmless."""
    hostile = '=HYPERLINK("http://attacker.example","Ran")'
    (item,) = read(table(tmp_path, 'Title,Year\n"' + hostile.replace('"', '""') + '",1985\n'))
    assert item.title == hostile
    assert safe_cell(hostile) == "'" + hostile
    assert [safe_cell(cell) for cell in ("-2", "+49", "@x", "Ran", "")] == [
        "-2",
        "+49",
        "'@x",
        "Ran",
        "",
    ]


def test_a_row_without_a_title_is_said(tmp_path: Path) -> None:
    """The others are read; blank lines are nothing."""
    found = list(read_archive(table(tmp_path, "Title,Year\n,1999\n\nRan,1985\n")))
    assert isinstance(found[0], Unread)
    assert found[0].why == "films.csv: line 2: no title in column 'Title'"
    assert len(found) == 2


@given(st.text(max_size=400))
def test_no_table_makes_it_crash(text: str) -> None:
    """A row has the line it begins on, in order."""
    with contextlib.suppress(ArchiveError):
        lines = [row.line for row in rows(decode_table(text.encode(), "t.csv"), "t.csv")]
        assert lines == sorted(lines)
