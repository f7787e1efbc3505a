"""Checks a review's text against the site's catalogue, and keeps what a page and the desk show."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from matinee.catalogue import Catalogue, Citation, FilmRef, Source
from matinee.check import Checker, Report
from matinee.claims.model import Claim, Kind, Verdict
from matinee.document import Block, Directive, Document, DocumentError, Span, read_text
from matinee.report_json import claim_json
from matinee.rules.policy import Policy
from matinee_site.reviews.parts import Composed, Written, about_further, bodies, compose

_AROUND = 90
Mention = tuple[str, str, int, int]
"""What a name stands for, its key, and where the name begins and ends in its part."""

_SPOKEN = (Verdict.SUPPORTED, Verdict.CONTRADICTED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a check, ready to be stored.

    ``claims`` are as in the command's JSON, each with the words around it (``before``, ``quote``,
    ``after``). ``statements`` counts statements of fact; ``compared`` those that a publishable
    source could speak to, so that the number may stand on a public page; ``sources`` names those.
    ``mentions`` has for each of the review's bodies the names found in it.
    """

    checked_at: datetime
    text_hash: str
    fingerprint: str
    sources: list[str]
    statements: int
    compared: int
    contradicted: int
    findings: int
    claims: list[dict[str, Any]]
    mentions: list[list[Mention]]


def site_catalogue() -> Catalogue:
    """Give the catalogue that the site is wired with."""
    return import_string(settings.MATINEE_CATALOGUE)()


def site_checker() -> Checker:
    """Give the checker that this thread holds on the site's catalogue."""
    return import_string(settings.MATINEE_CHECKER)()


@dataclass(frozen=True, slots=True)
class Read:
    """A text as it was checked: as one, with where each part begins, and what was found."""

    composed: Composed
    report: Report


def read_review(
    *,
    review: Written,
    film: FilmRef | None,
    checker: Checker,
    accepted: Sequence[Directive] = (),
) -> Read:
    """Check a text, saved or not, as being of this film; without one, of the film it names.

    Findings that are ``accepted`` are kept as claims, and not shown.
    """
    composed = compose(review)
    document = read_text(composed.text, path=review.title)
    policy = Policy(accepted=accepted)
    ranges = _ranges_of_further(review, composed)
    elsewhere = [each for several in ranges.values() for each in several]
    report = checker.check(_outside(document, elsewhere), film=film, policy=policy)
    for other in review.further:
        if other.id in ranges:
            part = _inside(document, ranges[other.id])
            report = _joined(report, checker.check(part, film=other, policy=policy))
    return Read(composed, replace(report, document=document))


def _ranges_of_further(review: Written, composed: Composed) -> dict[str, list[Span]]:
    """Give where in the text each further film is reviewed."""
    parts = bodies(review)
    return {
        film: [Span(composed.starts[at], composed.starts[at] + len(parts[at])) for at in places]
        for film, places in about_further(review).items()
    }


def _inside(document: Document, ranges: Sequence[Span]) -> Document:
    blocks = [b for b in document.blocks if any(_of(b).overlaps(each) for each in ranges)]
    return replace(document, blocks=blocks, metadata={})


def _outside(document: Document, ranges: Sequence[Span]) -> Document:
    if not ranges:
        return document
    blocks = [b for b in document.blocks if not any(_of(b).overlaps(each) for each in ranges)]
    return replace(document, blocks=blocks)


def _of(block: Block) -> Span:
    return block.span(0, len(block.text))


def _joined(report: Report, other: Report) -> Report:
    """Put what was found of another film to what was found of the first."""
    return replace(
        report,
        claims=sorted((*report.claims, *other.claims), key=lambda claim: claim.span),
        mentions=sorted((*report.mentions, *other.mentions), key=lambda each: each.span),
    )


def check_review(
    *,
    review: Written,
    film: FilmRef | None,
    checker: Checker,
    now: datetime,
    accepted: Sequence[Directive] = (),
) -> Outcome:
    """Check as ``read_review`` does, and give what is stored of it."""
    read = read_review(review=review, film=film, checker=checker, accepted=accepted)
    composed, report = read.composed, read.report
    stated = [claim for claim in report.claims if claim.kind is not Kind.NAME]
    compared = [
        claim
        for claim in stated
        if claim.verdict in _SPOKEN and _publishable(claim, report.sources)
    ]
    cited = dict.fromkeys(
        citation.source
        for claim in compared
        for citation in claim.citations
        if _may_be_named(citation, report.sources)
    )
    return Outcome(
        checked_at=now,
        text_hash=hashlib.sha256(composed.text.encode()).hexdigest(),
        fingerprint=checker.catalogue.fingerprint,
        sources=[report.sources[key].name for key in cited],
        statements=len(stated),
        compared=len(compared),
        contradicted=sum(claim.verdict is Verdict.CONTRADICTED for claim in compared),
        findings=len(report.findings),
        claims=claims_data(report),
        mentions=_mentions(report, review, composed),
    )


def _mentions(report: Report, review: Written, composed: Composed) -> list[list[Mention]]:
    """Give the names found in each body, as places in it."""
    found = sorted(report.mentions, key=lambda mention: mention.span.start)
    return [
        [
            (mention.entity, mention.key, mention.span.start - start, mention.span.end - start)
            for mention in found
            if start <= mention.span.start and mention.span.end <= start + len(body)
        ]
        for body, start in zip(bodies(review), composed.starts, strict=True)
    ]


def mentions_of(review: Written, *, checker: Checker) -> list[list[Mention]]:
    """Give the names in a review that was not checked yet; none where it cannot be checked."""
    film = review.film.ref if review.film else None
    try:
        read = read_review(review=review, film=film, checker=checker)
    except DocumentError:
        return []
    return _mentions(read.report, review, read.composed)


def claims_data(report: Report) -> list[dict[str, Any]]:
    """Give a report's claims as plain data, each with the words it stands in."""
    return [
        claim_json(claim, report.sources) | _words(report.document, claim)
        for claim in report.claims
    ]


def _words(document: Document, claim: Claim) -> dict[str, str]:
    """Give the words of a claim and those around it, within its line."""
    source, start, end = document.source, claim.span.start, claim.span.end
    line = source.rfind("\n", 0, start) + 1
    stop = source.find("\n", end)
    stop = len(source) if stop == -1 else stop
    first, last = max(line, start - _AROUND), min(stop, end + _AROUND)
    if first > line:
        first = source.find(" ", first, start) + 1 or first
    if last < stop:
        space = source.rfind(" ", end, last)
        last = space if space != -1 else last
    return {
        "before": ("… " if first > line else "") + source[first:start],
        "quote": source[start:end],
        "after": source[end:last] + (" …" if last < stop else ""),
    }


def _publishable(claim: Claim, sources: Mapping[str, Source]) -> bool:
    return any(_may_be_named(citation, sources) for citation in claim.citations)


def _may_be_named(citation: Citation, sources: Mapping[str, Source]) -> bool:
    source = sources.get(citation.source)
    return source is not None and source.publishable
