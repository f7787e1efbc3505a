"""What the pages ask: searching, and the films that belong beside a film."""

from collections.abc import Sequence
from dataclasses import replace

from matinee.discovery.search import Answer, Filter, Found, Kind, Query, SearchIndex
from matinee.discovery.search.port import SearchError
from matinee_site.discovery.index import NoIndexError, site_index
from matinee_site.discovery.operations import refresh_index
from matinee_site.discovery.related import RelatedFilm, films_beside_one

__all__ = ["RelatedFilm", "film_keys", "related_films", "search", "suggest"]


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


def film_keys(*, query: Query, limit: int) -> Sequence[str]:
    """Give the keys of the films that a query finds, best first, or in the order that it asks."""
    only = replace(query, filters=(*query.filters, Filter("kind", (Kind.FILM.value,))))
    return [found.key for found in search(query=only, limit=limit).found]


def _index() -> SearchIndex | None:
    """Give the index; make it anew where it is lost or of old; none before the first loading."""
    try:
        return site_index()
    except (NoIndexError, SearchError):
        return site_index() if refresh_index() else None


def related_films(*, slug: str, limit: int = 6) -> Sequence[RelatedFilm]:
    """Give the films that belong beside this one, best first; none for a film without a page."""
    return films_beside_one(slug=slug, index=_index, limit=limit)
