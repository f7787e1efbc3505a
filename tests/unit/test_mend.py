"""Only fixes that are sure, single and literal are made."""

from dataclasses import replace

from matinee.claims.model import Claim, Fix, Kind, Severity, Verdict
from matinee.document import Document, Span, read_text
from matinee.document.read import Format, format_of
from matinee.mend import apply_fixes, sure_fixes


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
    format: Format = format_of(path, source)
    document = read_text(source, format=format, path=path)
    fixes = sure_fixes(document, [claim(document, was, now) for was, now in claims], format=format)
    return apply_fixes(source, fixes, format=format)


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
    assert sure_fixes(document, doubts, format="markdown") == []


def test_a_finding_that_was_allowed_is_left_alone() -> None:
    """What the author silenced is not mended behind the author's back."""
    document = read_text("Jo Lnd", path="a.md")
    allowed = replace(claim(document, "Lnd", "Lind"), severity=None)
    assert sure_fixes(document, [allowed], format="markdown") == []


def test_a_fix_is_written_in_the_format_of_the_text() -> None:
    """An ampersand is escaped in HTML; in Markdown what could become a mark is not written."""
    assert mended("<p>Ash and Embr</p>", "a.html", ("Ash and Embr", "Ash & Ember")) == (
        "<p>Ash &amp; Ember</p>"
    )
    assert mended("Embr", "a.md", ("Embr", "*Ember*")) == "Embr"
