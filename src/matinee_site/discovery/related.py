"""The films beside a film, of what may be shown of the site's tables."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from matinee.catalogue import WRITING, Role
from matinee.catalogue.names import fold
from matinee.discovery.kinship import Shared, films_beside
from matinee.discovery.related import ROLES, Profile, Reason
from matinee.discovery.search import Filter, Kind, Query, SearchIndex
from matinee.discovery.search.words import term
from matinee_site.catalogue.facts import FilmCard
from matinee_site.catalogue.models import Credit, Film, FilmGenre, Person, Statement
from matinee_site.catalogue.queries import cards, shown_films

_OPEN = Q(citation__source__publishable=True)
_COMPARED = {role for role, _ in ROLES} | WRITING


@dataclass(frozen=True, slots=True)
class RelatedFilm:
    """A film and why it stands beside another; ``reasons`` has the strongest first."""

    film: FilmCard
    reasons: Sequence[Reason]


def films_beside_one(
    *, slug: str, index: Callable[[], SearchIndex | None], limit: int = 6
) -> Sequence[RelatedFilm]:
    """Give the films that belong beside this one, best first; none for a film without a page.

    ``index`` is asked for only where people and series lead to too few.
    """
    number = shown_films().filter(slug=slug).values_list("id", flat=True).first()
    if number is None:
        return []
    found = films_beside(_Tables(index), number, limit=limit)
    shown = cards(ids=[each for each, _ in found])
    return [RelatedFilm(shown[each], near.reasons) for each, near in found if each in shown]


class _Tables:
    """The site's tables, and the index, which knows genres and decades."""

    def __init__(self, index: Callable[[], SearchIndex | None]) -> None:
        self._index = index

    def profiles(self, films: Collection[int]) -> Mapping[int, Profile]:
        genres: dict[int, list[str]] = {}
        for film, genre in (
            FilmGenre.objects.filter(film__in=films, public=True)
            .order_by("film_id", "position")
            .values_list("film_id", "genre__name")
        ):
            genres.setdefault(film, []).append(genre)
        told = set(
            Statement.objects.filter(
                _OPEN, film__in=films, field__in=("series", "remake_of")
            ).values_list("film_id", "field")
        )
        return {
            id: Profile(
                id=key, title=title, year=year,
                series=(series, name) if (id, "series") in told else None,
                remake_of=remake_of if (id, "remake_of") in told else None,
                genres=genres.get(id, ()), fame=fame,
            )
            for id, key, title, year, series, name, remake_of, fame in (
                shown_films().filter(id__in=films).values_list(
                    "id", "key", "title", "public_year", "series__slug", "series__name",
                    "remake_of", "fame",
                )
            )
        }  # fmt: skip

    def credits(
        self, films: Collection[int], people: Collection[int] | None = None
    ) -> Iterable[Shared]:
        rows = Credit.objects.filter(_OPEN, film__in=films, role__in=_COMPARED)
        if people is not None:
            rows = rows.filter(person__in=people)
        for film, person, role, character in rows.order_by("film_id", "billing", "id").values_list(
            "film_id", "person_id", "role", "character"
        ):
            kind = Role(role)
            yield Shared(
                film, person, Role.WRITER if kind in WRITING else kind, fold(character or "")
            )

    def names(self, people: Collection[int]) -> Mapping[int, str]:
        return dict(Person.objects.filter(id__in=people).values_list("id", "name"))

    def works(self, people: Collection[int]) -> Iterable[tuple[int, int]]:
        # Who says so is asked of the few that are chosen.
        rows = Credit.objects.filter(person__in=people)
        return rows.values_list("person_id", "film_id").distinct()

    def kin(self, film: int) -> Collection[int]:
        of = Film.objects.only("key", "remake_of", "series_id").get(id=film)
        same = Q(remake_of=of.key)
        if of.remake_of:
            same |= Q(key=of.remake_of) | Q(remake_of=of.remake_of)
        if of.series_id:
            same |= Q(series_id=of.series_id)
        return set(shown_films().filter(same).values_list("id", flat=True))

    def alike(self, genre: str, decade: int, limit: int) -> Collection[int]:
        index = self._index()
        if index is None:
            return ()
        filters = (
            Filter("kind", (Kind.FILM.value,)),
            Filter("genre", (term(genre),)),
            Filter("decade", (f"{decade}s",)),
        )
        found = index.search(Query(filters=filters), limit=limit).found
        keys = [each.key for each in found]
        return set(shown_films().filter(key__in=keys).values_list("id", flat=True))
