"""Small pictures of numbers: bars with their values, the same for the drawing and its table."""

from collections.abc import Sequence
from dataclasses import dataclass

_FULL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar: what it stands for, how many, and how long it is drawn, 0 to 100."""

    label: str
    count: int
    length: int
    url: str = ""


def bars(counted: Sequence[tuple[str, int]], urls: Sequence[str] = ()) -> Sequence[Bar]:
    """Draw counts as bars, the greatest full; what is counted at all is never drawn as nothing."""
    most = max((count for _, count in counted), default=0) or 1
    return [
        Bar(
            label=label,
            count=count,
            length=max(2, round(_FULL * count / most)) if count else 0,
            url=urls[place] if urls else "",
        )
        for place, (label, count) in enumerate(counted)
    ]
