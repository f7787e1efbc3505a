"""A critic's score: as figures, in words, and as marks to draw."""

from dataclasses import dataclass

from matinee_site.pages.numerals import counted, figures, spoken
from matinee_site.pages.words import gettext, ngettext

MOST_MARKS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A score on the critic's own scale; a letter grade has no figures, only ``written``."""

    value: float | None
    best: float | None
    written: str = ""
    line: str = ""

    @property
    def figure(self) -> str:
        """Give the large part of the score: ``9``, ``4½`` or ``B+``."""
        if self.starred:
            return f"{figures(self.value)}★"
        return figures(self.value) if self.scaled else self.written

    @property
    def starred(self) -> bool:
        """Say whether the score is so many stars, of nobody says how many."""
        stars = "★" in self.written or "star" in self.written.lower()
        return self.value is not None and not self.best and stars

    @property
    def scale(self) -> str:
        """Give what the figure is out of, or ''."""
        return figures(self.best) if self.scaled else ""

    @property
    def scaled(self) -> bool:
        """Say whether the score is so many out of so many."""
        graded = bool(self.written) and self.written[0].isalpha() and len(self.written) <= 2
        return self.value is not None and bool(self.best) and not graded

    @property
    def share(self) -> float | None:
        """Give the score between 0 and 1, or None when it stands on no scale."""
        if not self.scaled or self.value is None or self.best is None:
            return None
        return max(0.0, min(1.0, self.value / self.best))

    @property
    def words(self) -> str:
        """Say the score: ``nine out of ten``."""
        if self.scaled and self.value is not None and self.best is not None:
            said = {"value": spoken(self.value), "best": spoken(self.best)}
            return gettext("%(value)s out of %(best)s") % said
        if self.starred and self.value is not None:
            count = 1 if self.value == 1 else 2
            return ngettext("%(value)s star", "%(value)s stars", count) % {
                "value": counted(self.value)
            }
        return self.written

    @property
    def marks(self) -> list[float]:
        """Give how full each mark is, from 0 to 1; none for a letter."""
        if self.share is None or self.best is None:
            return []
        whole = self.best == int(self.best) and self.best <= MOST_MARKS
        count = int(self.best) if whole else MOST_MARKS
        full = self.share * count
        return [max(0.0, min(1.0, full - index)) for index in range(count)]
