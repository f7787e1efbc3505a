"""A report as the plain data that the command line, the site and the API give to programs."""

from collections.abc import Mapping
from typing import Any

from matinee.catalogue import Source
from matinee.catalogue.json_forms import film_json, sources_json
from matinee.check import Report
from matinee.claims.model import Claim
from matinee.review import HeaderField, Part, Review


def report_json(report: Report) -> dict[str, Any]:
    """Give one document's report; offsets count code points of the original text."""
    return {
        "path": report.document.path,
        "film": film_json(report.film),
        "review": review_json(report.review),
        "claims": [claim_json(claim, report.sources) for claim in report.claims],
    }


def claim_json(claim: Claim, sources: Mapping[str, Source]) -> dict[str, Any]:
    """Give a claim with its verdict; ``severity`` is null unless it is worth showing."""
    return {
        "kind": claim.kind.value,
        "role": claim.role.value if claim.role else None,
        "name": claim.name,
        "film": claim.film.id if claim.film else None,
        "start": claim.span.start,
        "end": claim.span.end,
        "verdict": claim.verdict.value,
        "expected": list(claim.expected),
        "sources": sources_json(claim.citations, sources),
        "rule": claim.rule,
        "severity": claim.severity.value if claim.severity else None,
        "message": claim.message,
        "fixes": [
            {"start": fix.span.start, "end": fix.span.end, "text": fix.text} for fix in claim.fixes
        ],
        "confidence": round(claim.confidence, 3),
    }


def review_json(review: Review) -> dict[str, Any]:
    """Give the shape of the review as it was recognised."""
    score = review.score
    return {
        "title": review.title,
        "genres": list(review.values(HeaderField.GENRE)),
        "countries": list(review.values(HeaderField.COUNTRY)),
        "directors": list(review.values(HeaderField.DIRECTOR)),
        "cast": list(review.values(HeaderField.CAST)),
        "sections": [
            {
                "heading": section.heading,
                "aspect": section.aspect.value if section.aspect else None,
                "start": section.span.start,
                "end": section.span.end,
            }
            for section in review.sections
        ],
        "strengths": _words(review.strengths),
        "weaknesses": _words(review.weaknesses),
        "verdict": _words(review.verdict),
        "score": {"value": score.value, "best": score.best, "line": score.line} if score else None,
    }


def _words(part: Part | None) -> str | None:
    return part.text if part else None
