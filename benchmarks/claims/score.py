"""Decides whether a plant was found, or a distractor left in peace."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.claims.findings import Finding
from benchmarks.claims.plant import Plant, Row
from benchmarks.claims.split import Part
from matinee.catalogue.names import fold

LOUD = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a plant.

    ``confidence`` is that of the finding which found it, at whatever threshold, or which broke the
    silence: the highest, or 0 when there is none.
    """

    row: Row
    part: Part
    digest: str
    good: bool
    confidence: float
    facets: tuple[tuple[str, str], ...] = ()
    sentence: str = ""


def hits(plant: Plant, findings: Iterable[Finding]) -> list[Finding]:
    """Give the findings that overlap a mistake and give a right value for it."""
    return [
        finding
        for finding in findings
        if any(finding.span.overlaps(span) for span in plant.spans)
        and any(accepts(said, right) for said in finding.expected for right in plant.right)
    ]


def alarms(plant: Plant, findings: Iterable[Finding], before: Sequence[Finding]) -> list[Finding]:
    """Give the findings in a distractor, and those it brought about elsewhere in the text."""
    usual = Counter(finding.said for finding in before)
    new = []
    for finding in sorted(findings, key=lambda f: f.span):
        inside = any(finding.span.overlaps(span) for span in plant.spans)
        if not inside and usual[finding.said]:
            usual[finding.said] -= 1
            continue
        new.append(finding)
    return new


def accepts(said: str, right: str) -> bool:
    """Say whether a value given is the right one: the same name, or a number among its words."""
    one, two = fold(said), fold(right)
    return one == two or (len(two.split()) == 1 and two in one.split() and _is_number(two))


def _is_number(word: str) -> bool:
    return word.isdigit() or word in ORDINALS or word[:-2].isdigit()


ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip


def outcome(
    plant: Plant, shown: Sequence[Finding], all_: Sequence[Finding], before: Sequence[Finding]
) -> Outcome:
    """Score what was ``shown`` at the shipped thresholds, and ``all_`` there is without any."""
    loud = [f for f in shown if f.severity in LOUD]
    if plant.is_distractor:
        bad = alarms(plant, loud, [f for f in before if f.severity in LOUD])
        good = not bad
        worst = bad
    else:
        worst = hits(plant, loud)
        good = bool(worst)
        worst = worst or hits(plant, all_)
    return Outcome(
        plant.row,
        plant.known.part,
        plant.known.review.digest,
        good,
        max((f.confidence for f in worst), default=0.0),
        tuple(sorted(plant.facets.items())),
        plant.sentence,
    )
