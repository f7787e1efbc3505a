"""Asks an address as fast as it answers, with wrk (https://github.com/wg/wrk)."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from benchmarks.serving.processor import processor_seconds

_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
CONNECTIONS = 16


@dataclass(frozen=True, slots=True)
class Load:
    """Answers a second, and the times in milliseconds within which half and 99% of them came.

    ``processor`` is what one answer took of a processor, in milliseconds, with all who served it.
    """

    per_second: float
    p50: float
    p99: float
    failed: int
    processor: float

    def data(self) -> dict[str, float]:
        """Give it as plain data."""
        return asdict(self)


def have_wrk() -> bool:
    """Say whether wrk is installed."""
    return shutil.which("wrk") is not None


def load(url: str, *, seconds: int, servers: Sequence[int]) -> Load:
    """Ask an address over 16 connections, packed answers welcome; a short while first to warm.

    ``servers`` are the numbers of the processes that answer.
    """
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", "--latency", "-H", "Accept-Encoding: gzip"]
    subprocess.run([*command, "-d2s", url], check=True, capture_output=True)
    before = processor_seconds(servers)
    run = subprocess.run(
        [*command, f"-d{seconds}s", url], check=True, capture_output=True, text=True
    )
    used = processor_seconds(servers) - before
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", run.stdout)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", run.stdout)
    answers = re.search(r"(\d+) requests in", run.stdout)
    assert rate, run.stdout
    assert answers, run.stdout
    return Load(
        float(rate[1]), _time("50", run.stdout), _time("99", run.stdout),
        int(failed[1]) if failed else 0, round(1000 * used / max(1, int(answers[1])), 3),
    )  # fmt: skip


def _time(share: str, told: str) -> float:
    found = re.search(rf"^\s+{share}%\s+([\d.]+)(us|ms|s|m)\s*$", told, re.MULTILINE)
    assert found, told
    return float(found[1]) * _UNITS[found[2]]
