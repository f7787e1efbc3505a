"""Lets sets be gathered in a process of its own, beside the one that makes the rows."""

import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from multiprocessing.connection import Connection
from types import TracebackType

from matinee.discovery.search.gathering import Gatherer, Stored
from matinee.discovery.search.port import SearchError

_STEP = 4_000  # sets that are handed over together


class Apart:
    """A gatherer in a process of its own; made of what makes it there."""

    def __init__(self, make: Callable[[], Gatherer]) -> None:
        # A fork of a process that runs threads may hang; a fresh one has none.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_gather, args=(make, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self._asked = False

    def __enter__(self) -> "Apart":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pipe.close()
        if kind is not None:
            self._process.terminate()
        self._process.join()
        self._process.close()

    def take(self, first: int, texts: Sequence[str]) -> None:
        """Take the texts of rows that follow each other from the ``first`` on."""
        try:
            self._pipe.send((first, texts))
        except OSError as error:
            raise _lost() from error

    def finish(self) -> None:
        """Say that nothing follows, so that the sets are made before they are asked for."""
        self.take(0, ())

    def common(self) -> Sequence[str]:
        """Give the words that may be misspelt, the commonest first; asked before the sets."""
        self._asked = True
        words: Sequence[str] = self._receive()
        return words

    def sets(self) -> Iterator[Stored]:
        """Give all sets, those of a table by the order of their terms."""
        if not self._asked:
            self.common()
        while batch := self._receive():
            yield from batch

    def _receive(self) -> Sequence:  # type: ignore[type-arg]
        try:
            received: Sequence = self._pipe.recv()  # type: ignore[type-arg]
        except (EOFError, OSError) as error:
            raise _lost() from error
        return received


def _gather(make: Callable[[], Gatherer], pipe: Connection) -> None:
    """Gather until nothing follows, then hand over; ends when the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Millions of sets and nothing that refers to itself: looking for circles takes a third.
    gc.disable()
    gatherer = make()
    try:
        while (batch := pipe.recv())[1]:
            gatherer.take(*batch)
        gatherer.finish()
        pipe.send(gatherer.common())
        sets = gatherer.sets()
        while batch := list(islice(sets, _STEP)):
            pipe.send(batch)
        pipe.send(())
    except (EOFError, OSError):
        return


def _lost() -> SearchError:
    return SearchError(
        "a process that helped to build the search index was ended from outside, perhaps for want"
        " of memory; build it again"
    )
