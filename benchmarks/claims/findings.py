"""What a checker says of a text, in one form for Matinee and whatever stands beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from benchmarks.corpus import Review
from matinee.catalogue import Catalogue, Dossier, FilmRef
from matinee.check import Checker as MatineeChecker
from matinee.check import Report
from matinee.claims.model import Claim
from matinee.claims.weights import DEFAULT, Weights
from matinee.document import Span, read_text

# With no threshold every contradiction is given, with how sure it is: the curve needs them all.
EVERYTHING = Weights(warning=0.0)


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake that a checker reports."""

    span: Span
    rule: str
    severity: str
    name: str
    expected: Sequence[str]
    confidence: float
    message: str = ""

    @property
    def said(self) -> tuple[str, str, str]:
        """What is the same of this finding in a text changed elsewhere."""
        return self.rule, self.name, self.message


class Checker(Protocol):
    """Reads a text about a known film and gives its findings."""

    def findings(self, text: str, review: Review, dossier: Dossier) -> list[Finding]:
        """Check ``text``, a form of ``review``, against the film's dossier."""
        ...


class Matinee:
    """Matinee itself, holding what its next check may need again, as its users do."""

    def __init__(self, catalogue: Catalogue, weights: Weights = DEFAULT) -> None:
        """Check against one catalogue."""
        self._checker = MatineeChecker(catalogue, weights=weights)

    def report(self, text: str, review: Review, film: FilmRef | None) -> Report:
        """Give the whole report."""
        document = read_text(text, format=review.format, path=review.name)  # type: ignore[arg-type]
        return self._checker.check(document, film=film)

    def findings(self, text: str, review: Review, dossier: Dossier) -> list[Finding]:
        """Give what a user would be shown."""
        report = self.report(text, review, dossier.film.ref)
        return [as_finding(claim) for claim in report.findings]


def as_finding(claim: Claim) -> Finding:
    """Give Matinee's finding in the common form."""
    return Finding(
        claim.span,
        claim.rule,
        claim.severity.value if claim.severity else "",
        claim.name,
        tuple(claim.expected),
        claim.confidence,
        claim.message,
    )
