"""A bar on standard error for work that takes longer than two seconds."""

import sys
import time
from threading import Lock, Timer
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

PATIENCE = 2.0


class Progress:
    """Counts steps; on a terminal, after two seconds, shows the count, the rate and the time left.

    A timer brings the bar, so that it comes also while the first step is long.
    """

    def __init__(self, label: str, total: int | None) -> None:
        """Begin to count up to ``total``; None where that is not known beforehand."""
        self._label = label
        self._total: int | None = total
        self._done = 0
        self._begun = time.monotonic()
        self._lock = Lock()
        self._bar: Bar | None = None
        self._timer = Timer(PATIENCE, self._show)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        self.pause()

    def step(self, to: int | None = None) -> None:
        """Count one step more, or ``to`` steps in all."""
        with self._lock:
            self._done = self._done + 1 if to is None else to
            if self._bar is not None:
                rate = f"{self._done / (time.monotonic() - self._begun):,.0f}/s"
                self._bar.update(self._bar.task_ids[0], completed=self._done, rate=rate)
                if not self._bar.live.is_started:
                    self._bar.start()

    def step_of(self, to: int, total: int) -> None:
        """Count ``to`` steps of a total that is only known now."""
        if total != self._total:
            self._total = total or None
            with self._lock:
                if self._bar is not None:
                    self._bar.update(self._bar.task_ids[0], total=self._total)
        self.step(to)

    def at(self, label: str, done: int, total: int) -> None:
        """Say what is under way now, and how far it is; a total of 0 is one nobody knows."""
        if label != self._label:
            with self._lock:
                self._label, self._begun = label, time.monotonic()
                if self._bar is not None:
                    self._bar.update(self._bar.task_ids[0], description=label)
        self.step_of(done, total)

    def turn(self, label: str) -> None:
        """Go over to work whose length nobody knows: the bar runs to and fro until the end."""
        with self._lock:
            self._label, self._total = label, None
            if self._bar is not None:
                self._bar.update(self._bar.task_ids[0], description=label, total=None, rate="")

    def pause(self) -> None:
        """Take the bar away, so that lines may be printed; the next step brings it back."""
        with self._lock:
            if self._bar is not None:
                self._bar.stop()

    def _show(self) -> None:
        bar = _bar()
        with self._lock:
            bar.add_task(self._label, total=self._total, completed=self._done, rate="")
            bar.start()
            self._bar = bar


def _bar() -> "Bar":
    # rich takes a fifth of a second to import, which a short run need not spend.
    from rich import progress
    from rich.console import Console

    return progress.Progress(
        progress.SpinnerColumn(),
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TextColumn("{task.fields[rate]}"),
        progress.TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
