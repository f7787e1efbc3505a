"""The site's one conceit: every film is shown at a matinee that begins at two o'clock."""

from dataclasses import dataclass
from datetime import time

from babel.dates import format_time

from matinee_site.pages.languages import current, locale

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
    def begins(self) -> str:
        """Give the clock when every film begins: ``2.00``."""
        return clock(BEGINS)

    @property
    def ends(self) -> str:
        """Give the clock when the film is over: ``4.05``."""
        return clock(BEGINS + self.runtime)


def clock(minute: int) -> str:
    """Write a minute of the day as the language does; English in the manner of a programme."""
    hour, rest = divmod(minute % (24 * 60), 60)
    if current().partition("-")[0] == "en":
        return f"{hour % 12 or 12}.{rest:02}"
    return format_time(time(hour, rest), format="short", locale=locale())


def full_hours() -> list[str]:
    """Name the hours on the axis, from the beginning on."""
    named = [clock(BEGINS + 60 * hour) for hour in range(HOURS)]
    if current().partition("-")[0] == "en":
        return ["2 pm", *(name.partition(".")[0] for name in named[1:])]
    return named
