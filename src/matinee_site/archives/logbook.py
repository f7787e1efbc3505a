"""Writes what is no text: viewings, and films in lists, which become collections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from matinee.archive import Item, ItemKind
from matinee.catalogue.names import slugify
from matinee_site.archives.conversion import Surroundings, TooLongError, convert
from matinee_site.archives.examining import Examined
from matinee_site.archives.items import first
from matinee_site.archives.marks import mark_of_fields
from matinee_site.archives.models import ImportItem
from matinee_site.archives.shaping import scoring
from matinee_site.archives.stored import Stored
from matinee_site.archives.words import Becomes, Fate
from matinee_site.archives.writing import Writer, Written
from matinee_site.catalogue.models import Film
from matinee_site.reviews.models import Collection, CollectionEntry, Viewing

ROWS: dict[str, type[Viewing] | type[CollectionEntry]] = {
    "viewing": Viewing,
    "entry": CollectionEntry,
}
_WHAT = {Becomes.VIEWING: "viewing", Becomes.LISTED: "entry"}
_FIELDS = {
    "viewing": (
        *("film_id", "critic_id", "watched_at", "noted_at", "rewatch", "liked", "tags"),
        *("score_value", "score_best", "score_written"),
    ),
    "entry": ("film_id", "collection_id", "note"),
}
_NOTE = 500
_INTRO = 20_000


@dataclass(slots=True)
class Logbook:
    """Writes for one run, beside its ``writer``; lists are shown to readers where ``shown``."""

    writer: Writer
    owner: str = ""
    shown: bool = False
    _lists: dict[str, Collection] = field(default_factory=dict)

    def write(
        self, chosen: Sequence[Examined], known: Mapping[str, Stored]
    ) -> tuple[dict[str, str], dict[str, Written]]:
        """Write items; give by key what became of each, and the row that it became."""
        fates: dict[str, str] = {}
        written: dict[str, Written] = {}
        keys = {each.film.id for each in chosen if each.film}
        films = {film.key: film for film in Film.objects.filter(key__in=keys)}
        new: dict[str, list[tuple[Examined, Any]]] = {"viewing": [], "entry": []}
        for each in chosen:
            before = known.get(each.key)
            film = films.get(each.film.id) if each.film else None
            if before and before.made in _WHAT:
                fates[each.key], change = self._changed(each, before, film)
                if change:
                    written[each.key] = change
            elif each.becomes not in _WHAT or each.item is None:
                fates[each.key] = Fate.LEFT_OUT
            elif film is None:
                fates[each.key] = Fate.WAITS
            else:
                what = _WHAT[Becomes(each.becomes)]
                new[what].append((each, ROWS[what](**self._fields(each, film))))
                fates[each.key] = Fate.BROUGHT
        for what, made in new.items():
            ROWS[what].objects.bulk_create([row for _, row in made], batch_size=500)
            written |= {each.key: Written(what, row.pk, row_mark(row), 0) for each, row in made}
        return fates, written

    def _changed(
        self, each: Examined, known: Stored, film: Film | None
    ) -> tuple[str, Written | None]:
        """Bring a row up to date that was brought in before; what was changed here stays."""
        what = _WHAT[Becomes(known.made)]
        row = ROWS[what].objects.filter(pk=known.made_pk).first()
        if row is None:
            return Fate.REMOVED, None
        if row_mark(row) != known.made_hash:
            return Fate.KEPT, None
        if each.becomes != known.made or film is None or each.item is None:
            row.delete()
            return (Fate.WAITS if each.becomes in _WHAT else Fate.LEFT_OUT), None
        before = {name: getattr(row, name) for name in _FIELDS[what]}
        for name, value in self._fields(each, film).items():
            setattr(row, name, value)
        row.save()
        kept = {name: str(v) if isinstance(v, date) else v for name, v in before.items()}
        return Fate.UPDATED, Written(what, row.pk, row_mark(row), 0, before=kept)

    def _fields(self, each: Examined, film: Film) -> dict[str, Any]:
        item = each.item
        assert item is not None
        if each.becomes == Becomes.LISTED:
            return {
                "film": film,
                "collection": self._collection(item),
                "note": _note(item),
                "sort_order": _position(item, each.place),
            }
        rating = item.rating
        score = scoring(rating.value, rating.best) if rating else scoring(None, None)
        watched = _day(first(item.metadata, "watched"))
        return {
            "film": film,
            "critic": self.writer.critic_named(item.author),
            "watched_at": watched,
            "noted_at": _day(item.modified or item.date or ""),
            "rewatch": bool(first(item.metadata, "rewatch")),
            "liked": each.liked or item.kind is ItemKind.LIKE,
            "tags": list(dict.fromkeys(tag[:100] for tag in item.tags))[:40],
            "score_value": score.value,
            "score_best": score.best,
            "score_written": score.written,
            "score_scale": score.scale,
        }

    def _collection(self, item: Item) -> Collection:
        """Give the collection that a list became, made now if there is none."""
        title = _list_title(item)
        key = f"list:{self.owner}/{title}"[:400]
        if key not in self._lists:
            self._lists[key] = self._known(key) or self._made(key, title, item)
        return self._lists[key]

    def _known(self, key: str) -> Collection | None:
        number = ImportItem.objects.filter(key=key).values_list("made_pk", flat=True).first()
        return Collection.objects.filter(pk=number).first() if number else None

    def _made(self, key: str, title: str, item: Item) -> Collection:
        run = self.writer.run
        watchlist = item.kind is ItemKind.WATCHLIST
        collection = Collection(
            title=title,
            intro=small_markdown(first(item.metadata, "list_description"))[:_INTRO],
            shown=self.shown and not watchlist,
        )
        collection.slug = free_slug(title)
        collection.save()
        mark = collection_mark(collection)
        row, _ = ImportItem.objects.update_or_create(
            key=key,
            defaults={
                "run": run, "source": item.source.rpartition(":")[0][:500], "kind": "list",
                "title": title, "address": first(item.metadata, "list_address")[:1000],
                "proposed": Becomes.LISTED, "fate": Fate.BROUGHT, "made": Becomes.LISTED,
                "made_pk": collection.pk, "made_hash": mark, "place": 0,
            },
        )  # fmt: skip
        self.writer.note("collection", collection.pk, mark, title, item=row.pk)
        return collection


def row_mark(row: Viewing | CollectionEntry) -> str:
    """Give a mark of what somebody may have changed of a viewing or of a film in a list."""
    return mark_of_fields(row, *_FIELDS["viewing" if isinstance(row, Viewing) else "entry"])


def collection_mark(collection: Collection) -> str:
    """Give a mark of what somebody may have changed of a collection, its films left out."""
    names = ("title", "slug", "intro", "essay", "rule", "subject", "shown")
    return mark_of_fields(collection, *names)


def free_slug(title: str) -> str:
    """Give an address part that no other collection has."""
    base, number = slugify(title)[:110] or "list", 1
    slug = base
    while Collection.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug


def _list_title(item: Item) -> str:
    if item.kind is ItemKind.WATCHLIST:
        return "Watchlist"
    written = first(item.metadata, "list")
    return (written or PurePosixPath(item.source.rpartition(":")[0]).stem)[:200] or "List"


def _position(item: Item, place: int) -> int:
    written = first(item.metadata, "position")
    return int(written) if written.isdecimal() and len(written) < 7 else place


def _note(item: Item) -> str:
    words = " ".join(small_markdown(item.text).split())
    return words if len(words) <= _NOTE else f"{words[: _NOTE - 1].rsplit(' ', 1)[0]}…"


def small_markdown(html: str) -> str:
    """Give a field's words as Markdown; what is longer than any text is left out."""
    try:
        return convert(html, Surroundings()).markdown if html.strip() else ""
    except TooLongError:
        return ""


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None
