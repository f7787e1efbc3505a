"""Examines one item of an archive: which film it is about, and what in it is mistaken."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from matinee.archive import Item
from matinee.archive.corrections import Correction
from matinee.archive.headings import plain
from matinee.archive.matching import Match, Matcher
from matinee.archive.prose import Readable, readable
from matinee.archive_report.model import Film, Finding, Post
from matinee.archive_report.sentence import sentence_of
from matinee.catalogue import FilmRef
from matinee.catalogue.json_forms import sources_json
from matinee.catalogue.near import near_films
from matinee.catalogue.remembered import Remembered
from matinee.catalogue.snapshot import Snapshot
from matinee.check import Checker, Report
from matinee.claims.model import Claim, Severity
from matinee.document import DocumentError, Span, read_text
from matinee.mend import sure_fixes, written
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
        read = readable(item)
        try:
            document = read_text(read.text, format=item.format, path=item.source)
            report = self._checker.check(document, film=match.film, policy=self._policy)
        except DocumentError as error:
            return _post(item, match, failure=str(error))
        corrections = _corrections(item, read, report)
        findings = [
            _finding(report, claim, corrections.get(claim.span)) for claim in report.findings
        ]
        named = self._named(report, match.film)
        return _post(item, match, report=report, findings=findings, named=named)

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
    findings: Sequence[Finding] = (),
    named: Mapping[str, int] | None = None,
    failure: str = "",
) -> Post:
    film = Film(match.film.id, str(match.film), match.confidence) if match.film else None
    return Post(
        source=item.source,
        title=plain(item.title) or item.source,
        address=item.address,
        editor=item.editor,
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
        findings=tuple(findings),
        named=dict(named or {}),
        failure=failure,
    )


def _corrections(item: Item, read: Readable, report: Report) -> Mapping[Span, Correction]:
    """Give what may be corrected unseen, as places in the item's text as it was written."""
    found = {}
    for fix in sure_fixes(report.document, report.claims, format=item.format):
        start, end = read.origin(fix.span.start), read.origin(fix.span.end)
        was = item.text[start:end]
        if was == report.document.slice(fix.span):
            found[fix.span] = Correction(start, end, was, written(fix.text, item.format))
    return found


def _finding(report: Report, claim: Claim, correction: Correction | None) -> Finding:
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
        correction=correction,
    )
