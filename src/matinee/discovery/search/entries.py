"""What a search index is made of: one entry for each thing that can be found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What can be found; of equals, the earlier kind comes first."""

    FILM = "film"
    SERIES = "series"
    PERSON = "person"
    CHARACTER = "character"
    COLLECTION = "collection"
    REVIEW = "review"
    ARTICLE = "article"

    @property
    def plural(self) -> str:
        """Give what several of this kind are called."""
        return {"person": "people", "series": "series"}.get(self.value, f"{self.value}s")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found, with all that it is found by.

    ``names`` are its other names as written. ``note`` tells it from namesakes: of a film the
    directors, of a person the chief roles, of a series how many films it has (``#3``), of a
    character the film, or how many; of what the house wrote, the film and who wrote it.
    ``around`` holds what is not its name but may be typed with it, each under a field of the
    query language: ``("director", "Akira Kurosawa")``. ``facets`` holds the values that it is
    filtered and counted by, as written: ``{"genre": ["Western"], "year": ["1954"]}``.
    ``fame`` orders entries; only its order counts.
    """

    kind: Kind
    key: str
    name: str
    slug: str = ""
    names: Sequence[str] = ()
    year: int | None = None
    imdb_id: str | None = None
    note: str = ""
    around: Sequence[tuple[str, str]] = ()
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    fame: float = 0.0
