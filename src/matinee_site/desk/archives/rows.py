"""What the page of one archive shows: its figures, and its items a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from matinee_site.archives.models import ImportItem, ImportRun
from matinee_site.archives.words import OF_A_FILM, Becomes, Fate
from matinee_site.reviews.models import Article, Review

A_PAGE = 50
LEAVE, NONE = "", "none"


@dataclass(frozen=True, slots=True)
class Show:
    """A choice of items: its name in the address, its words, how many there are."""

    name: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """An item, with the films to choose from."""

    item: ImportItem
    films: Sequence[tuple[str, str]]
    chosen: str
    url: str

    @property
    def of_a_film(self) -> bool:
        """Say whether a film belongs to it."""
        return self.item.becomes in OF_A_FILM or bool(self.item.candidates)


def _open() -> Q:
    wants = Q(chosen__in=OF_A_FILM) | Q(chosen="", proposed__in=OF_A_FILM)
    return wants & Q(film_chosen=False, film=None)


_SHOWS = {
    "open": ("To decide", _open()),
    "all": ("All", Q()),
    "findings": ("With findings", Q(findings__gt=0)),
    "left": ("Left out", Q(chosen=Becomes.NOTHING) | Q(chosen="", proposed=Becomes.NOTHING)),
    "kept": ("Kept as they are here", Q(fate__in=(Fate.KEPT, Fate.REMOVED))),
}


def items_of(run: ImportRun) -> QuerySet[ImportItem]:
    """Give the items of a run that somebody may decide on."""
    hidden = Q(proposed=Becomes.PICTURE) | Q(kind="list")
    return ImportItem.objects.filter(run=run).exclude(hidden)


def shows_of(run: ImportRun) -> list[Show]:
    """Give the choices that have something in them."""
    items = items_of(run)
    found = [
        Show(name, label, items.filter(wanted).count()) for name, (label, wanted) in _SHOWS.items()
    ]
    return [show for show in found if show.count or show.name in ("open", "all")]


def page_of(run: ImportRun, show: str, number: object, words: str = "") -> Page:
    """Give a page of items."""
    rows = items_of(run).filter(_SHOWS.get(show, _SHOWS["all"])[1])
    if words:
        rows = rows.filter(Q(title__icontains=words) | Q(author__icontains=words))
    rows = rows.select_related("film", "chosen_film").order_by("place", "pk")
    return Paginator(rows, A_PAGE).get_page(number)


def rows_of(items: Sequence[ImportItem]) -> list[Row]:
    """Give items as they are shown."""
    places = _places(items)
    return [Row(item, *_films(item), places.get(item.pk, "")) for item in items]


def _films(item: ImportItem) -> tuple[list[tuple[str, str]], str]:
    films: dict[str, str] = {}
    for film in (item.about, item.film):
        if film:
            films[film.key] = str(film)
    for key, name, sure in item.candidates:
        films.setdefault(str(key), f"{name}, {float(sure):.0%} sure")
    chosen = item.about.key if item.about else NONE if item.film_chosen else LEAVE
    return list(films.items()), chosen


def _places(items: Sequence[ImportItem]) -> dict[int, str]:
    """Give the addresses at the desk of what items became."""
    made = {item.pk: (item.made, item.made_pk) for item in items if item.made_pk}
    found: dict[int, str] = {}
    for model, kinds, path in (
        (Review, (Becomes.REVIEW,), "reviews"),
        (Article, (Becomes.ARTICLE, Becomes.PAGE), "articles"),
    ):
        own = {pk: number for pk, (kind, number) in made.items() if kind in kinds}
        there: Any = set(model.objects.filter(pk__in=own.values()).values_list("pk", flat=True))
        found |= {pk: f"{path}/edit/{n}" for pk, n in own.items() if n in there}
    return found
