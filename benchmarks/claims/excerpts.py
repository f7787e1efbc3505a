"""Words around a place in a text, for lists that people read (written outside the repository)."""

from benchmarks.claims.findings import Finding
from benchmarks.claims.plant import Plant
from matinee.claims.model import Claim
from matinee.document import Span


def around(text: str, span: Span, *, before: int = 160, after: int = 120) -> str:
    """Give the words around a span in one line, the span itself between ⟦ and ⟧."""
    start, end = max(0, span.start - before), min(len(text), span.end + after)
    shown = (
        f"{'…' if start else ''}{text[start : span.start]}⟦{text[span.start : span.end]}⟧"
        f"{text[span.end : end]}{'…' if end < len(text) else ''}"
    )
    return " ".join(shown.split())


def of_plant(plant: Plant, claims: list[Claim], bad: list[Finding]) -> str:
    """Tell of a plant that was missed, or a silence that was broken: where, and what was said."""
    facets = ", ".join(f"{name}: {value}" for name, value in plant.facets.items())
    lines = [
        f"## {plant.row} — {plant.known.film} — {plant.known.review.digest}",
        f"   {plant.wrong!r} for {' | '.join(plant.right) or 'nothing wrong'}"
        f"{f' ({facets})' if facets else ''}",
    ]
    lines += [f"   > {around(plant.text, span)}" for span in plant.spans[:8]]
    for claim in claims:
        if any(claim.span.overlaps(span) for span in plant.spans):
            role = f" {claim.role.value}" if claim.role else ""
            lines.append(
                f"   claim {claim.rule}{role} {claim.name!r}: {claim.verdict.value}"
                f" {claim.confidence:.2f} {' '.join(claim.penalties)}"
                f" {'-> ' + ' | '.join(claim.expected) if claim.expected else ''}"
            )
    lines += [f"   alarm [{f.severity}] {f.message}" for f in bad]
    return "\n".join(lines)
