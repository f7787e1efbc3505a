"""Several processes that make files, each with the site open; what they find is work for all."""

import multiprocessing
import os
import pickle
import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from importlib import import_module
from typing import TYPE_CHECKING, Any

import django

from matinee_site.config.collector import spare_what_is_loaded

if TYPE_CHECKING:
    from matinee_site.building.making import Made, Maker

CHUNK = 24
_maker: "Maker"


def usable_processes() -> int:
    """Give how many processes this machine can run at once."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, min(len(os.sched_getaffinity(0)), 16))
    return os.cpu_count() or 1


class Crew:
    """Makes files here, or in processes of its own."""

    def __init__(self, options: dict[str, Any], *, jobs: int) -> None:
        self._options, self._jobs = options, jobs
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: list[str] = []
        self._open: set[Future[list[Made]]] = set()

    def __enter__(self) -> "Crew":
        if self._jobs > 1:
            self._pool = ProcessPoolExecutor(
                self._jobs, mp_context=multiprocessing.get_context("spawn"),
                initializer=_begin, initargs=(pickle.dumps(self._options),),
            )  # fmt: skip
        else:
            _set_up(self._options)
        return self

    def __exit__(self, *_error: object) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def add(self, paths: Iterable[str]) -> None:
        """Put more to do at the end."""
        self._waiting += paths

    def done(self) -> "Iterator[Sequence[Made]]":
        """Give what is done, in no order, until nothing is waiting."""
        while self._waiting or self._open:
            if self._pool is None:
                chunk, self._waiting = self._waiting[:CHUNK], self._waiting[CHUNK:]
                yield _make(chunk)
                continue
            while self._waiting and len(self._open) < 4 * self._jobs:
                # Small while there is little, so that nobody waits for one process.
                size = max(1, min(CHUNK, len(self._waiting) // self._jobs))
                chunk, self._waiting = self._waiting[:size], self._waiting[size:]
                self._open.add(self._pool.submit(_make, chunk))
            ready, self._open = wait(self._open, return_when=FIRST_COMPLETED)
            for each in ready:
                yield each.result()


def _begin(options: bytes) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    django.setup()
    _set_up(pickle.loads(options))
    spare_what_is_loaded()


def _set_up(options: dict[str, Any]) -> None:
    global _maker
    # Models can be imported only once Django is set up, which a new process has yet to do.
    module = import_module("matinee_site.building.making")
    _maker = module.Maker(**options)


def _make(paths: Sequence[str]) -> "list[Made]":
    return [_maker.make(path) for path in paths]
