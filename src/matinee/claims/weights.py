"""How sure a contradiction is: named penalties and thresholds, kept as data and passed in.

The numbers were set by reading findings on real reviews (see benchmarks/claims). A flag
multiplies what is left of the pattern's strength by (1 - penalty).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from types import MappingProxyType

from matinee.claims.model import Severity

_PENALTIES = {
    "negation": 0.6,
    "modality": 0.6,
    "comparison": 0.6,
    "uncredited": 0.9,
    "question": 0.7,
    "quotation": 0.5,
    "other-work": 0.08,
    "other-film": 0.6,
    "after-a-title": 0.6,
    "subject-unclear": 0.12,
    "not-the-subject": 0.08,
    "in-a-phrase": 0.08,
    "later-in-list": 0.08,
    "credited-otherwise": 0.6,
    "linked-to-a-film-named": 0.5,
    "nobody-of-that-name": 0.04,
    "linked-to-a-film-elsewhere": 0.12,
    "some-film": 0.35,
    "no-director": 0.6,
    "remake": 0.4,
    "another-films-credit": 0.1,
    "single-source": 0.02,
    "film-unsure": 0.5,
    "shares-a-name": 0.6,
    "open-cast": 0.12,
    "open-cast-loose": 0.4,
}

# What one mention says for somebody's being who holds a role, though no pattern says so.
_EVIDENCE = {
    "role-cue": 2.5,
    "by-cue": 1.5,
    "acts-so": 1.5,
    "owns-craft": 1.5,
    "acts": 1.0,
    "owns": 0.6,
    "named": 0.3,
    "as-adjective": -0.4,
    "craft-near": 0.9,
    "holders-film": 0.8,
    "other-film": -0.3,
    "likeness": -0.5,
    "doubted": -0.3,
    "ruled-out": -1.5,
}
# What makes the rest of a mention count for less.
_DAMPERS = {"other-film": 0.4, "likeness": 0.5, "doubted": 0.7, "ruled-out": 0.5}
_AGAINST = {"own-film-named": 0.8, "film-of-like-title": 2.0, "film-unsure": 1.5}
_MENTIONS = 5  # the strongest so many count: a long text is no surer than a short one


@dataclass(frozen=True, slots=True)
class Weights:
    """Penalties by name, and from which confidence on a finding is an error or a warning."""

    penalties: Mapping[str, float] = field(default_factory=lambda: MappingProxyType(_PENALTIES))
    evidence: Mapping[str, float] = field(default_factory=lambda: MappingProxyType(_EVIDENCE))
    error: float = 0.88
    warning: float = 0.72
    attribution_at: float = 2.0
    attribution_slope: float = 1.0

    def confidence(self, strength: float, flags: Iterable[str]) -> float:
        """Give a confidence from 0 to 1."""
        for flag in flags:
            strength *= 1 - self.penalties[flag]
        return round(strength, 3)

    def mention(self, names: Iterable[str]) -> float:
        """Give the weight of one mention's evidence."""
        names = set(names)
        total = sum(self.evidence[name] for name in names if self.evidence[name] > 0)
        for name in names & _DAMPERS.keys():
            total *= _DAMPERS[name]
        return total + sum(self.evidence[name] for name in names if self.evidence[name] < 0)

    def attribution(self, mentions: Sequence[Iterable[str]], against: Iterable[str]) -> float:
        """Give how sure it is, from 0 to 1, that a text credits somebody as a whole."""
        strongest = sorted((self.mention(names) for names in mentions), reverse=True)[:_MENTIONS]
        total = sum(strongest) - sum(_AGAINST[name] for name in against)
        return round(1 / (1 + exp(-self.attribution_slope * (total - self.attribution_at))), 3)

    def severity(self, confidence: float) -> Severity | None:
        """Give how loudly to say it, or None: too unsure to say."""
        if confidence >= self.error:
            return Severity.ERROR
        return Severity.WARNING if confidence >= self.warning else None


DEFAULT = Weights()
