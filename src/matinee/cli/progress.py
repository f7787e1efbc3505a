"""A bar on standard error for work that takes longer than two seconds."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_PATIENCE = 2.0


class Progress:
    """Counts steps; after two seconds, on a terminal, shows the rate and the time left."""

    def __init__(self, label: str, total: int) -> None:
        """Begin to count up to ``total``."""
        self._label = label
        self._total = total
        self._done = 0
        self._begun = time.monotonic()
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.pause()

    def step(self, to: int | None = None) -> None:
        """Count one step more, or ``to`` steps in all."""
        self._done = self._done + 1 if to is None else to
        late = time.monotonic() - self._begun > _PATIENCE
        if self._bar is None and late and sys.stderr.isatty() and self._done < self._total:
            self._bar = _bar()
            self._bar.add_task(self._label, total=self._total, rate="")
        if self._bar is not None:
            rate = self._done / (time.monotonic() - self._begun)
            self._bar.update(self._bar.task_ids[0], completed=self._done, rate=f"{rate:,.0f}/s")
            if not self._bar.live.is_started:
                self._bar.start()

    def pause(self) -> None:
        """Take the bar away, so that lines may be printed; the next step brings it back."""
        if self._bar is not None:
            self._bar.stop()


def _bar() -> "Bar":
    # rich takes a fifth of a second to import, which a short run need not spend.
    from rich import progress
    from rich.console import Console

    return progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TextColumn("{task.fields[rate]}"),
        progress.TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
