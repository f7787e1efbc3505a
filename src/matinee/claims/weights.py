"""How sure a contradiction is: named penalties and thresholds, kept as data and passed in.

The numbers were set by reading findings on real reviews (see benchmarks/claims). A flag
multiplies what is left of the pattern's strength by (1 - penalty).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Weights:
    """Penalties by name, and from which confidence on a finding is an error or a warning."""

    penalties: Mapping[str, float] = field(default_factory=lambda: MappingProxyType(_PENALTIES))
    error: float = 0.88
    warning: float = 0.72

    def confidence(self, strength: float, flags: Iterable[str]) -> float:
        """Give a confidence from 0 to 1."""
        for flag in flags:
            strength *= 1 - self.penalties[flag]
        return round(strength, 3)

    def severity(self, confidence: float) -> Severity | None:
        """Give how loudly to say it, or None: too unsure to say."""
        if confidence >= self.error:
            return Severity.ERROR
        return Severity.WARNING if confidence >= self.warning else None


DEFAULT = Weights()
