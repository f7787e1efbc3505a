"""What the pages ask: searching, and the films that belong beside a film."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from matinee.catalogue import WRITING, Role
from matinee.discovery import Profile, related
from matinee.discovery.related import ROLES, Reason
from matinee.discovery.search import Answer, Found, Query, SearchIndex
from matinee.discovery.search.port import SearchError
from matinee_site.catalogue.facts import FilmCard
from matinee_site.catalogue.models import Credit, Film, FilmGenre, Statement
from matinee_site.catalogue.queries import card, shown_films
from matinee_site.discovery.index import NoIndexError, site_index
from matinee_site.discovery.operations import refresh_index

__all__ = ["RelatedFilm", "related_films", "search", "suggest"]

_OPEN = Q(citation__source__publishable=True)
_LEADS = 10  # actors of the first film that are compared; a tenth-billed name draws nobody
_CANDIDATES = 400
_FILL = 40


@dataclass(frozen=True, slots=True)
class RelatedFilm:
    """A film and why it stands beside another; ``reasons`` has the strongest first."""

    film: FilmCard
    reasons: Sequence[Reason]


def search(*, query: Query, limit: int = 20, offset: int = 0, facets: bool = False) -> Answer:
    """Find what is published and what may be shown of the catalogue, best first."""
    index = _index()
    if index is None:
        return Answer(query)
    return index.search(query, limit=limit, offset=offset, facets=facets)


def suggest(*, query: Query, limit: int = 8) -> Sequence[Found]:
    """Give what a query that is still being typed may become, best first."""
    index = _index()
    return index.suggest(query, limit=limit) if index else ()


def _index() -> SearchIndex | None:
    """Give the index; make it anew where it is lost or of old; none before the first loading."""
    try:
        return site_index()
    except (NoIndexError, SearchError):
        return site_index() if refresh_index() else None


def related_films(*, slug: str, limit: int = 6) -> Sequence[RelatedFilm]:
    """Give the films that belong beside this one, best first; none for a film without a page."""
    film = shown_films().filter(slug=slug).first()
    if film is None:
        return []
    people = _people([film.id])[film.id]
    rows = {
        row.id: row
        for row in shown_films().filter(id__in=_candidates(film, people)).select_related("series")
    }
    profiles = _profiles({film.id: film} | rows)
    ranked = related(profiles[film.id], [profiles[id] for id in rows], limit=limit)
    by_key = {row.key: row for row in rows.values()}
    return [RelatedFilm(card(film=by_key[found.id]), found.reasons) for found in ranked]


def _candidates(film: Film, people: Mapping[Role, Mapping[str, str]]) -> set[int]:
    keys = {key for named in people.values() for key in named}
    shared = (
        Credit.objects.filter(_OPEN, person__slug__in=keys)
        .exclude(film=film)
        .order_by("-film__fame")
        .values_list("film_id", flat=True)
        .distinct()
    )
    found = set(shared[:_CANDIDATES])
    kin = Q(remake_of=film.key) | Q(key=film.remake_of)
    if film.series_id:
        kin |= Q(series_id=film.series_id)
    if film.remake_of:
        kin |= Q(remake_of=film.remake_of)
    found |= set(shown_films().filter(kin).values_list("id", flat=True))
    genre = FilmGenre.objects.filter(film=film, public=True).order_by("position").first()
    if genre and film.public_year:
        decade = film.public_year // 10 * 10
        near = shown_films().filter(
            filmgenre__genre=genre.genre_id,
            filmgenre__public=True,
            public_year__range=(decade, decade + 9),
        )
        found |= set(near.order_by("-fame").values_list("id", flat=True)[:_FILL])
    return found - {film.id}


def _profiles(films: Mapping[int, Film]) -> dict[int, Profile]:
    people = _people(films)
    genres: dict[int, list[str]] = defaultdict(list)
    for film, genre in (
        FilmGenre.objects.filter(film__in=films, public=True)
        .order_by("position")
        .values_list("film_id", "genre__name")
    ):
        genres[film].append(genre)
    told = set(
        Statement.objects.filter(_OPEN, film__in=films, field="series").values_list(
            "film_id", flat=True
        )
    )
    return {
        id: Profile(
            id=film.key,
            title=film.title,
            year=film.public_year,
            series=(film.series.slug, film.series.name) if film.series and id in told else None,
            remake_of=film.remake_of,
            genres=genres[id],
            people=people[id],
            fame=film.fame,
        )
        for id, film in films.items()
    }


def _people(films: Collection[int] | Iterable[int]) -> dict[int, dict[Role, dict[str, str]]]:
    compared = {role for role, _ in ROLES} | WRITING
    found: dict[int, dict[Role, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for film, role, slug, name in (
        Credit.objects.filter(_OPEN, film__in=list(films), role__in=compared)
        .order_by("billing", "id")
        .values_list("film_id", "role", "person__slug", "person__name")
    ):
        named = found[film][Role.WRITER if role in WRITING else Role(role)]
        if role != Role.ACTOR or len(named) < _LEADS:
            named[slug] = name
    return found
