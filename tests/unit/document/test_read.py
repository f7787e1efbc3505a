"""Files are read by their endings; what cannot be read is refused with its name and the remedy."""

from pathlib import Path

import pytest

from matinee.document import MAX_CHARACTERS, DocumentError, read_path, read_text
from matinee.document.read import MAX_BYTES, decode, sniff


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.md", "*Ran*", "Ran"),
        ("a.html", "<p>Ran</p>", "Ran"),
        ("a.HTM", "<p>Ran</p>", "Ran"),
        ("a.txt", "*Ran*", "*Ran*"),
        ("a.review", "*Ran*", "*Ran*"),
    ],
)
def test_the_ending_says_the_format(tmp_path: Path, name: str, text: str, words: str) -> None:
    """Anything unknown is plain text."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    document = read_path(path)
    assert [block.text for block in document.blocks] == [words]
    assert document.path == str(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    """UTF-16 needs its byte order mark, which everything that writes it gives."""
    path = tmp_path / "a.md"
    path.write_text("Amélie", encoding=encoding)
    assert [block.text for block in read_path(path).blocks] == ["Amélie"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "a binary file"),
        (b"Am\xe9lie", r"not UTF-8 \(byte 2\); save the file as UTF-8"),
        (b"a" * (MAX_BYTES + 1), "more than 40 MB"),
        (b"---\ntitle: [\n---\n", "a.md: line 3: .*; mend the front matter or remove it"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, message: str) -> None:
    """The message names the file, what is wrong, and what to do."""
    with pytest.raises(DocumentError, match=message) as refusal:
        decode(data, path="a.md")
    assert str(refusal.value).startswith("a.md: ")


def test_a_text_longer_than_a_review_can_be_is_refused() -> None:
    """The bound counts characters."""
    with pytest.raises(DocumentError, match="split the file"):
        read_text("a" * (MAX_CHARACTERS + 1), format="plain")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """The system's own words say why."""
    with pytest.raises(DocumentError, match=r"none\.md: No such file"):
        read_path(tmp_path / "none.md")


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("<!DOCTYPE html><p>Ran", "html"),
        ("  <div>Ran</div>", "html"),
        ("# Ran\n\nText", "markdown"),
        ("---\ntitle: Ran\n---\nText", "markdown"),
        ("We saw *Ran* twice.", "markdown"),
        ("[Ran](http://a.b)", "markdown"),
        ("Director: Akira Kurosawa\nCast: Tatsuya Nakadai", "plain"),
        ("5 * 3 and 2 * 4 <3", "plain"),
        ("", "plain"),
    ],
)
def test_a_text_without_a_name_tells_its_format(text: str, format: str) -> None:
    """Standard input has no ending."""
    assert sniff(text) == format


def test_an_empty_text_is_a_document_without_blocks() -> None:
    """It is no error to have written nothing yet."""
    for format in ("plain", "markdown", "html"):
        assert read_text(" \n\n", format=format).blocks == []  # type: ignore[arg-type]
