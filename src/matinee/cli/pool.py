"""Checks texts in their order: in this process while they are few, over several when many."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field

from matinee.catalogue.snapshot import Snapshot
from matinee.cli.checked import Checked, Job, Refused, Text
from matinee.cli.collector import collect_seldom
from matinee.cli.messages import RefusalError

Outcome = Checked | Refused
Known = Callable[[Text], Checked | None]
MOST_WORKERS = 16
_ALONE = 600_000  # bytes that one process checks in the time that others take to start
_CHUNK_TEXTS = 16
_CHUNK_BYTES = 200_000
_AHEAD = 4  # chunks a worker; more would only hold results that wait for their turn


def workers_for(size: int, *, wanted: int | None = None) -> int:
    """Give how many processes to use for texts of ``size`` bytes in all; ``wanted`` overrules."""
    if wanted:
        return wanted
    if size <= _ALONE:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(usable or 1, MOST_WORKERS))


def check_all(
    texts: Iterable[Text | Refused], job: Job, *, snapshot: Snapshot, workers: int, known: Known
) -> Iterator[Outcome]:
    """Give what became of each text, in order; what is ``known`` already is not checked again."""
    if workers == 1:
        yield from _here(texts, job, snapshot, known)
        return
    with _Pool(job, workers) as pool:
        for text in texts:
            outcome = text if isinstance(text, Refused) else known(text)
            pool.add(outcome or text)
            yield from pool.ready()
        yield from pool.rest()


def _here(
    texts: Iterable[Text | Refused], job: Job, snapshot: Snapshot, known: Known
) -> Iterator[Outcome]:
    checker: Callable[[Text], Outcome] | None = None
    for text in texts:
        outcome = text if isinstance(text, Refused) else known(text)
        if outcome is None:
            checker = checker or _checker(job, snapshot)
            assert isinstance(text, Text)
            outcome = checker(text)
        yield outcome


def _checker(job: Job, snapshot: Snapshot | None = None) -> Callable[[Text], Outcome]:
    # Loading the checker takes longer than everything else where all results are known.
    from matinee.cli.job import Worker

    collect_seldom()
    return Worker(job, snapshot)


@dataclass(slots=True)
class _Chunk:
    """Texts that go to a worker together, and what became of them once it has answered."""

    texts: list[Text] = field(default_factory=list)
    size: int = 0
    future: "Future[list[Outcome]] | None" = None


class _Pool:
    """Worker processes, and the results that are still to be given, in order."""

    def __init__(self, job: Job, workers: int) -> None:
        # A fork of a process that runs threads may hang; a fresh server process has none.
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if hasattr(context, "set_forkserver_preload"):
            context.set_forkserver_preload(["matinee.cli.job", "matinee.document.markdown"])
        self._executor = ProcessPoolExecutor(
            workers, mp_context=context, initializer=_begin, initargs=(job, os.getcwd())
        )
        self._room = workers * _AHEAD
        self._queue: deque[Outcome | tuple[_Chunk, int]] = deque()
        self._chunk = _Chunk()
        self._open = 0

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(self, *_error: object) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def add(self, entry: Outcome | Text) -> None:
        """Put a result, or a text to check, at the end."""
        if not isinstance(entry, Text):
            self._queue.append(entry)
            return
        chunk = self._chunk
        self._queue.append((chunk, len(chunk.texts)))
        chunk.texts.append(entry)
        chunk.size += len(entry.data)
        if len(chunk.texts) >= _CHUNK_TEXTS or chunk.size >= _CHUNK_BYTES:
            self._send()

    def ready(self) -> Iterator[Outcome]:
        """Give what is done at the front; wait for the first when too much is under way."""
        while self._queue:
            entry = self._queue[0]
            if isinstance(entry, tuple):
                future = entry[0].future
                if future is None or not (future.done() or self._open > self._room):
                    return
            yield self._next()

    def rest(self) -> Iterator[Outcome]:
        """Give all that is still to come."""
        if self._chunk.texts:
            self._send()
        while self._queue:
            yield self._next()

    def _send(self) -> None:
        chunk, self._chunk = self._chunk, _Chunk()
        try:
            chunk.future = self._executor.submit(_work, chunk.texts)
        except BrokenProcessPool as error:
            raise _lost() from error
        self._open += 1

    def _next(self) -> Outcome:
        entry = self._queue.popleft()
        if not isinstance(entry, tuple):
            return entry
        chunk, number = entry
        assert chunk.future is not None
        try:
            outcomes = chunk.future.result()
        except BrokenProcessPool as error:
            raise _lost() from error
        if number == len(outcomes) - 1:
            self._open -= 1
        return outcomes[number]


def _lost() -> RefusalError:
    return RefusalError(
        "a process that checked texts was ended from outside, perhaps for want of memory;"
        " try again with --jobs 1"
    )


_check: Callable[[Text], Outcome]


def _begin(job: Job, folder: str) -> None:
    """Set up a worker; an interrupt is for the process that started it."""
    global _check
    os.chdir(folder)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _check = _checker(job)


def _work(texts: list[Text]) -> list[Outcome]:
    return [_check(text) for text in texts]
