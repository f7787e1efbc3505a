"""A file is replaced whole or not at all, and nobody's work is overwritten."""

from pathlib import Path

import pytest

from matinee.cli.files import replace_text, write_whole
from matinee.cli.messages import RefusalError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"])
def test_the_file_keeps_its_encoding(tmp_path: Path, encoding: str) -> None:
    """A byte order mark stays, and so does its order."""
    path = tmp_path / "a.md"
    mark = "\ufeff" if encoding.startswith("utf-16") else ""
    path.write_bytes((mark + "Ines").encode(encoding))
    before = "\ufeffInes" if encoding == "utf-8-sig" else "Ines"
    replace_text(path, before=before, after=before.replace("Ines", "Inès"))
    assert path.read_bytes() == (mark + "Inès").encode(encoding)


def test_a_file_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """What somebody else wrote stays."""
    path = tmp_path / "a.md"
    path.write_text("newer")
    with pytest.raises(RefusalError, match="changed while it was checked"):
        replace_text(path, before="older", after="mended")
    assert path.read_text() == "newer"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Its target is what is mended."""
    (tmp_path / "a.md").write_text("Ines")
    (tmp_path / "link.md").symlink_to("a.md")
    replace_text(tmp_path / "link.md", before="Ines", after="Inès")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "Inès"


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    """Neither beside it nor in its place."""
    with pytest.raises(RefusalError, match="a folder; give the name of a file"):
        write_whole(tmp_path, b"x")
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "none" / "a.html", b"x")
    assert list(tmp_path.iterdir()) == []
