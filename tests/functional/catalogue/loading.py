"""Loads one catalogue after another into a site of its own, as its own process, and tells as JSON.

Usage: loading.py FIRST SECOND watched|killed|told

``watched`` lets a reader ask throughout the second load, ``killed`` kills the process in the middle
of it, ``told`` says what the site holds and then loads the second.
"""

import json
import os
import signal
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import django

STATE = (
    "SELECT (SELECT max(id) FROM catalogue_load),"
    " (SELECT count(*) FROM catalogue_film WHERE present),"
    " (SELECT count(*) FROM catalogue_credit), (SELECT count(*) FROM catalogue_statement),"
    " (SELECT count(*) FROM catalogue_personname)"
)
_PATIENCE = 20.0


def state() -> tuple[int, ...]:
    """Say what a reader sees at this moment, by one question."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(STATE)
        return tuple(cursor.fetchone())


class Reader(threading.Thread):
    """Asks again and again, and keeps what it saw."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.seen: list[tuple[int, ...]] = []
        self.reads = 0
        self.failure = ""
        self.enough = threading.Event()

    def run(self) -> None:
        """Read until told that it is enough."""
        try:
            while not self.enough.is_set():
                now = state()
                self.reads += 1
                if self.seen[-1:] != [now]:
                    self.seen.append(now)
        except Exception as error:
            self.failure = repr(error)

    def look(self) -> None:
        """Let it read some times more."""
        goal, until = self.reads + 3, time.monotonic() + _PATIENCE
        while self.reads < goal and not self.failure:
            if time.monotonic() > until:
                self.failure = "readers wait for the load"
            time.sleep(0.005)


def main(first: Path, second: Path, mode: str) -> None:
    """Do as the mode says."""
    django.setup()
    from django.core.management import call_command

    from matinee_site.catalogue.load import load_snapshot

    now = datetime.now(UTC)
    if mode == "told":
        before = state()
        load_snapshot(path=second, now=now)
        print(json.dumps({"before": before, "after": state()}))
        return
    for app in ("contenttypes", "catalogue"):
        call_command("migrate", app, verbosity=0)
    load_snapshot(path=first, now=now)
    print(json.dumps({"old": state()}), flush=True)
    if mode == "killed":
        load_snapshot(path=second, now=now, progress=_die)
        return
    reader = Reader()
    reader.start()
    reader.look()
    load_snapshot(path=second, now=now, progress=lambda *_: reader.look())
    reader.look()
    reader.enough.set()
    reader.join()
    found = {"seen": reader.seen, "failure": reader.failure, "reads": reader.reads}
    print(json.dumps({**found, "new": state()}))


def _die(label: str, _done: int, _of: int) -> None:
    if label == "credits":
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
