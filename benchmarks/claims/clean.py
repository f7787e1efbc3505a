"""Real reviews as they are: every finding is for reading, and what was read is counted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.claims import readings
from benchmarks.claims.findings import Finding
from benchmarks.claims.score import LOUD
from benchmarks.claims.split import Part
from benchmarks.rates import Rate

UNREAD = "unread"


@dataclass(frozen=True)
class Clean:
    """What was found in one real review: ``shown`` at the shipped thresholds, ``all_`` at none."""

    digest: str
    part: Part
    shown: Sequence[Finding]
    all_: Sequence[Finding] = ()
    claims: Mapping[str, int] = field(default_factory=dict)

    @property
    def loud(self) -> list[Finding]:
        """Give the errors and warnings."""
        return [finding for finding in self.shown if finding.severity in LOUD]


@dataclass(frozen=True)
class Tally:
    """Counts over reviews: per rule and over all, by what a reader decided."""

    reviews: int
    claims: Mapping[str, int]
    rules: Mapping[str, Counter[str]]
    false_error: Rate
    false_warning: Rate
    true_mistakes: int

    def precision(self, rule: str) -> Rate:
        """Give the share of read findings that are true; where the catalogue errs is not true."""
        counts = self.rules[rule]
        return Rate(counts["true"], sum(counts[v] for v in readings.VERDICTS))

    @property
    def true_per_1000(self) -> float:
        """Give how many findings read as true there are in a thousand reviews."""
        return 1000 * self.true_mistakes / self.reviews if self.reviews else 0.0

    def as_json(self) -> dict[str, object]:
        """Give the counts for programs."""
        return {
            "reviews": self.reviews,
            "claims": dict(self.claims),
            "rules": {
                rule: {**counts, "precision": self.precision(rule).as_json()}
                for rule, counts in sorted(self.rules.items())
            },
            "reviews_with_a_false_error": self.false_error.as_json(),
            "reviews_with_a_false_warning": self.false_warning.as_json(),
            "true_mistakes_per_1000_reviews": round(self.true_per_1000, 1),
        }


def tally(texts: Iterable[Clean], read: Mapping[str, str]) -> Tally:
    """Count the findings of reviews; one that nobody has read counts as a false alarm so far."""
    all_ = list(texts)
    rules: dict[str, Counter[str]] = {}
    claims = Counter[str]()
    false: dict[str, set[str]] = {level: set() for level in LOUD}
    true = 0
    for text in all_:
        claims.update(text.claims)
        for finding in text.loud:
            verdict = read.get(readings.key(text.digest, finding), UNREAD)
            rules.setdefault(finding.rule, Counter())[verdict] += 1
            if verdict == "true":
                true += 1
            else:
                false[finding.severity].add(text.digest)
    count = len(all_)
    return Tally(
        count, claims, rules, Rate(len(false["error"]), count), Rate(len(false["warning"]), count),
        true,
    )  # fmt: skip
