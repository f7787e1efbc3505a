"""Takes back what a run brought in; what was changed since is kept, and listed."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

from matinee_site.archives.logbook import ROWS, collection_mark
from matinee_site.archives.logbook import row_mark as logged_mark
from matinee_site.archives.marks import mark_of, touched_of
from matinee_site.archives.models import ImportItem, ImportRun, Made, OldAddress
from matinee_site.archives.outward.tables import BY_NAME, row_mark
from matinee_site.archives.pictures import picture_mark
from matinee_site.archives.words import Fate
from matinee_site.archives.writing import critic_mark
from matinee_site.catalogue.house import HouseFact, Ruling
from matinee_site.catalogue.operations import take_back, take_back_ruling
from matinee_site.reviews.models import (
    Article,
    Collection,
    CollectionEntry,
    Critic,
    Edition,
    Picture,
    Piece,
    Review,
    Viewing,
)
from matinee_site.reviews.operations import publish, save_draft
from matinee_site.reviews.parts import bodies

_AT_ONCE = 200
_CHANGED = "changed since it was brought in"
_SHOWN = re.compile(r"\(picture:(\d{1,15})")
_OTHERS = tuple(name for name in reversed(BY_NAME) if name not in (*ROWS, "collection", "critic"))
_PIECES: dict[str, type[Piece]] = {"review": Review, "article": Article}
Step = Callable[[str, int, int], None]


@dataclass(slots=True)
class Undone:
    """What was taken back, and what was kept: titles with the reason."""

    removed: int = 0
    restored: int = 0
    kept: list[tuple[str, str]] = field(default_factory=list)


def undo(*, run: ImportRun, progress: Step) -> Undone:
    """Take a whole run back, a part at a time: interrupted, it goes on where it was."""
    undone = Undone()
    total = run.made.count()
    done = 0
    for what, take in (
        *((name, _pieces) for name in _PIECES), *((name, _rows) for name in ROWS),
        ("collection", _collections), *((name, _others) for name in _OTHERS),
        ("picture", _pictures), ("critic", _critics), ("ruling", _rulings), ("housefact", _facts),
    ):  # fmt: skip
        for rows in _parts(run.made.filter(what=what).order_by("-pk")):
            with transaction.atomic():
                take(rows, undone)
                Edition.next()
            done += len(rows)
            progress("taking back", done, total)
    with transaction.atomic():
        OldAddress.objects.filter(run=run).delete()
        Edition.next()
    return undone


def _pieces(rows: Sequence[Made], undone: Undone) -> None:
    """Take pieces back, all at once; those that were there before get the version of then."""
    model = _PIECES[rows[0].what]
    newest = model._default_manager.select_related("latest_revision")
    found = newest.in_bulk([row.object_pk for row in rows])
    changed = touched_of({found[row.object_pk]: row.hash for row in rows if row.object_pk in found})
    made: list[Made] = []
    for row in rows:
        piece = found.get(row.object_pk)
        if piece is None:
            made.append(row)
        elif piece.pk in changed:
            undone.kept.append((str(piece), _CHANGED))
        elif row.before is None:
            made.append(row)
            undone.removed += 1
        else:
            _restore(piece, row, row.before, undone)
    model._default_manager.filter(pk__in=[row.object_pk for row in made]).delete()
    _forget(made)


def _restore(piece: Piece, row: Made, before: Mapping[str, Any], undone: Undone) -> None:
    version = piece.revisions.filter(pk=before.get("version")).first()
    if version is None:
        undone.kept.append((str(piece), "the version before is no longer there"))
        return
    older = version.as_object()
    (publish if before.get("live") else save_draft)(review=older)
    undone.restored += 1
    older.refresh_from_db()
    _forget_change(row, mark_of(older.latest_revision.content))


def _rulings(rows: Sequence[Made], undone: Undone) -> None:
    for row in rows:
        for ruling in Ruling.objects.filter(pk=row.object_pk, taken_back_at=None):
            take_back_ruling(ruling=ruling, now=row.run.changed_at)
            undone.removed += 1
    _forget(rows)


def _facts(rows: Sequence[Made], undone: Undone) -> None:
    """Let the house's word hold no longer; what stands instead by now holds on."""
    for row in sorted(rows, key=lambda row: -row.object_pk):
        for fact in HouseFact.objects.filter(pk=row.object_pk, taken_back_at=None):
            take_back(fact=fact, now=row.run.changed_at)
            undone.removed += 1
    _forget(rows)


def _rows(rows: Sequence[Made], undone: Undone) -> None:
    """Take viewings and films in lists back, or give them what they held before."""
    model = ROWS[rows[0].what]
    found = model._default_manager.in_bulk([row.object_pk for row in rows])
    same = [row for row in rows if row.object_pk in found and _same(found[row.object_pk], row)]
    earlier = [row for row in same if row.before is not None]
    for row in earlier:
        there = found[row.object_pk]
        model._default_manager.filter(pk=there.pk).update(**row.before or {})
        undone.restored += 1
        there.refresh_from_db()
        _forget_change(row, logged_mark(there))
    others = [row for row in rows if row not in earlier]
    _take(model, others, undone, lambda found, row: "" if _same(found, row) else _CHANGED)


def _same(found: Viewing | CollectionEntry, row: Made) -> bool:
    return logged_mark(found) == row.hash


def _others(rows: Sequence[Made], undone: Undone) -> None:
    """Take back rows of an export of a Matinee site; most went with their pieces."""
    table = BY_NAME[rows[0].what]
    _take(
        table.model, rows, undone,
        lambda found, row: _CHANGED if row_mark(table, found) != row.hash else "",
    )  # fmt: skip


def _collections(rows: Sequence[Made], undone: Undone) -> None:
    filled = set(
        CollectionEntry.objects.filter(collection__in=[row.object_pk for row in rows]).values_list(
            "collection_id", flat=True
        )
    )

    def stays(found: Collection, row: Made) -> str:
        if found.pk in filled:
            return "has other films"
        return _CHANGED if collection_mark(found) != row.hash else ""

    _take(Collection, rows, undone, stays)


def _pictures(rows: Sequence[Made], undone: Undone) -> None:
    """Remove pictures that no text shows any more."""
    shown = _shown({row.object_pk for row in rows})

    def stays(found: Picture, row: Made) -> str:
        if found.pk in shown:
            return "a text shows it"
        return _CHANGED if picture_mark(found) != row.hash else ""

    _take(Picture, rows, undone, stays)


def _critics(rows: Sequence[Made], undone: Undone) -> None:
    def stays(found: Critic, row: Made) -> str:
        if any(kind.exists() for kind in (found.reviews, found.articles, found.viewings)):
            return "has other texts here"
        return _CHANGED if critic_mark(found) != row.hash or found.user_id else ""

    _take(Critic, rows, undone, stays)


def _take(
    model: type[Model], rows: Sequence[Made], undone: Undone, stays: Callable[[Any, Made], str]
) -> None:
    """Remove what rows made, all at once, but for what ``stays`` gives a reason to keep."""
    found = model._default_manager.in_bulk([row.object_pk for row in rows])
    gone: list[Made] = []
    for row in rows:
        there = found.get(row.object_pk)
        why = stays(there, row) if there is not None else ""
        if not why:
            gone.append(row)
            undone.removed += there is not None
        else:
            undone.kept.append((str(there), why))
    model._default_manager.filter(pk__in=[row.object_pk for row in gone]).delete()
    _forget(gone)


def _shown(pictures: set[int]) -> set[int]:
    """Give those that a text still shows, published or not."""
    told = (
        *(_texts(model) for model in _PIECES.values()),
        Critic.objects.exclude(bio="").values_list("bio", flat=True),
    )
    return pictures & {
        int(number) for texts in told for text in texts for number in _SHOWN.findall(text)
    }


def _texts(model: type[Piece]) -> Iterable[str]:
    """Give the texts of all pieces that show a picture, their newest versions among them."""
    shown = Cast("sections", TextField())
    newest = Cast("latest_revision__content", TextField())
    rows: QuerySet[Any] = (
        model.objects.annotate(shown=shown, newest=newest)
        .filter(Q(shown__contains="(picture:") | Q(newest__contains="(picture:"))
        .select_related("latest_revision")
    )
    for piece in rows.iterator(chunk_size=200):
        yield "\n".join(bodies(piece))
        if piece.latest_revision_id and piece.has_unpublished_changes:
            yield str(piece.latest_revision.content)


def _forget(rows: Sequence[Made]) -> None:
    """Let items of which nothing is left be brought in again; what was decided on them stays."""
    ImportItem.objects.filter(pk__in=[row.item_id for row in rows if row.item_id]).update(
        fate=Fate.TAKEN_BACK, made="", made_pk=None, made_hash="", made_state=""
    )
    Made.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _forget_change(row: Made, mark: str) -> None:
    """Let an item change what it made again."""
    ImportItem.objects.filter(pk=row.item_id).update(
        fate=Fate.TAKEN_BACK, made_hash=mark, made_state=""
    )
    row.delete()


def _parts(rows: QuerySet[Made]) -> Iterable[Sequence[Made]]:
    """Give rows in parts; what is kept stays, so that parts go by number."""
    numbers = list(rows.values_list("pk", flat=True))
    for at in range(0, len(numbers), _AT_ONCE):
        part = numbers[at : at + _AT_ONCE]
        found = {row.pk: row for row in Made.objects.filter(pk__in=part)}
        yield [found[number] for number in part if number in found]
