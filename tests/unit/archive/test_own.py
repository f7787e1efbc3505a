"""The files of a Matinee site's export: to the letter there and back, and nothing hostile."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matinee.archive import ArchiveError, ArchiveKind, Item, Unread, kind_of, read_archive
from matinee.archive.own import MANIFEST
from matinee.archive.piece_file import PieceFile, PiecePart, read_piece_file, write_piece_file

TEXT = st.text(
    st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from("\n\r#-<>!:"), max_size=60
)
BODIES = TEXT | st.sampled_from(
    ["<!-- part: text -->\n\nx", "## A\n", "\n\n", "---\na: b\n---\n", "<!-- part-2: verdict -->\n"]
)
HEADINGS = st.text("abc é#:'\"", max_size=10).map(str.strip)
PARTS = st.builds(PiecePart, HEADINGS, st.sampled_from(["", "plot", "style"]), BODIES)


@given(st.lists(PARTS, max_size=4), BODIES, BODIES, TEXT, st.lists(TEXT, max_size=3))
def test_a_piece_comes_back_to_the_letter(
    sections: list[PiecePart], strengths: str, verdict: str, title: str, tags: list[str]
) -> None:
    """Whatever its texts hold: headings, rules, even the comments that part a file."""
    piece = PieceFile({"title": title, "tags": tags}, sections, strengths, "", verdict)
    found = read_piece_file(write_piece_file(piece))
    assert {name: found.front[name] for name in piece.front} == piece.front
    kept = (found.sections, found.strengths, found.weaknesses, found.verdict)
    assert kept == (sections, strengths, "", verdict)


def test_a_file_that_somebody_wrote_by_hand_is_one_text() -> None:
    """Without the comments between its parts."""
    found = read_piece_file("---\ntitle: Ran\n---\n\nA text.\n")
    assert found.sections == [PiecePart(body="A text.")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give an export with one review."""
    (tmp_path / MANIFEST).write_text('{"version": 1, "site": "https://x.example"}')
    (tmp_path / "reviews").mkdir()
    front = {"title": "Ran", "slug": "ran", "film_id": "tt1", "film_title": "Ran", "year": 1985}
    text = write_piece_file(PieceFile(front, [PiecePart(body="Red.")]))
    (tmp_path / "reviews" / "ran.md").write_text(text, encoding="utf-8")
    return tmp_path


def test_an_export_is_known_by_its_manifest(folder: Path) -> None:
    """And its pieces are items like others', with the film that they name."""
    assert kind_of(folder) is ArchiveKind.MATINEE
    [item] = read_archive(folder)
    assert isinstance(item, Item)
    assert (item.title, item.film.titles, item.film.year) == ("Ran", ("Ran",), 1985)


def test_damaged_and_newer_exports_are_refused(folder: Path) -> None:
    """In a line that says what to do."""
    (folder / MANIFEST).write_text('{"version": 99}')
    with pytest.raises(ArchiveError, match="written by a newer Matinee"):
        list(read_archive(folder))
    (folder / MANIFEST).write_text("[")
    with pytest.raises(ArchiveError, match="export the site again"):
        list(read_archive(folder))


def test_what_cannot_be_read_is_told_and_the_rest_comes(folder: Path) -> None:
    """A broken line of a table, a file that is no text, front matter that unfolds."""
    (folder / "pictures.jsonl").write_text('{"file": "pictures/a.png"}\nnonsense\n')
    (folder / "reviews" / "binary.md").write_bytes(b"\xff\xfe\x00")
    (folder / "reviews" / "bomb.md").write_text("---\na: &a [x]\nb: [*a, *a]\n---\n\nx\n")
    found = list(read_archive(folder))
    assert len([one for one in found if isinstance(one, Item)]) == 2
    assert {one.source for one in found if isinstance(one, Unread)} == {
        "pictures.jsonl:2", "reviews/binary.md", "reviews/bomb.md",
    }  # fmt: skip


def test_deep_json_is_refused(folder: Path) -> None:
    """Without breaking anything."""
    (folder / "pictures.jsonl").write_text("[" * 100_000 + "\n" + json.dumps({"file": "x"}) + "\n")
    assert any(isinstance(one, Unread) for one in read_archive(folder))
