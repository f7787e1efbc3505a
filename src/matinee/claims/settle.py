"""The last pass over one text's claims: doubles go, repeats agree."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from matinee.catalogue.names import fold
from matinee.claims.linked import LinkedBlock
from matinee.claims.model import Claim, Fix, Kind, Severity, Verdict
from matinee.claims.tokens import words


def settle(claims: Iterable[Claim], linked: Sequence[LinkedBlock]) -> list[Claim]:
    """Give the claims in the order of the text, each statement once."""
    ordered = sorted(claims, key=lambda c: (c.span.start, c.span.end, c.severity is None))
    return _repeats(_without_doubles(ordered), linked)


def _without_doubles(claims: Sequence[Claim]) -> list[Claim]:
    """Let a misspelling speak for the credit it stands in, and count the same claim once."""
    names = {claim.span for claim in claims if claim.kind is Kind.NAME}
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        spoken_for = claim.kind is not Kind.NAME and claim.span in names
        if spoken_for and claim.verdict is not Verdict.SUPPORTED:
            continue
        film = claim.film.id if claim.film else None
        key = (claim.kind, claim.role, claim.span, film, claim.subject)
        kept.setdefault(key, claim)
    return list(kept.values())


def _repeats(claims: Sequence[Claim], linked: Sequence[LinkedBlock]) -> list[Claim]:
    """Call a character's wrong name wrong wherever the text repeats it."""
    wrong = {
        fold(claim.name): claim
        for claim in claims
        if claim.kind is Kind.CHARACTER
        and claim.verdict is Verdict.CONTRADICTED
        and claim.subject is not None
        and len(claim.expected) == 1
        and claim.name != claim.subject
        and "the cast has no" in claim.message
    }
    if not wrong:
        return list(claims)
    found = []
    for claim in claims:
        first = wrong.get(fold(claim.name)) if claim.kind is Kind.CHARACTER else None
        if first is claim:
            claim = replace(claim, fixes=(*claim.fixes, *_elsewhere(claim, linked)))
        elif first and claim.verdict is Verdict.UNKNOWN:
            claim = replace(
                first,
                span=claim.span,
                subject=claim.subject,
                severity=Severity.WARNING,
                fixes=(Fix(claim.span, first.expected[0]),),
            )
        found.append(claim)
    return found


def _elsewhere(claim: Claim, linked: Sequence[LinkedBlock]) -> list[Fix]:
    """Give a fix for each further mention of a wrong name, by the right one's first word."""
    form = words(claim.name)
    if len(form) != 1:
        return []
    short = claim.expected[0].split()[0]
    fixes = []
    for part in linked:
        for at in part.words.raised:
            token = part.tokens[at]
            if token.fold == form[0] and token.capital:
                span = part.block.span(part.words.starts[at], part.words.ends[at])
                if span != claim.span:
                    fixes.append(Fix(span, short))
    return fixes
