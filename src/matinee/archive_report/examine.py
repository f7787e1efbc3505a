"""Examines one item of an archive: which film it is about, and what in it is mistaken."""

from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from matinee.archive import Item
from matinee.archive.headings import plain
from matinee.archive.matching import Match, Matcher
from matinee.archive.prose import document_of
from matinee.archive_report.model import Film, Finding, Post
from matinee.archive_report.sentence import sentence_of
from matinee.catalogue import FilmRef
from matinee.catalogue.json_forms import sources_json
from matinee.catalogue.near import near_films
from matinee.catalogue.remembered import Remembered
from matinee.catalogue.snapshot import Snapshot
from matinee.check import Checker, Report
from matinee.claims.model import Claim, Severity
from matinee.document import DocumentError
from matinee.rules.policy import AS_SHIPPED, Policy

_CANDIDATES = 4


class Examiner:
    """Examines items, one after the other, against one catalogue."""

    def __init__(self, catalogue: Path, policy: Policy = AS_SHIPPED) -> None:
        """Open the catalogue."""
        snapshot = Snapshot(catalogue)
        self._catalogue = Remembered(snapshot)
        self._matcher = Matcher(self._catalogue, near=partial(near_films, snapshot))
        self._checker = Checker(self._catalogue)
        self._policy = policy

    def __call__(self, item: Item) -> Post:
        """Match an item to its film and, if that is clear, check what it says."""
        match = self._matcher.match(item)
        if match.film is None or not item.text.strip():
            return _post(item, match)
        try:
            document = document_of(item)
            report = self._checker.check(document, film=match.film, policy=self._policy)
        except DocumentError as error:
            return _post(item, match, failure=str(error))
        return _post(item, match, report=report, named=self._named(report, match.film))

    def _named(self, report: Report, film: FilmRef) -> Mapping[str, int]:
        """Count how often the text names each person of the film as the catalogue does."""
        dossier = self._catalogue.dossiers([film.id])[film.id]
        names = {credit.person.id: credit.person.name for credit in dossier.credits}
        return Counter(names[m.key] for m in report.mentions if m.key in names)


def _post(
    item: Item,
    match: Match,
    *,
    report: Report | None = None,
    named: Mapping[str, int] | None = None,
    failure: str = "",
) -> Post:
    film = Film(match.film.id, str(match.film), match.confidence) if match.film else None
    return Post(
        source=item.source,
        title=plain(item.title) or item.source,
        address=item.address,
        date=item.date,
        status=item.status,
        decision=match.decision,
        film=film,
        why=match.why,
        candidates=tuple(
            Film(one.id, str(one), confidence) for one, confidence in match.candidates[:_CANDIDATES]
        ),
        statements=len(report.claims) if report else 0,
        compared=report.compared if report else 0,
        findings=tuple(_finding(report, claim) for claim in report.findings) if report else (),
        named=dict(named or {}),
        failure=failure,
    )


def _finding(report: Report, claim: Claim) -> Finding:
    before, wrong, after = sentence_of(report.document, claim.span)
    own = [fix.text for fix in claim.fixes if fix.span == claim.span]
    sure = len(claim.expected) == 1 and len(own) == 1
    return Finding(
        rule=claim.rule,
        severity=claim.severity or Severity.INFO,
        confidence=claim.confidence,
        message=claim.message,
        before=before,
        wrong=wrong,
        after=after,
        right=tuple(claim.expected),
        instead=own[0] if sure else "",
        sources=tuple(
            (source["name"], source["ref"])
            for source in sources_json(claim.citations, report.sources)
        ),
    )
