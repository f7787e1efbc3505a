"""Only fixes that are sure, single and literal are made, and nobody's work is overwritten."""

from dataclasses import replace
from pathlib import Path

import pytest

from matinee.claims.model import Claim, Fix, Kind, Severity, Verdict
from matinee.cli.fix import apply_fixes, replace_text, sure_fixes
from matinee.cli.messages import RefusalError
from matinee.document import Document, Span, read_text


def claim(document: Document, was: str, *now: str, sure: bool = True) -> Claim:
    """Claim that some words of a text should be others."""
    at = document.source.index(was)
    span = Span(at, at + len(was))
    fixes = [Fix(span, text) for text in now]
    return Claim(
        Kind.NAME,
        was,
        span,
        Verdict.CONTRADICTED,
        "name-misspelt",
        severity=Severity.WARNING,
        fixes=fixes,
        sure=sure,
    )


def mended(source: str, path: str, *claims: tuple[str, str]) -> str:
    """Give a text with its sure fixes made."""
    document = read_text(source, format="html" if path.endswith("html") else "markdown", path=path)
    fixes = sure_fixes(document, [claim(document, was, now) for was, now in claims])
    return apply_fixes(document, fixes)


def test_several_fixes_are_made_whatever_their_lengths() -> None:
    """Later places do not move while earlier ones change."""
    made = mended("Jo Lnd met *Ines Morvann* at sea.", "a.md", ("Lnd", "Lind"), ("Ines", "Inès"))
    assert made == "Jo Lind met *Inès Morvann* at sea."


def test_words_with_marks_between_them_are_left_alone() -> None:
    """The original is not literally what was read."""
    source = "Jo *Lnd* and caf&eacute; Jn"
    assert mended(source, "a.md", ("Jo *Lnd", "Jo Lind"), ("caf&eacute;", "cafe")) == source


def test_overlapping_fixes_are_all_left_alone() -> None:
    """Two opinions on one place are no certainty."""
    assert mended("Jo Lnd", "a.md", ("Jo Lnd", "Jo Lind"), ("Lnd", "Lund")) == "Jo Lnd"


def test_a_choice_and_a_doubt_are_left_alone() -> None:
    """What to put is for the author then."""
    document = read_text("Jo Lnd and Bo Vne", path="a.md")
    doubts = [claim(document, "Lnd", "Lind", "Lund"), claim(document, "Vne", "Vane", sure=False)]
    assert sure_fixes(document, doubts) == []


def test_a_finding_that_was_allowed_is_left_alone() -> None:
    """What the author silenced is not mended behind the author's back."""
    document = read_text("Jo Lnd", path="a.md")
    allowed = replace(claim(document, "Lnd", "Lind"), severity=None)
    assert sure_fixes(document, [allowed]) == []


def test_a_fix_is_written_in_the_format_of_the_text() -> None:
    """An ampersand is escaped in HTML; in Markdown what could become a mark is not written."""
    assert mended("<p>Ash and Embr</p>", "a.html", ("Ash and Embr", "Ash & Ember")) == (
        "<p>Ash &amp; Ember</p>"
    )
    assert mended("Embr", "a.md", ("Embr", "*Ember*")) == "Embr"


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
