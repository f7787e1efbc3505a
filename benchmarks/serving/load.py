"""Asks an address as fast as it answers, with wrk (https://github.com/wg/wrk)."""

import re
import shutil
import subprocess
from dataclasses import asdict, dataclass

_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
CONNECTIONS = 16


@dataclass(frozen=True, slots=True)
class Load:
    """Answers a second, and the times in milliseconds within which half and 99% of them came."""

    per_second: float
    p50: float
    p99: float
    failed: int

    def data(self) -> dict[str, float]:
        """Give it as plain data."""
        return asdict(self)


def have_wrk() -> bool:
    """Say whether wrk is installed."""
    return shutil.which("wrk") is not None


def load(url: str, *, seconds: int) -> Load:
    """Ask an address over 16 connections, packed answers welcome; a short while first to warm."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", "--latency", "-H", "Accept-Encoding: gzip"]
    subprocess.run([*command, "-d2s", url], check=True, capture_output=True)
    run = subprocess.run(
        [*command, f"-d{seconds}s", url], check=True, capture_output=True, text=True
    )
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", run.stdout)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", run.stdout)
    assert rate, run.stdout
    return Load(
        float(rate[1]), _time("50", run.stdout), _time("99", run.stdout),
        int(failed[1]) if failed else 0,
    )  # fmt: skip


def _time(share: str, told: str) -> float:
    found = re.search(rf"^\s+{share}%\s+([\d.]+)(us|ms|s|m)\s*$", told, re.MULTILINE)
    assert found, told
    return float(found[1]) * _UNITS[found[2]]
