"""A served site and a real browser; without one these tests are skipped, and say so."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from .house import PASSWORD

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOUSE = Path(__file__).with_name("house.py")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try a journey a second time: a browser on a busy machine is late now and then.

    What fails twice fails; a first failure is counted as a rerun in the summary.
    """
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.flaky(reruns=1))


@dataclass(frozen=True, slots=True)
class Served:
    """A site that is being served: where, out of which folder, by which process."""

    address: str
    folder: Path
    process: "subprocess.Popen[str]"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Give a Chromium that is installed on this machine."""
    path = next((found for name in CHROMIUMS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium on this machine: install chromium to run the browser tests")
    playwright = pytest.importorskip(
        "playwright.sync_api",
        reason="playwright is not installed: pip install playwright to run the browser tests",
    )
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=path, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def set_up(browser: Any, small_snapshot: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a small site that is set up, to be copied; made once for all workers."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "set-up"
    with (shared / "set-up.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            half = shared / "half-set-up"
            half.mkdir(exist_ok=True)
            subprocess.run([sys.executable, str(HOUSE), str(half), str(small_snapshot)], check=True)
            half.rename(folder)
    return folder


@contextmanager
def serving(folder: Path, *, port: int = 0) -> Iterator[Served]:
    """Serve the site in a folder, which keeps what is written into it."""
    with (folder / "errors.txt").open("w+") as errors:
        process = subprocess.Popen(
            [sys.executable, str(HOUSE), str(folder), str(port)],
            stdout=subprocess.PIPE, stderr=errors, text=True,
        )  # fmt: skip
        try:
            assert process.stdout
            address = process.stdout.readline().strip()
            errors.seek(0)
            assert address, f"the site did not start:\n{errors.read()}"
            yield Served(address, folder, process)
        finally:
            process.terminate()
            process.wait(10)


@pytest.fixture
def site(set_up: Path, tmp_path: Path) -> Iterator[Served]:
    """Give a site of the test's own."""
    folder = tmp_path / "site"
    shutil.copytree(set_up, folder)
    with serving(folder) as served:
        yield served


def sign_in(page: Any, name: str, *, address: str = "", to: str = "/desk/") -> None:
    """Sign a login of the small site in, and go on to a page of its desk."""
    page.goto(f"{address}/desk/login/?next={to}")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url(f"**{to}")


@pytest.fixture(scope="session")
def house(set_up: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a small site that is being served."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(set_up, folder, dirs_exist_ok=True)
    with serving(folder) as served:
        yield served.address
