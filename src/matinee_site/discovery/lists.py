"""Lists of films brought into collections, and collections taken out as lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matinee.archive.matching import Matcher
from matinee.catalogue import FilmRef, Role
from matinee.catalogue.names import slugify
from matinee.discovery.search import parse_query
from matinee.lists import FilmList, ListedFilm, ListForm, ListMatch, match_list, write_list
from matinee_site.catalogue.models import Credit, Film, FilmGenre
from matinee_site.discovery.queries import film_keys
from matinee_site.reviews.checking import site_catalogue
from matinee_site.reviews.collecting import make_collection
from matinee_site.reviews.models import Collection
from matinee_site.reviews.queries import shelves

_NEAR = 5
MAX_NOTE = 500


@dataclass(frozen=True, slots=True)
class Brought:
    """A collection that was made of a list, and how many of its films stand in it."""

    collection: Collection
    films: int


def matched_list(read: FilmList) -> Sequence[ListMatch]:
    """Match a list's films with the site's catalogue."""
    return match_list(read, Matcher(site_catalogue(), near=_near))


def bring_list(
    read: FilmList,
    found: Sequence[ListMatch],
    *,
    title: str = "",
    chosen: Mapping[int, str] | None = None,
    shown: bool = False,
) -> Brought:
    """Make a collection of a list: its films in order with their notes, once each.

    ``chosen`` says of films of the list, by place from 0, which film of the catalogue is meant
    (its key), or '' for none; others are taken where they were surely found. What the list says of
    itself becomes the introduction. Nothing that is there is replaced.
    """
    chosen = chosen or {}
    films: dict[str, str] = {}
    for place, each in enumerate(found):
        key = chosen.get(place, each.film.id if each.film else "")
        if key:
            films.setdefault(key, each.item.text.strip()[:MAX_NOTE])
    name = (title or read.title or "A list").strip()[:200]
    collection = make_collection(
        title=name, slug=_free_slug(name), intro=read.about, films=films, shown=shown
    )
    return Brought(collection, collection.entries.count())


def take_out(collection: Collection, form: ListForm, *, base: str = "") -> str:
    """Give a collection's films that are shown as a list; ``base`` is where the site is."""
    (shelf,) = shelves([collection])
    rows = {film.pk: film for film in Film.objects.filter(pk__in=shelf.films)}
    directors = _by_film(
        Credit.objects.filter(
            film__in=shelf.films, role=Role.DIRECTOR, citation__source__publishable=True
        )
        .order_by("billing", "id")
        .values_list("film_id", "person__name")
    )
    genres = _by_film(
        FilmGenre.objects.filter(film__in=shelf.films, public=True)
        .order_by("position")
        .values_list("film_id", "genre__name")
    )
    films = [
        ListedFilm(
            film.title, film.public_year, film.imdb_id,
            "" if shelf.rule else shelf.notes.get(pk, ""),
            f"{base}/films/{film.slug}/" if base else "",
            directors.get(pk, ()), film.public_runtime, genres.get(pk, ()),
        )
        for pk, film in ((pk, rows[pk]) for pk in shelf.films if pk in rows)
    ]  # fmt: skip
    about = shelf.rule or collection.intro
    return write_list(films, form, of=FilmList(collection.title, about))


def _near(title: str) -> Sequence[FilmRef]:
    """Give the films whose titles are most like one that is not there."""
    keys = film_keys(query=parse_query(title.replace(":", " ").replace('"', " ")), limit=_NEAR)
    found = site_catalogue().films(keys)
    return [found[key] for key in keys if key in found]


def _free_slug(title: str) -> str:
    base = slugify(title, limit=100) or "list"
    taken = set(Collection.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug
        for number in range(1, len(taken) + 2)
        if (slug := base if number == 1 else f"{base}-{number}") not in taken
    )


def _by_film(rows: Sequence[tuple[int, str]]) -> Mapping[int, Sequence[str]]:
    found: dict[int, dict[str, None]] = {}
    for film, name in rows:
        found.setdefault(film, {})[name] = None
    return {film: tuple(names) for film, names in found.items()}
