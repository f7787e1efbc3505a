"""The commands of the site, run as a user runs them."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

MATINEE = [sys.executable, "-m", "matinee"]
PLAIN = {
    name: value for name, value in os.environ.items() if not name.startswith(("MATINEE", "DJANGO"))
}


def _matinee(*words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*MATINEE, *words],
        input=given,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env=PLAIN,
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A ``matinee demo`` that runs; ``said`` is what it printed before it served."""

    def __init__(self, folder: Path) -> None:
        self.port = _free_port()
        self.process = subprocess.Popen(
            [*MATINEE, "demo", "--port", str(self.port), "--dir", str(folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=PLAIN,
        )
        self.said = ""
        for line in self.process.stdout or ():
            self.said += line
            if "Ctrl-C" in line:
                break

    def get(self, path: str) -> str:
        """Fetch a page, as soon as the server answers."""
        for _ in range(100):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
                    return answer.read().decode()
            except urllib.error.HTTPError:
                raise
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"no answer; it said: {self.said}")

    def stop(self) -> int:
        """Interrupt it, as Ctrl-C does."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Set up a demo once; give its folder and what the first run said."""
    folder = tmp_path_factory.mktemp("demo") / "site"
    server = Server(folder)
    assert "Matinee" in server.get("/")
    assert "<form" in server.get("/desk/login/")
    assert server.stop() == 0, server.said
    return folder, server.said


def test_shows_the_password_once(demo: tuple[Path, str]) -> None:
    """The second run serves at once and does not show or change it."""
    folder, said = demo
    assert re.search(r"operator +\S{12}\n", said)
    server = Server(folder)
    server.get("/")
    server.stop()
    assert not re.search(r"operator +\S{12}\n", server.said)
    assert "the password you were shown" in server.said
    assert "loaded" not in server.said


def test_keeps_the_folder_private(demo: tuple[Path, str]) -> None:
    folder, said = demo
    assert (folder / "secret-key").stat().st_mode & 0o077 == 0
    password = re.search(r"operator +(\S{12})\n", said)
    assert password
    assert password[1].encode() not in (folder / "site.sqlite3").read_bytes()


def test_brings_a_list_in_and_takes_it_out(demo: tuple[Path, str], tmp_path: Path) -> None:
    """What is sure becomes a collection; the rest is said, and the status tells it."""
    folder, _ = demo
    path = tmp_path / "list.txt"
    path.write_text("# Two\n1. Ran (1985) - in colour\n2. No Such Film at All (1901)\n", "utf-8")
    dry = _matinee("collection", "import", str(path), "--dry-run", "--dir", str(folder))
    assert (dry.returncode, dry.stdout.splitlines()[-1]) == (
        1, "1 found, 0 doubtful, 1 not found",
    )  # fmt: skip
    _matinee("collection", "import", str(path), "--dir", str(folder))
    out = _matinee("collection", "export", "two", "--as", "text", "--dir", str(folder))
    assert out.stdout == "# Two\n\n1. Ran (1985) [tt0089881] – in colour\n"


def test_publishes_a_file_once(demo: tuple[Path, str], tmp_path: Path) -> None:
    folder, _ = demo
    path = tmp_path / "ran.md"
    path.write_text("---\ntitle: Ran again\nimdb_id: tt0089881\n---\n\nAkira Kurosawa burns it.\n")
    first = _matinee("publish", str(path), "--dir", str(folder), "--format", "json")
    again = _matinee("publish", str(path), "--dir", str(folder), "--format", "json")
    items = [json.loads(run.stdout)["items"][0] for run in (first, again)]
    assert [(item["became"], item["url"]) for item in items] == [
        ("created", "/reviews/ran-again/"),
        ("unchanged", "/reviews/ran-again/"),
    ]


def test_goes_on_after_a_file_it_cannot_read(demo: tuple[Path, str], tmp_path: Path) -> None:
    folder, _ = demo
    (tmp_path / "a.md").write_bytes(b"\0\1\2")
    (tmp_path / "b.md").write_text("---\nimdb_id: tt0089881\n---\n\nAnother.\n")
    run = _matinee("publish", str(tmp_path), "--dir", str(folder))
    assert run.returncode == 2
    assert "a.md: a binary file" in run.stderr
    assert "b.md: published" in run.stdout
    assert "Traceback" not in run.stderr


def test_says_where_there_is_no_site(tmp_path: Path) -> None:
    run = _matinee("publish", "x.md", "--dir", str(tmp_path / "nowhere"))
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert "there is no site here" in run.stderr
    assert not (tmp_path / "nowhere").exists()


def test_says_which_port_is_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        run = _matinee("demo", "--port", port, "--dir", str(tmp_path / "site"))
    assert run.returncode == 2
    assert f"port {port}" in run.stderr
    assert not (tmp_path / "site").exists()


def test_refuses_a_weak_password_and_takes_a_good_one(demo: tuple[Path, str]) -> None:
    folder, _ = demo
    weak = _matinee("password", "--dir", str(folder), given="password\n")
    assert weak.returncode == 2
    assert "too common" in weak.stderr
    assert _matinee("password", "--dir", str(folder), given="long-and-rare-9\n").returncode == 0


def test_removes_samples_for_good(demo: tuple[Path, str], tmp_path: Path) -> None:
    """They do not come back with the next run, and what was published besides stays."""
    folder, _ = demo
    path = tmp_path / "mine.md"
    path.write_text("---\ntitle: Mine alone\nimdb_id: tt0089881\n---\n\nMine.\n")
    _matinee("publish", str(path), "--dir", str(folder))
    first = _matinee("samples", "remove", "--dir", str(folder))
    assert first.returncode == 0
    assert "1 articles" in first.stderr
    again = _matinee("samples", "remove", "--dir", str(folder))
    assert "removed 0 reviews, 0 articles" in again.stderr
    server = Server(folder)
    page = server.get("/reviews/")
    server.stop()
    assert "Mine alone" in page
    assert page.count("Mine alone") >= 1
    assert "/reviews/mine-alone/" in page
