"""Loads a snapshot file into the site's tables: past the ORM, in one transaction, ids kept.

Readers see the old catalogue until the new one is whole: SQLite's journal and PostgreSQL's versions
of rows both keep it for them meanwhile. A load that fails or is killed leaves the old one.

A film, person or series keeps its row and its address when a newer catalogue is loaded. A film that
the newer one no longer has loses its facts and leaves the lists, but its row stays for the reviews
of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from matinee.catalogue.embedded import EMBEDDED
from matinee.catalogue.open_pairs import former_people
from matinee.catalogue.snapshot import Snapshot
from matinee_site.catalogue.load_steps import steps
from matinee_site.catalogue.models import Load
from matinee_site.catalogue.naming import name_films, site_languages
from matinee_site.catalogue.overlay import lay_over
from matinee_site.catalogue.staging import snapshot_at_hand, staged

Progress = Callable[[str, int, int], None]
"""Called with what is being loaded, how many steps are done, and how many there are."""
STEPS = 7
_LOCK = 0x4D61746E  # Any number of ours: whoever loads into this PostgreSQL database holds it.


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What the site's catalogue holds after loading; ``changed`` is False when it did already.

    ``shown`` films have a public page: a publishable source gives their title.
    """

    films: int
    shown: int
    people: int
    fingerprint: str
    changed: bool


def load_snapshot(
    *, path: Path, now: datetime, progress: Progress | None = None, force: bool = False
) -> LoadSummary:
    """Load a snapshot, or do nothing when the site holds just this one.

    Raise CatalogueError when the file is not a catalogue this Matinee reads. Nothing is visible
    before everything is. Of two loads at once, the second waits for the first. A site that speaks
    other languages since has its films named anew.
    """
    snapshot = Snapshot(path)
    fingerprint = snapshot.fingerprint
    snapshot.close()
    changed = force or _held() != fingerprint
    with connection.cursor() as cursor:
        if changed:
            with snapshot_at_hand(cursor, path), transaction.atomic():
                if connection.vendor == "postgresql":
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
                changed = force or _held() != fingerprint
                if changed:
                    _load(cursor, path, progress or _silent)
                    films = _count(cursor, "catalogue_film WHERE present")
                    last = Load.objects.order_by("-id").first()
                    Load.objects.create(
                        fingerprint=fingerprint,
                        films=films,
                        loaded_at=now,
                        words=last.words if last else 0,
                        languages=" ".join(site_languages()),
                        origin="" if path == EMBEDDED else str(path.resolve()),
                    )
        else:
            _speak(now)
        films = _count(cursor, "catalogue_film WHERE present")
        shown = _count(cursor, "catalogue_film WHERE present AND public")
        people = _count(cursor, "catalogue_person")
        return LoadSummary(films, shown, people, fingerprint, changed)


def _held() -> str | None:
    return Load.objects.order_by("-id").values_list("fingerprint", flat=True).first()


@transaction.atomic
def _speak(now: datetime) -> None:
    """Name films in the languages that the site speaks since the last time."""
    last = Load.objects.order_by("-id").first()
    spoken = " ".join(site_languages())
    if last and last.languages != spoken:
        name_films()
        last.pk, last.loaded_at, last.languages = None, now, spoken
        last.save(force_insert=True)


def _load(cursor: CursorWrapper, path: Path, progress: Progress) -> None:
    progress("reading", 0, STEPS)
    former = [key for key, _ in former_people(path)]
    with staged(cursor, path):
        for number, label in enumerate(steps(cursor, former)):
            progress(label, number, STEPS)
    lay_over(path)
    name_films()
    progress("done", STEPS, STEPS)


def _count(cursor: CursorWrapper, table: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {table}")
    return int(cursor.fetchone()[0])


def _silent(_label: str, _done: int, _of: int) -> None:
    """Tell nobody."""
