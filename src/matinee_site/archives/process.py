"""Works on a run in a process of its own, so that the site goes on answering: look, bring, undo.

Run as ``python -m matinee_site.archives.process RUN look|bring_in|take_back`` by whoever has the
site open; how far it is stands in the run.
"""

import os
import subprocess
import sys
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

import django

from matinee_site.archives.workers import SETTINGS, site_folder

if TYPE_CHECKING:
    from matinee_site.archives.models import ImportRun

WORK = ("look", "bring_in", "take_back")


def start(run: "ImportRun", work: str) -> None:
    """Begin to work on a run."""
    command = [sys.executable, "-m", "matinee_site.archives.process", str(run.pk), work]
    process = subprocess.Popen(
        command,
        env=os.environ | {"MATINEE_DIR": site_folder()},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    run.pid = process.pid
    run.save(update_fields=["pid"])
    # A child that nobody waits for stays in the list of processes as if it were alive.
    Thread(target=process.wait, daemon=True).start()


def alive(pid: int | None) -> bool:
    """Say whether a process is there."""
    if not pid:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def main() -> None:
    """Set the site up and do the work."""
    number, work = int(sys.argv[1]), sys.argv[2]
    if work not in WORK:
        raise SystemExit(f"'{work}' is none of {', '.join(WORK)}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
    import_module("matinee_site.archives.operations").work_on(number, work)


if __name__ == "__main__":
    main()
