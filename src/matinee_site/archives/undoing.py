"""Takes back what a run brought in; what was changed since is kept, and listed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from matinee_site.archives.logbook import ROWS, collection_mark
from matinee_site.archives.logbook import row_mark as logged_mark
from matinee_site.archives.marks import mark_of, touched
from matinee_site.archives.models import ImportItem, ImportRun, Made, OldAddress
from matinee_site.archives.outward.tables import BY_NAME, row_mark
from matinee_site.archives.pictures import picture_mark
from matinee_site.archives.words import Fate
from matinee_site.archives.writing import critic_mark
from matinee_site.catalogue.house import HouseFact, Ruling
from matinee_site.catalogue.operations import take_back, take_back_ruling
from matinee_site.reviews.models import Article, Collection, Critic, Edition, Picture, Piece, Review
from matinee_site.reviews.operations import publish, save_draft
from matinee_site.reviews.parts import bodies

_AT_ONCE = 100
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
    for rows in _parts(run.made.filter(what__in=_PIECES).order_by("-pk")):
        with transaction.atomic():
            for row in rows:
                _take_back(row, undone)
            Edition.next()
        done += len(rows)
        progress("taking back", done, total)
    for what, take in (
        *((name, _rows) for name in ROWS),
        ("collection", _collections), *((name, _others) for name in _OTHERS),
        ("picture", _pictures), ("critic", _critics), ("ruling", _rulings), ("housefact", _facts),
    ):  # fmt: skip
        for rows in _parts(run.made.filter(what=what)):
            with transaction.atomic():
                take(rows, undone)
            done += len(rows)
            progress("taking back", done, total)
    with transaction.atomic():
        OldAddress.objects.filter(run=run).delete()
        Edition.next()
    return undone


def _take_back(row: Made, undone: Undone) -> None:
    model = _PIECES[row.what]
    piece = model.objects.filter(pk=row.object_pk).select_related("latest_revision").first()
    if piece is None:
        _forget(row, gone=True)
        return
    if touched(piece, row.hash):
        undone.kept.append((str(piece), "changed since it was brought in"))
        return
    if row.before is None:
        piece.delete()
        undone.removed += 1
        _forget(row, gone=True)
        return
    version = piece.revisions.filter(pk=row.before.get("version")).first()
    if version is None:
        undone.kept.append((str(piece), "the version before is no longer there"))
        return
    older = version.as_object()
    (publish if row.before.get("live") else save_draft)(review=older)
    undone.restored += 1
    older.refresh_from_db()
    _forget(row, mark=mark_of(older.latest_revision.content))


def _rulings(rows: Sequence[Made], undone: Undone) -> None:
    for row in rows:
        for ruling in Ruling.objects.filter(pk=row.object_pk, taken_back_at=None):
            take_back_ruling(ruling=ruling, now=row.run.changed_at)
            undone.removed += 1
        _forget(row, gone=True)


def _facts(rows: Sequence[Made], undone: Undone) -> None:
    """Let the house's word hold no longer; what stands instead by now holds on."""
    for row in sorted(rows, key=lambda row: -row.object_pk):
        for fact in HouseFact.objects.filter(pk=row.object_pk, taken_back_at=None):
            take_back(fact=fact, now=row.run.changed_at)
            undone.removed += 1
        _forget(row, gone=True)


def _rows(rows: Sequence[Made], undone: Undone) -> None:
    """Take viewings and films in lists back, or give them what they held before."""
    for row in rows:
        model = ROWS[row.what]
        found = model.objects.filter(pk=row.object_pk).first()
        if found is None:
            _forget(row, gone=True)
        elif logged_mark(found) != row.hash:
            undone.kept.append((str(found), "changed since it was brought in"))
        elif row.before is None:
            found.delete()
            undone.removed += 1
            _forget(row, gone=True)
        else:
            model.objects.filter(pk=found.pk).update(**row.before)
            undone.restored += 1
            found.refresh_from_db()
            _forget(row, mark=logged_mark(found))


def _others(rows: Sequence[Made], undone: Undone) -> None:
    """Take back rows of an export of a Matinee site; most went with their pieces."""
    for row in rows:
        table = BY_NAME[row.what]
        found = table.model._default_manager.filter(pk=row.object_pk).first()
        if found is None:
            _forget(row, gone=True)
        elif row_mark(table, found) != row.hash:
            undone.kept.append((str(found), "changed since it was brought in"))
        else:
            found.delete()
            undone.removed += 1
            _forget(row, gone=True)


def _collections(rows: Sequence[Made], undone: Undone) -> None:
    for row in rows:
        collection = Collection.objects.filter(pk=row.object_pk).first()
        if collection is None:
            _forget(row, gone=True)
        elif collection.entries.exists():
            undone.kept.append((collection.title, "has other films"))
        elif collection_mark(collection) != row.hash:
            undone.kept.append((collection.title, "changed since it was brought in"))
        else:
            collection.delete()
            undone.removed += 1
            _forget(row, gone=True)


def _pictures(rows: Sequence[Made], undone: Undone) -> None:
    """Remove pictures that no text shows any more."""
    found = Picture.objects.in_bulk([row.object_pk for row in rows])
    shown = _shown(found)
    for row in rows:
        picture = found.get(row.object_pk)
        if picture is None:
            _forget(row, gone=True)
        elif row.object_pk in shown:
            undone.kept.append((picture.title, "a text shows it"))
        elif picture_mark(picture) != row.hash:
            undone.kept.append((picture.title, "changed since it was brought in"))
        else:
            picture.delete()
            undone.removed += 1
            _forget(row, gone=True)


def _shown(pictures: dict[int, Picture]) -> set[int]:
    """Give those that a text still shows, published or not."""
    told = [
        *(text for model in _PIECES.values() for text in _texts(model)),
        *Critic.objects.exclude(bio="").values_list("bio", flat=True),
    ]
    return {pk for pk in pictures if any(f"(picture:{pk}" in text for text in told)}


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


def _critics(rows: Sequence[Made], undone: Undone) -> None:
    for row in rows:
        critic = Critic.objects.filter(pk=row.object_pk).first()
        if critic is None:
            _forget(row, gone=True)
        elif any(kind.exists() for kind in (critic.reviews, critic.articles, critic.viewings)):
            undone.kept.append((critic.name, "has other texts here"))
        elif critic_mark(critic) != row.hash or critic.user_id:
            undone.kept.append((critic.name, "changed since it was brought in"))
        else:
            critic.delete()
            undone.removed += 1
            _forget(row, gone=True)


def _forget(row: Made, *, gone: bool = False, mark: str = "") -> None:
    """Let an item be brought in again; what was decided on it stays."""
    if row.item_id:
        fields: dict[str, Any] = {"fate": Fate.TAKEN_BACK}
        if gone:
            fields |= {"made": "", "made_pk": None, "made_hash": "", "made_state": ""}
        else:
            fields |= {"made_hash": mark, "made_state": ""}
        ImportItem.objects.filter(pk=row.item_id).update(**fields)
    row.delete()


def _parts(rows: QuerySet[Made]) -> Iterable[Sequence[Made]]:
    """Give rows in parts; what is kept stays, so that parts go by number."""
    numbers = list(rows.values_list("pk", flat=True))
    for at in range(0, len(numbers), _AT_ONCE):
        part = numbers[at : at + _AT_ONCE]
        found = {row.pk: row for row in Made.objects.filter(pk__in=part)}
        yield [found[number] for number in part if number in found]
