"""Films and sources as the plain data that every command and address gives to programs."""

from collections.abc import Iterable, Mapping
from typing import Any

from matinee.catalogue.model import Citation, FilmRef, Source

VERSION = 1


def film_json(film: FilmRef | None) -> dict[str, Any] | None:
    """Give a film's id, title, year and IMDb id."""
    if film is None:
        return None
    return {"id": film.id, "title": film.title, "year": film.year, "imdb_id": film.imdb_id}


def sources_json(
    citations: Iterable[Citation], sources: Mapping[str, Source]
) -> list[dict[str, str]]:
    """Give each citation as the source's name and the reference in it, in order, once."""
    return [
        {"name": sources[cited.source].name if cited.source in sources else cited.source,
         "ref": cited.ref}
        for cited in dict.fromkeys(citations)
    ]  # fmt: skip
