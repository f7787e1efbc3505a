"""What is done with archives: looked through, brought in, decided on, taken back."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, Self

from django.db import transaction
from django.utils import timezone

from matinee.archive import ArchiveError, ArchiveKind, Item
from matinee.catalogue.names import slugify
from matinee.cli.pool import Work, in_order, workers_for
from matinee_site.archives.book import PictureBook
from matinee_site.archives.examining import Asked, Examined
from matinee_site.archives.items import key_of
from matinee_site.archives.leading import keep_addresses
from matinee_site.archives.logbook import Logbook, small_markdown
from matinee_site.archives.media import media_of
from matinee_site.archives.models import ImportItem, ImportRun, Made
from matinee_site.archives.pictures import Gathered, bring_pictures, look_for
from matinee_site.archives.reckoning import Summary
from matinee_site.archives.restoring import Restoring
from matinee_site.archives.stored import Stored, made_state
from matinee_site.archives.storing import stored_items
from matinee_site.archives.surveying import Source, Survey, state_of, survey
from matinee_site.archives.undoing import Undone, undo
from matinee_site.archives.words import PIECES, Fate
from matinee_site.archives.workers import open_examiner, site_folder
from matinee_site.archives.writing import Writer, Written
from matinee_site.reviews.models import Edition

CHUNK = 200
_TOGETHER = 16
_MANY = 1 << 30  # bytes: pictures are worth all processors however few their texts
_NOTED = 0.5  # seconds
Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How an archive is to come in.

    ``critic`` signs what names nobody; ``private`` keeps e-mail addresses and IPs of comments;
    ``scale`` is what bare scores are out of, if not what fits all; ``show_lists`` shows lists
    to readers at once; ``jobs`` is how many processes work, chosen by the size when None.
    """

    critic: str = ""
    private: bool = False
    scale: float | None = None
    show_lists: bool = False
    jobs: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Give what a later run of the same archive needs again."""
        return {
            "critic": self.critic,
            "private": self.private,
            "scale": self.scale,
            "show_lists": self.show_lists,
        }

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> Self:
        """Give what a run was begun with."""
        names = ("critic", "private", "scale", "show_lists")
        return cls(**{name: options[name] for name in names if name in options})


@dataclass(slots=True)
class _Job:
    """One pass through an archive."""

    source: Source
    run: ImportRun
    wishes: Wishes
    now: datetime
    progress: Progress
    found: Survey
    gathered: Gathered = field(default_factory=Gathered)
    unread: list[str] = field(default_factory=list)
    known: Mapping[str, Stored] = field(default_factory=dict)

    def examined(self, *, anew: bool) -> Iterator[Examined]:
        """Examine items in order; without ``anew`` those alone that are not here as they are."""
        book = self.gathered.book
        scale = self.wishes.scale or self.found.scale
        make = partial(open_examiner, site_folder(), book, scale, self.now)
        workers = workers_for(_size(self.source.path), wanted=self.wishes.jobs)
        done = 0
        for several in in_order(self._work(book, anew), make, workers=workers):
            done += len(several)
            self.progress("matching and checking", done, self.found.total)
            yield from (examined for examined in several if examined is not None)

    def _work(
        self, book: PictureBook, anew: bool
    ) -> Iterator[Work[Sequence[Asked]] | Sequence[None]]:
        """Give what is to be examined, a few items together; None stands for one that is not."""
        together: list[Asked] = []
        passed: list[None] = []
        for place, item in enumerate(self.source.entries(self.unread)):
            asked = self._asked(item, place, book)
            if asked is None or (not anew and self._same(asked)):
                passed.append(None)
            else:
                together.append(asked)
            if len(together) >= _TOGETHER or len(passed) >= CHUNK:
                yield from _bundled(together, passed)
                together, passed = [], []
        yield from _bundled(together, passed)

    def _asked(self, item: Item, place: int, book: PictureBook) -> Asked | None:
        key = key_of(item, self.owner)
        if key in self.found.attachments:
            return None
        known = self.known.get(key)
        told = self.found.told
        liked, elsewhere = told.likes(item), told.elsewhere(item)
        state = state_of(item, book.finder(item), liked=liked)
        decided = (known.chosen, known.film, known.film_chosen) if known else ("", "", False)
        return Asked(item, key, place, state, *decided, elsewhere=elsewhere, liked=liked)

    @property
    def owner(self) -> str:
        """Give whose ratings and lists these are: what tells two people's apart."""
        return self.found.told.owner or slugify(self.wishes.critic)

    def signed(self) -> str:
        """Give who signs what names nobody."""
        return self.wishes.critic or self.found.told.name

    def bio(self) -> str:
        """Give what the archive's owner says of themselves."""
        return "" if self.wishes.critic else small_markdown(self.found.told.bio)

    def _same(self, asked: Asked) -> bool:
        """Say whether an item is here just so, or was and was removed here."""
        known = self.known.get(asked.key)
        if known is None or not known.made:
            return False
        return known.made_state == made_state(asked.state, known.becomes, known.about)


def begin(
    *, label: str, path: str = "", media: str = "", wishes: Wishes, by: Any = None
) -> ImportRun:
    """Note that an archive is being looked through; ``media`` is where its pictures are."""
    now = timezone.now()
    options = wishes.as_json() | ({"media": media} if media else {})
    return ImportRun.objects.create(
        label=label[:300], path=path[:1000], options=options, by=by,
        begun_at=now, changed_at=now,
    )  # fmt: skip


def look(*, run: ImportRun, source: Source, wishes: Wishes, progress: Progress) -> Summary:
    """Look through an archive: what each item is and would become. Nothing but that is kept.

    Raises ArchiveError where the archive cannot be read at all.
    """
    _set(run, ImportRun.State.LOOKING)
    with _failing(run):
        job = _job(source, run, wishes, progress)
        with media_of(source.path, source.media) as media:
            look_for(job.found, media, job.gathered)
        summary = Summary.of(job.found, job.gathered)
        for chunk in _chunks(job.examined(anew=True)):
            for each in chunk:
                summary.count(each)
            with transaction.atomic():
                stored_items(chunk, run=run, written={}, looking=True)
                _step(run, summary.examined, job.found.total)
        summary.unread = job.unread
        _set(run, ImportRun.State.READY, told=summary.as_json(), kind=job.found.kind)
    return summary


def bring_in(*, run: ImportRun, source: Source, wishes: Wishes, progress: Progress) -> Summary:
    """Bring an archive in: what is here already stays, what was changed here is left alone.

    Each few hundred items are kept together, so that what was done stays done when the rest fails.
    """
    _set(run, ImportRun.State.WORKING)
    with _failing(run):
        job = _job(source, run, wishes, progress)
        with media_of(source.path, source.media) as media:
            step = partial(_told, progress, "pictures", len(job.found.attachments))
            jobs = workers_for(_MANY, wanted=wishes.jobs)
            bring_pictures(job.found, media, run, job.gathered, step, jobs=jobs)
        summary = Summary.of(job.found, job.gathered)
        writer = Writer(
            run, job.now, critic=job.signed(), bio=job.bio(), private=wishes.private
        )  # fmt: skip
        logbook = Logbook(writer, job.owner, wishes.show_lists)
        restoring = _restoring(job, writer)
        if restoring:
            restoring.before_pieces(job.gathered.book.by_path)
        for chunk in _chunks(job.examined(anew=False)):
            fates = _write(chunk, writer, logbook, job)
            for each in chunk:
                summary.count(each, fates.get(each.key))
            _step(run, summary.examined, job.found.total)
        if restoring:
            restoring.after_pieces(job.gathered.book.by_path)
            summary.tables = restoring.counts
            job.unread += restoring.lost
            with transaction.atomic():
                Edition.next()
        else:
            keep_addresses(job.found, job.gathered.book, writer)
        summary.same = job.found.total - len(job.found.attachments) - summary.examined
        summary.unread = job.unread
        _set(run, ImportRun.State.DONE, told=summary.as_json(), kind=job.found.kind)
    return summary


def take_back(*, run: ImportRun, progress: Progress) -> Undone:
    """Take a run back whole; what was changed since is kept, and listed with the run."""
    _set(run, ImportRun.State.UNDOING)
    with _failing(run):
        undone = undo(run=run, progress=progress)
        told = run.told | {
            "removed": undone.removed,
            "restored": undone.restored,
            "kept": [list(each) for each in undone.kept],
        }
        _set(run, ImportRun.State.UNDONE, told=told)
    return undone


def _restoring(job: _Job, writer: Writer) -> Restoring | None:
    """Give what brings in the tables of an export of Matinee's own."""
    own = job.found.kind == ArchiveKind.MATINEE
    return Restoring(job.source.path, writer) if own else None


def stopped(*, run: ImportRun) -> None:
    """Note that the process of a run is gone; what it had done stays done."""
    told = "It was stopped. Begin again: what is done already is not done twice."
    _set(run, ImportRun.State.FAILED, error=told)


def work_on(number: int, work: str) -> None:
    """Look through, bring in or take back, as a run was begun; what goes wrong stands in it."""
    run = ImportRun.objects.get(pk=number)
    if work == "take_back":
        take_back(run=run, progress=_quiet)
        return
    media = run.options.get("media")
    source = Source(Path(run.path), Path(media) if media else None, run.options.get("mapping"))
    do = look if work == "look" else bring_in
    with suppress(ArchiveError):
        do(run=run, source=source, wishes=Wishes.of(run.options), progress=Noted(run))


class Noted:
    """Notes in a run how far it is, at most twice a second."""

    def __init__(self, run: ImportRun) -> None:
        """Note it in this run."""
        self._run = run
        self._last = 0.0

    def __call__(self, label: str, done: int, total: int) -> None:
        """Note what is being done, and how much of it is."""
        now = monotonic()
        if now - self._last < _NOTED:
            return
        self._last = now
        self._run.doing, self._run.done, self._run.total = label, done, total
        self._run.changed_at = timezone.now()
        self._run.save(update_fields=["doing", "done", "total", "changed_at"])


def _quiet(label: str, done: int, total: int) -> None:
    pass


def _write(
    chunk: Sequence[Examined], writer: Writer, logbook: Logbook, job: _Job
) -> dict[str, str]:
    """Write a few items at once; give what became of each."""
    fates: dict[str, str] = {}
    written: dict[str, Written] = {}
    with transaction.atomic():
        new, rows = [], []
        taken = writer.taken(chunk)
        for each in chunk:
            known = job.known.get(each.key)
            if known and known.made in PIECES:
                fates[each.key], change = writer.changed(each, known)
                if change:
                    written[each.key] = change
            elif each.draft is None:
                rows.append(each)
            elif each.key in taken:
                fates[each.key] = Fate.KEPT
            else:
                new.append(each)
        written |= writer.pieces(new)
        fates |= dict.fromkeys((each.key for each in new), Fate.BROUGHT)
        logged, lines = logbook.write(rows, job.known)
        fates |= logged
        written |= lines
        items = stored_items(chunk, run=writer.run, written=written, fates=fates)
        _note(chunk, items, written, fates, writer.run)
        Edition.next()
    return fates


def _note(
    chunk: Sequence[Examined],
    items: Mapping[str, ImportItem],
    written: Mapping[str, Written],
    fates: Mapping[str, str],
    run: ImportRun,
) -> None:
    """Remember what was made of which item, for taking it back."""
    Made.objects.bulk_create(
        Made(
            run=run, item=items[each.key], what=made.what, object_pk=made.pk, hash=made.mark,
            label=each.title[:300], before=made.before,
        )
        for each in chunk
        if (made := written.get(each.key))
    )  # fmt: skip


def _job(source: Source, run: ImportRun, wishes: Wishes, progress: Progress) -> _Job:
    progress("reading", 0, 0)
    found = survey(source)
    run.total = found.total
    job = _Job(source, run, wishes, timezone.now(), progress, found)
    job.known = Stored.all()
    return job


class _failing:  # noqa: N801 - used as a statement
    """Notes in the run that its work stopped, and lets the error go on."""

    def __init__(self, run: ImportRun) -> None:
        self._run = run

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type | None, error: BaseException | None, trace: object) -> None:
        if error is not None:
            _set(self._run, ImportRun.State.FAILED, error=str(error) or type(error).__name__)


def _set(run: ImportRun, state: str, **fields: Any) -> None:
    run.state, run.changed_at = state, timezone.now()
    for name, value in fields.items():
        setattr(run, name, value)
    run.save()


def _step(run: ImportRun, done: int, total: int) -> None:
    run.done, run.total, run.changed_at = done, total, timezone.now()
    run.save(update_fields=["done", "total", "changed_at"])


def _told(progress: Progress, label: str, total: int, done: int) -> None:
    progress(label, done, max(total, done))


def _chunks(items: Iterable[Examined]) -> Iterator[list[Examined]]:
    chunk: list[Examined] = []
    for item in items:
        chunk.append(item)
        if len(chunk) >= CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _bundled(
    together: Sequence[Asked], passed: Sequence[None]
) -> Iterator[Work[Sequence[Asked]] | Sequence[None]]:
    if together:
        yield Work(together, sum(len(asked.item.text) for asked in together))
    if passed:
        yield passed


def _size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
