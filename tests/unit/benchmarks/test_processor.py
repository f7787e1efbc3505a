"""What processes take of the processor."""

import os
import subprocess
import sys

import pytest
from benchmarks.serving.processor import PROC, family, processor_seconds


def test_a_process_stands_with_all_that_it_started() -> None:
    """Children of children belong to it, its neighbours do not; a circle has an end."""
    parents = {2: 1, 3: 2, 4: 3, 5: 1, 7: 8, 8: 7}
    assert family([2], parents) == {2, 3, 4}
    assert family([3, 5], parents) == {3, 4, 5}
    assert family([7], parents) == {7, 8}


@pytest.mark.skipif(not PROC.is_dir(), reason="only Linux tells of processes there")
def test_what_a_child_has_had_is_counted() -> None:
    """A child that computes has had time; a number that is no process has had none."""
    busy = "import time\nwhile time.process_time() < .2: pass\nprint('done', flush=True)\ninput()"
    with subprocess.Popen(
        [sys.executable, "-c", busy], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout
        assert child.stdin
        child.stdout.readline()
        assert processor_seconds([child.pid]) >= 0.15
        assert processor_seconds([os.getpid()]) >= processor_seconds([child.pid])
        child.stdin.write("\n")
    assert processor_seconds([2**30]) == 0
