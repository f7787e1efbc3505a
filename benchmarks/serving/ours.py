"""Serves a site of ours while it is measured."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

WORKERS = 2


def probed(folder: Path) -> dict[str, Any]:
    """Say what is in a site, and what its page of a reviewed film asks."""
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.serving.probe", str(folder)],
        check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    answer: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return answer


@contextmanager
def served(folder: Path, *, kept: bool) -> Iterator[tuple[str, list[int]]]:
    """Serve a site with two workers, with its kept pages or each page made anew.

    Gives its address and the process that answers.
    """
    port = free_port()
    process = subprocess.Popen(
        [
            sys.executable, "-m", "matinee", "serve", "--dir", str(folder), "--port", str(port),
            "--workers", str(WORKERS),
        ],
        env={**os.environ, "MATINEE_KEEP_PAGES": "1" if kept else "0"},
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address, process)
        yield address, [process.pid]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(
    address: str, process: "subprocess.Popen[bytes] | None" = None, *, seconds: float = 240
) -> None:
    """Wait until an address answers, as long as the process lives that should."""
    end = time.monotonic() + seconds
    while True:
        if process and process.poll() is not None:
            sys.exit(f"what should answer at {address} has ended")
        try:
            urlopen(address, timeout=30).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.3)
