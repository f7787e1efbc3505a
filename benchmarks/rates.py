"""Rates with their intervals: nothing is claimed of a share without saying how sure it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

_Z = 1.959964  # the normal quantile of a two-sided 95% interval


@dataclass(frozen=True, slots=True)
class Rate:
    """``hits`` out of ``of``."""

    hits: int
    of: int

    @classmethod
    def count(cls, outcomes: Iterable[bool]) -> "Rate":
        """Count how many of these came out true."""
        all_ = list(outcomes)
        return cls(sum(all_), len(all_))

    @property
    def share(self) -> float | None:
        """The share, or None of nothing."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95% interval of the share."""
        return wilson(self.hits, self.of)

    def __str__(self) -> str:
        if self.share is None:
            return "–"
        low, high = self.interval
        return f"{self.share:.3f} ({low:.2f}–{high:.2f})"

    def as_json(self) -> dict[str, float | int | None]:
        """Give the rate for programs."""
        low, high = self.interval
        return {
            "hits": self.hits,
            "of": self.of,
            "share": self.share,
            "low": round(low, 4),
            "high": round(high, 4),
        }


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Give Wilson's 95% score interval of ``hits`` out of ``of`` (E. B. Wilson, 1927)."""
    if not of:
        return 0.0, 1.0
    rate = hits / of
    middle = rate + _Z * _Z / (2 * of)
    spread = _Z * sqrt(rate * (1 - rate) / of + _Z * _Z / (4 * of * of))
    scale = 1 + _Z * _Z / of
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)
