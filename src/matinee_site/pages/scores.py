"""A critic's score: as figures, in words, and as marks to draw."""

from dataclasses import dataclass

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_PARTS = {0.25: "a quarter", 0.5: "a half", 0.75: "three quarters"}
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
    def words(self) -> str:
        """Say the score: ``nine out of ten``."""
        if self.scaled and self.value is not None and self.best is not None:
            return f"{spoken(self.value)} out of {spoken(self.best)}"
        if self.starred and self.value is not None:
            return f"{spoken(self.value)} star{'' if self.value == 1 else 's'}"
        return self.written

    @property
    def marks(self) -> list[float]:
        """Give how full each mark is, from 0 to 1; none for a letter."""
        if not self.scaled or self.value is None or self.best is None:
            return []
        whole = self.best == int(self.best) and self.best <= MOST_MARKS
        count = int(self.best) if whole else MOST_MARKS
        full = max(0.0, min(1.0, self.value / self.best)) * count
        return [max(0.0, min(1.0, full - index)) for index in range(count)]


def figures(number: float | None) -> str:
    """Write a number as a critic does: ``4½``, ``8.4``, ``9``."""
    if number is None:
        return ""
    whole, part = int(number), round(number - int(number), 2)
    sign = {0.25: "¼", 0.5: "½", 0.75: "¾"}.get(part)
    if sign:
        return f"{whole or ''}{sign}"
    return str(whole) if part == 0 else f"{number:g}"


def spoken(number: float) -> str:
    """Say a number up to a hundred in words; others stay in figures."""
    whole, part = int(number), round(number - int(number), 2)
    if not 0 <= number <= 100 or part not in (0, *_PARTS):
        return f"{number:g}"
    if whole == 0 and part:
        return _PARTS[part]
    said = _whole(whole)
    return f"{said} and {_PARTS[part]}" if part else said


def _whole(number: int) -> str:
    if number == 100:
        return "a hundred"
    if number < 20:
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")
