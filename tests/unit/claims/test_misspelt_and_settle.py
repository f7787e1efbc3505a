"""Misspelt names found without a cue, and what becomes of claims that repeat or meet."""

from collections.abc import Callable

import pytest

from matinee.catalogue import Dossier
from matinee.catalogue.snapshot import Snapshot
from matinee.check import Report, check
from matinee.claims.model import Kind
from matinee.document import read_text

Checker = Callable[[str], Report]


@pytest.fixture
def checked(films: Snapshot, dossier: Dossier) -> Checker:
    return lambda text: check(read_text(text), films, film=dossier.film.ref)


def _misspelt(report: Report) -> list[tuple[str, str]]:
    return [(c.name, c.fixes[0].text) for c in report.claims if c.kind is Kind.NAME]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I saw Keanu Reaves there.", [("Keanu Reaves", "Keanu Reeves")]),
        ("Seeing Keanu Reaves helps.", [("Keanu Reaves", "Keanu Reeves")]),
        ("Keanu Reaves’s coat", [("Keanu Reaves", "Keanu Reeves")]),
        ("met Catalina Sandino Morino", [("Catalina Sandino Morino", "Catalina Sandino Moreno")]),
        ("met Sharon Duncan-Brewstar", [("Sharon Duncan-Brewstar", "Sharon Duncan-Brewster")]),
        ("met David Castaneda", []),
        ("met Keanu Reaves Smith", []),
        ("met John Reeves", []),
        ("Keanu, Reaves and others", []),
        ("# Keanu Reaves", []),
    ],
)
def test_slips(checked: Checker, text: str, found: list[tuple[str, str]]) -> None:
    """Full names but for a slip; no longer names, accents, other people or headings."""
    assert _misspelt(checked(text)) == found


def test_somebody_else_of_the_catalogue_is_no_slip(checked: Checker) -> None:
    assert not _misspelt(checked("I met Ridley Scott and Dan Laustsen there."))


def test_a_misspelling_speaks_for_the_credit_it_stands_in(checked: Checker) -> None:
    """One finding, not two, for "director Len Wisemann"."""
    report = checked("Director Len Wisemann waves.")
    assert [claim.kind for claim in report.findings] == [Kind.NAME]


def test_a_wrong_character_is_wrong_wherever_it_is_repeated(checked: Checker) -> None:
    text = "Ana de Armas plays Rooney. The story follows Rooney. I like Rooney."
    findings = checked(text).findings
    assert [claim.name for claim in findings] == ["Rooney", "Rooney"]
    fixed = {fix.span.start for claim in findings for fix in claim.fixes}
    assert fixed == {19, 45, 60}


def test_the_same_statement_counts_once(checked: Checker) -> None:
    claims = checked("Written and directed by Len Wiseman.").claims
    assert len({(c.role, c.span) for c in claims}) == len(claims) == 2


def test_an_allowance_without_a_reason_allows_nothing(checked: Checker) -> None:
    text = '<!-- matinee: allow name-misspelt "Keanu Reaves" -->\n\nI saw Keanu Reaves.'
    assert checked(text).findings
