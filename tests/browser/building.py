"""Builds a small house as files; run as its own process, away from the test database."""

import os
import subprocess
import sys
from pathlib import Path


def build_in_own_process(folder: Path, snapshot: Path) -> None:
    """Fill a house in the folder from a snapshot, and build it into ``out`` below."""
    root = Path(__file__).parents[2]
    subprocess.run(
        [sys.executable, "-m", "tests.browser.building", str(folder), str(snapshot)],
        check=True, cwd=root,
    )  # fmt: skip


def main() -> None:
    """Fill and build, as the arguments say."""
    folder, snapshot = Path(sys.argv[1]), Path(sys.argv[2])
    os.environ |= {
        "MATINEE_DIR": str(folder), "MATINEE_SECRET_KEY": "only-for-tests",
        "DJANGO_SETTINGS_MODULE": "matinee_site.config.settings", "MATINEE_KEEP_PAGES": "0",
    }  # fmt: skip
    import django

    django.setup()
    from tests.browser.house import fill

    from matinee_site.building.making import Facts
    from matinee_site.building.run import build

    fill(snapshot)
    build(
        target=folder / "out", facts=Facts.ALL, jobs=1, state=folder / "state",
        progress=lambda *_: None,
    )  # fmt: skip


if __name__ == "__main__":
    main()
