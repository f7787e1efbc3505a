"""What the first page shows is what a reader of it gets."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHOWN = re.compile(r"```console\n\$ matinee (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)


def test_the_first_screen_shows_what_the_checker_prints() -> None:
    """Each line of the example stands in the output, in its order, and the last one ends it."""
    example = SHOWN.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert example
    done = subprocess.run(
        [sys.executable, "-m", "matinee", *example["command"].split()],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={"PATH": "/usr/bin:/bin", "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    printed = done.stdout.splitlines()
    at = -1
    for line in example["output"].splitlines():
        if line.strip() and not line.startswith("… "):
            assert line in printed[at + 1 :], line
            at = printed.index(line, at + 1)
    assert at == len(printed) - 1
