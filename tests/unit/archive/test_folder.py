"""A folder of texts is an archive too, by front matter or by what the texts begin with."""

from pathlib import Path

import pytest

from matinee.archive import ArchiveError, ArchiveKind, Item, ItemKind, Unread, kind_of, read_archive


def write(folder: Path, name: str, text: str | bytes) -> None:
    """Write a file and the folders above it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def test_front_matter_fills_an_item(tmp_path: Path) -> None:
    """What has no place of its own is kept."""
    write(
        tmp_path,
        "2010/salt.md",
        "---\ntitle: Salt and patience\nfilm: The Salt Road\nyear: 1999\ndate: 2010-03-04\n"
        "author: M. Lane\ntags: [desert, sea]\ndraft: true\nmood: dry\nimdb_id: tt9000001\n"
        "---\nYes.\n",
    )
    (item,) = read_archive(tmp_path)
    assert isinstance(item, Item)
    assert (item.source, item.kind) == ("2010/salt.md", ItemKind.REVIEW)
    assert (item.title, item.date, item.author) == ("Salt and patience", "2010-03-04", "M. Lane")
    assert item.film.titles[0] == "The Salt Road"
    assert (item.film.year, item.film.imdb_id) == (1999, "tt9000001")
    assert (item.tags, item.status) == (("desert", "sea"), "draft")
    assert item.metadata["mood"] == ("dry",)


def test_without_front_matter_the_heading_is_the_title(tmp_path: Path) -> None:
    """Or else the file's name; HTML too."""
    write(tmp_path, "a.md", "# The Salt Road (1999)\n\nWords.\n")
    write(tmp_path, "b.txt", "Words and words, with no heading over them, for a while.\n")
    write(tmp_path, "c.html", "<h1>Salt</h1><p>Words.</p>")
    titles = [item.title for item in read_archive(tmp_path) if isinstance(item, Item)]
    assert titles == ["The Salt Road (1999)", "b", "Salt"]


def test_what_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    """It is said, and hidden files are passed over."""
    write(tmp_path, "a.md", b"\x89PNG\0")
    write(tmp_path, "b.md", "---\ntitle: [\n---\n")
    write(tmp_path, "c.md", "Words.")
    write(tmp_path, ".git/d.md", "Words.")
    found = list(read_archive(tmp_path))
    assert [isinstance(one, Unread) for one in found] == [True, True, False]


def test_what_an_archive_is_is_told_by_what_it_holds(payloads: Path, tmp_path: Path) -> None:
    """Not by its name."""
    assert kind_of(payloads / "wordpress.xml") is ArchiveKind.WORDPRESS
    assert kind_of(payloads / "letterboxd") is ArchiveKind.LETTERBOXD
    assert kind_of(payloads / "letterboxd/ratings.csv") is ArchiveKind.LETTERBOXD
    assert kind_of(payloads / "imdb-ratings.csv") is ArchiveKind.IMDB
    write(tmp_path, "x.csv", "Title\nRan\n")
    assert kind_of(tmp_path / "x.csv") is ArchiveKind.SPREADSHEET
    write(tmp_path, "export", (payloads / "wordpress.xml").read_bytes())
    assert kind_of(tmp_path / "export") is ArchiveKind.WORDPRESS


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("x.xml", b"<?xml version='1.0'?><rss><channel/></rss>", "XML, but no WordPress export"),
        ("x.doc", b"\xd0\xcf\x11\xe0", "no archive that Matinee reads"),
        ("x.zip", b"PK\x03\x04", "not a ZIP, or a damaged one"),
    ],
)
def test_what_is_no_archive_is_refused(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    """Saying what can be read."""
    write(tmp_path, name, data)
    with pytest.raises(ArchiveError, match=message):
        list(read_archive(tmp_path / name))
    with pytest.raises(ArchiveError, match="there is no such file"):
        list(read_archive(tmp_path / "none"))
