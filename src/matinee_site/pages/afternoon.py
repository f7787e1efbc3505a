"""The site's one conceit: every film is shown at a matinee that begins at two o'clock."""

from dataclasses import dataclass

BEGINS = 14 * 60
HOURS = 4


@dataclass(frozen=True, slots=True)
class Afternoon:
    """A running time as a bar from two o'clock on an axis of four hours."""

    runtime: int

    @property
    def span(self) -> int:
        """Give the axis in minutes."""
        return HOURS * 60

    @property
    def bar(self) -> int:
        """Give the bar in minutes: a film that goes beyond the axis fills it."""
        return min(self.runtime, self.span)

    @property
    def hours(self) -> list[int]:
        """Give the full hours between, in minutes from the beginning."""
        return [60 * hour for hour in range(1, HOURS)]

    @property
    def ends(self) -> str:
        """Give the clock when the film is over: ``4.05``."""
        end = BEGINS + self.runtime
        hour = end // 60 % 12 or 12
        return f"{hour}.{end % 60:02}"
