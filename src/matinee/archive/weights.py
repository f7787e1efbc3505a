"""How sure a match is: named penalties and thresholds, kept as data and passed in.

The numbers were set on titles as exports write them, made from one half of a reference catalogue,
and measured on the other half (benchmarks/matching.py).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_PENALTIES = {
    "part-of-the-heading": 0.1,
    "shorter-title": 0.4,
    "another-title": 0.02,
    "article-differs": 0.1,
    "like-the-title": 0.22,
    "like-the-title-and-sure": 0.08,
    "no-year": 0.08,
    "year-off-by-one": 0.05,
    "year-off": 0.7,
    "film-without-year": 0.12,
    "another-director": 0.6,
    "another-length": 0.2,
    "another-identifier": 0.7,
    "written-before-the-film": 0.95,
    "nobody-of-it-named": 0.3,
    "nobody-of-it-named-though-dated": 0.08,
    "perhaps-no-film": 0.4,
    "another-is-better-named": 0.5,
}


@dataclass(frozen=True, slots=True)
class MatchWeights:
    """Penalties by name; from which confidence on a film is matched or asked about; the least gap.

    ``gap`` is how far the runner-up has to be behind for the best to be matched.
    """

    penalties: Mapping[str, float] = field(default_factory=lambda: MappingProxyType(_PENALTIES))
    matched: float = 0.87
    ask: float = 0.35
    gap: float = 0.1
    by_text: float = 0.85

    def confidence(self, flags: Iterable[str]) -> float:
        """Give a confidence from 0 to 1."""
        left = 1.0
        for flag in flags:
            left *= 1 - self.penalties[flag]
        return round(left, 3)


DEFAULT = MatchWeights()
