"""A Letterboxd export is read with all its files, as a ZIP, a folder, or one file of it."""

import zipfile
from pathlib import Path

import pytest

from matinee.archive import ArchiveError, Item, ItemKind, Rating, Unread, read_archive, zips


@pytest.fixture
def archive(payloads: Path, tmp_path: Path) -> Path:
    """Pack the payload as Letterboxd packs it."""
    path = tmp_path / "letterboxd-aisle_two-2024-02-01.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted((payloads / "letterboxd").rglob("*.csv")):
            packed.write(file, file.relative_to(payloads / "letterboxd"))
    return path


def read(path: Path) -> list[Item]:
    """Read an export of which everything can be read."""
    found = list(read_archive(path))
    assert all(isinstance(one, Item) for one in found)
    return found  # type: ignore[return-value]


def of(items: list[Item], kind: ItemKind, file: str = "") -> list[Item]:
    """Choose the items of a kind that stand in a file."""
    return [item for item in items if item.kind is kind and file in item.source]


def test_every_file_is_read(archive: Path) -> None:
    """Each row once, with where it stands."""
    items = read(archive)
    assert [item.source.split(":")[1] for item in items] == [
        "reviews.csv",
        "diary.csv",
        *["ratings.csv"] * 2,
        *["watched.csv"] * 2,
        "watchlist.csv",
        "comments.csv",
        "deleted/diary.csv",
        "likes/films.csv",
        "likes/reviews.csv",
        *["lists/salt-mostly.csv"] * 2,
        "profile.csv",
    ]


def test_a_review_has_its_words_and_all_about_the_viewing(archive: Path) -> None:
    """Markup, quotation marks and line ends as written; the halves of ratings exact."""
    (review,) = of(read(archive), ItemKind.REVIEW)
    assert review.text == '<b>Salt</b>, "salt", salt.\n\nInès Morvann directs.'
    assert (review.film.titles, review.film.year) == (("The Salt Road",), 1999)
    assert review.rating == Rating(4.5, 5)
    assert (review.date, review.modified) == ("2016-05-02", "2016-05-04")
    assert review.tags == ("cinema", "with friends")
    assert review.metadata["rewatch"] == ("yes",)
    assert review.address == "https://boxd.it/s1"


def test_lists_keep_their_order_and_notes(archive: Path) -> None:
    """A list's file has a banner and two tables."""
    first, second = of(read(archive), ItemKind.LISTED)
    assert first.metadata["list"] == ("Salt, mostly",)
    assert first.metadata["list_description"] == ("Films with\nsalt.",)
    assert (first.text, first.metadata["position"]) == ("The first.", ("1",))
    assert (second.title, second.film.year) == ("Harbour Lights", 1974)
    assert second.source.endswith("lists/salt-mostly.csv:8")


def test_likes_watchlist_and_what_was_deleted_are_told_apart(archive: Path) -> None:
    """What was deleted there is said to be."""
    items = read(archive)
    assert [item.title for item in of(items, ItemKind.LIKE)] == ["The Salt Road"]
    assert [item.title for item in of(items, ItemKind.WATCHLIST)] == ["Harbour Lights"]
    (deleted,) = of(items, ItemKind.VIEWING, "deleted/")
    assert deleted.status == "deleted"
    profile = of(items, ItemKind.OTHER, "profile.csv")[0]
    assert profile.title == "aisle_two"
    assert "mlane@aisle.example" not in repr(profile)


def test_an_unpacked_export_and_one_file_are_read_alike(
    archive: Path, payloads: Path, tmp_path: Path
) -> None:
    """And a ZIP that has a folder around everything."""
    rows = [(item.kind, item.title) for item in read(archive)]
    assert [(item.kind, item.title) for item in read(payloads / "letterboxd")] == rows
    folded = tmp_path / "folded.zip"
    with zipfile.ZipFile(folded, "w") as packed:
        for file in sorted((payloads / "letterboxd").rglob("*.csv")):
            packed.write(file, Path("export") / file.relative_to(payloads / "letterboxd"))
    assert [(item.kind, item.title) for item in read(folded)] == rows
    (review,) = read(payloads / "letterboxd" / "reviews.csv")
    assert review.kind is ItemKind.REVIEW


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    """Write a ZIP with these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return path


BASE = {
    "profile.csv": b"Username\nme\n",
    "watched.csv": b"Date,Name,Year,Letterboxd URI\n,A,1999,\n",
}


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    """By how much comes out, whatever its contents claim; the rest is read."""
    bomb = zipped(tmp_path / "bomb.zip", BASE | {"reviews.csv": b"\n" * 60_000_000})
    assert bomb.stat().st_size < 500_000
    found = list(read_archive(bomb))
    assert isinstance(found[0], Unread)
    assert "'reviews.csv' unfolds to more than any export" in found[0].why
    assert any(isinstance(one, Item) and one.title == "A" for one in found)


def test_names_lead_nowhere(tmp_path: Path) -> None:
    """A file that is said to stand elsewhere is no file of the export; nothing is written."""
    files = {"../watched.csv": b"x", "/etc/ratings.csv": b"x", "C:\\diary.csv": b"x"}
    found = read(zipped(tmp_path / "path.zip", BASE | files))
    assert [item.title for item in found] == ["A", "me"]
    assert [path.name for path in tmp_path.iterdir()] == ["path.zip"]


def test_a_locked_damaged_or_overfull_zip_is_refused(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each in a line that says what to do."""
    data = bytearray(archive.read_bytes())
    (tmp_path / "cut.zip").write_bytes(data[: len(data) // 2])
    with pytest.raises(ArchiveError, match="not a ZIP, or a damaged one"):
        list(read_archive(tmp_path / "cut.zip"))
    locked = bytes(data).replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    )
    (tmp_path / "locked.zip").write_bytes(locked)
    with pytest.raises(ArchiveError, match="locked with a password"):
        list(read_archive(tmp_path / "locked.zip"))
    with zipfile.ZipFile(archive) as packed:
        at = packed.getinfo("reviews.csv").header_offset + 30 + len("reviews.csv") + 20
    data[at : at + 8] = b"\xff" * 8
    (tmp_path / "damaged.zip").write_bytes(data)
    found = list(read_archive(tmp_path / "damaged.zip"))
    assert any(isinstance(one, Unread) and "'reviews.csv' is damaged" in one.why for one in found)
    monkeypatch.setattr(zips, "MAX_FILES", 3)
    with pytest.raises(ArchiveError, match="files, which no export has"):
        list(read_archive(archive))


def test_a_row_without_a_film_is_said(tmp_path: Path) -> None:
    """With its line; the others are read. A year that is none is no year."""
    path = tmp_path / "watched.csv"
    path.write_text("Date,Name,Year,Letterboxd URI\n2020-01-01,,1999,u\n2020-01-01,B,soon,u\n")
    unread, item = read_archive(path)
    assert isinstance(unread, Unread)
    assert unread.why == "watched.csv: line 2: no film's name"
    assert isinstance(item, Item)
    assert item.film.year is None


def test_an_export_without_its_profile_is_read(payloads: Path, tmp_path: Path) -> None:
    """Some take out the file with their name and e-mail address first."""
    path = tmp_path / "mine.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for name in ("reviews.csv", "ratings.csv"):
            packed.write(payloads / "letterboxd" / name, name)
    assert [item.kind for item in read(path)].count(ItemKind.REVIEW) == 1
