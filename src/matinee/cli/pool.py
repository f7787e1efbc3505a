"""Works through things in their order: in this process while they are few, else over several."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from matinee.cli.messages import RefusalError

T = TypeVar("T")
R = TypeVar("R")
MOST_WORKERS = 16
_ALONE = 600_000  # bytes that one process works through in the time that others take to start
_CHUNK_PARTS = 16
_CHUNK_BYTES = 200_000
_AHEAD = 4  # chunks a worker; more would only hold results that wait for their turn


@dataclass(frozen=True, slots=True)
class Work(Generic[T]):
    """Something still to be done, and how many bytes it is about."""

    part: T
    size: int


def workers_for(size: int, *, wanted: int | None = None) -> int:
    """Give how many processes to use for ``size`` bytes in all; ``wanted`` overrules."""
    if wanted:
        return wanted
    if size <= _ALONE:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(usable or 1, MOST_WORKERS))


def in_order(
    entries: Iterable[Work[T] | R], make: Callable[[], Callable[[T], R]], *, workers: int
) -> Iterator[R]:
    """Give the result of each entry, in order; one that is a result already is given as it is.

    ``make`` makes what does the work, in every process that needs it; it must be picklable.
    """
    if workers == 1:
        yield from _here(entries, make)
        return
    with _Pool[T, R](make, workers) as pool:
        for entry in entries:
            pool.add(entry)
            yield from pool.ready()
        yield from pool.rest()


def _here(entries: Iterable[Work[T] | R], make: Callable[[], Callable[[T], R]]) -> Iterator[R]:
    work: Callable[[T], R] | None = None
    for entry in entries:
        if isinstance(entry, Work):
            work = work or make()
            yield work(entry.part)
        else:
            yield entry


@dataclass(slots=True)
class _Chunk(Generic[T, R]):
    """Parts that go to a worker together, and what became of them once it has answered."""

    parts: list[T] = field(default_factory=list)
    size: int = 0
    future: "Future[list[R]] | None" = None


@dataclass(frozen=True, slots=True)
class _Awaited(Generic[T, R]):
    """A result still to come: which one of a chunk's."""

    chunk: _Chunk[T, R]
    number: int


class _Pool(Generic[T, R]):
    """Worker processes, and the results that are still to be given, in order."""

    def __init__(self, make: Callable[[], Callable[[T], R]], workers: int) -> None:
        # A fork of a process that runs threads may hang; a fresh server process has none.
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if hasattr(context, "set_forkserver_preload"):
            context.set_forkserver_preload(["matinee.cli.job", "matinee.document.markdown"])
        self._executor = ProcessPoolExecutor(
            workers, mp_context=context, initializer=_begin, initargs=(make, os.getcwd())
        )
        self._room = workers * _AHEAD
        self._queue: deque[R | _Awaited[T, R]] = deque()
        self._chunk: _Chunk[T, R] = _Chunk()
        self._open = 0

    def __enter__(self) -> "_Pool[T, R]":
        return self

    def __exit__(self, *_error: object) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def add(self, entry: Work[T] | R) -> None:
        """Put a result, or something to do, at the end."""
        if not isinstance(entry, Work):
            self._queue.append(entry)
            return
        chunk = self._chunk
        self._queue.append(_Awaited(chunk, len(chunk.parts)))
        chunk.parts.append(entry.part)
        chunk.size += entry.size
        if len(chunk.parts) >= _CHUNK_PARTS or chunk.size >= _CHUNK_BYTES:
            self._send()

    def ready(self) -> Iterator[R]:
        """Give what is done at the front; wait for the first when too much is under way."""
        while self._queue:
            entry = self._queue[0]
            if isinstance(entry, _Awaited):
                future = entry.chunk.future
                if future is None or not (future.done() or self._open > self._room):
                    return
            yield self._next()

    def rest(self) -> Iterator[R]:
        """Give all that is still to come."""
        if self._chunk.parts:
            self._send()
        while self._queue:
            yield self._next()

    def _send(self) -> None:
        chunk, self._chunk = self._chunk, _Chunk()
        try:
            chunk.future = self._executor.submit(_work, chunk.parts)
        except BrokenProcessPool as error:
            raise _lost() from error
        self._open += 1

    def _next(self) -> R:
        entry = self._queue.popleft()
        if not isinstance(entry, _Awaited):
            return entry
        assert entry.chunk.future is not None
        try:
            results = entry.chunk.future.result()
        except BrokenProcessPool as error:
            raise _lost() from error
        if entry.number == len(results) - 1:
            self._open -= 1
        return results[entry.number]


def _lost() -> RefusalError:
    return RefusalError(
        "a process that checked texts was ended from outside, perhaps for want of memory;"
        " try again with --jobs 1"
    )


_do: Callable[[Any], Any]


def _begin(make: Callable[[], Callable[[Any], Any]], folder: str) -> None:
    """Set up a worker; an interrupt is for the process that started it."""
    global _do
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.chdir(folder)
    _do = make()


def _work(parts: list[Any]) -> list[Any]:
    return [_do(part) for part in parts]
