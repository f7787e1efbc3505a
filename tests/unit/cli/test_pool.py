"""Over several processes the results are those of one, in the same order."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from matinee.cli import pool
from matinee.cli.messages import RefusalError
from matinee.cli.pool import Work, in_order, workers_for

from .conftest import Run

WRONG = "---\nimdb_id: tt9000001\n---\nThe film was shot by cinematographer Bo Vane.\n"
MISSPELT = "---\nimdb_id: tt9000001\n---\nInès Morvann directs it well.\n"


def test_few_texts_stay_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Others would take longer to start; what is asked for overrules."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: set(range(4)), raising=False)
    assert workers_for(10_000) == 1
    assert workers_for(10_000_000) == 4
    assert workers_for(10_000_000, wanted=1) == 1
    assert workers_for(10, wanted=3) == 3


def test_many_processes_give_what_one_gives(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte on both streams, with refusals and notes in their places."""
    monkeypatch.setattr(pool, "_CHUNK_PARTS", 3)
    for number in range(20):
        text = (WRONG, MISSPELT, "\n", "---\ntitle: Nobody Knows It\n---\nx\n")[number % 4]
        (tmp_path / f"{number:02}.md").write_text(text, encoding="utf-8")
    (tmp_path / "07.md").write_bytes(b"\0")
    one = run("check", "--no-cache", "--jobs", "1", ".")
    many = run("check", "--no-cache", "--jobs", "2", ".")
    assert (many.exit_code, many.stdout, many.stderr) == (2, one.stdout, one.stderr)
    run("check", "03.md", "04.md")
    mixed = run("check", "--jobs", "2", ".")
    assert (mixed.stdout, mixed.stderr) == (one.stdout, one.stderr)


def test_texts_are_mended_in_other_processes_too(run: Run, tmp_path: Path) -> None:
    """Each file is one worker's."""
    for number in range(4):
        (tmp_path / f"{number}.md").write_text(MISSPELT, encoding="utf-8")
    result = run("check", "--fix", "--jobs", "2", ".")
    assert result.exit_code == 0
    assert result.stderr.count("'Inès Morvann' is now 'Inès Morvan'") == 4
    assert all("Morvan directs" in path.read_text() for path in tmp_path.glob("*.md"))


def waiting() -> Callable[[float], float]:
    """Make a worker that only waits."""

    def wait(seconds: float) -> float:
        time.sleep(seconds)
        return seconds

    return wait


def test_a_worker_that_is_killed_is_said() -> None:
    """In one line with what to do; nothing hangs."""
    results = in_order([Work(0.01, 0) for _ in range(400)], waiting, workers=2)
    assert next(results) == 0.01
    for child in pool.multiprocessing.active_children():
        os.kill(child.pid or 0, signal.SIGKILL)
    with pytest.raises(RefusalError, match="try again with --jobs 1"):
        list(results)


def test_results_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is to be done is read only a little ahead of what is given out."""
    monkeypatch.setattr(pool, "_CHUNK_PARTS", 1)
    read = 0

    def entries() -> Iterator[Work[float] | str]:
        nonlocal read
        for number in range(60):
            read += 1
            yield Work(0.0, 0) if number else "known"

    results = in_order(entries(), waiting, workers=2)
    assert [next(results), next(results)] == ["known", 0.0]
    assert read <= 2 * pool._AHEAD + 4
    assert len(list(results)) == 58
