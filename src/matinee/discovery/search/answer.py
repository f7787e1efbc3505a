"""What a search answers: what was found, how much there is, and how to narrow it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from matinee.discovery.search.entries import Kind
from matinee.discovery.search.query import Problem, Query


@dataclass(frozen=True, slots=True)
class Found:
    """Something found; ``key`` is its id in the catalogue, ``note`` is as in ``Entry``."""

    kind: Kind
    key: str
    name: str
    slug: str
    year: int | None
    imdb_id: str | None
    note: str
    score: float


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that the results have, how many have it, and the query that narrows to it.

    For a ``chosen`` value ``query`` takes the filter away again.
    """

    value: str
    label: str
    count: int
    query: Query
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """A field with the values that the results have, in the order that they are read in."""

    field: str
    label: str
    values: Sequence[FacetValue]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, best first.

    ``total`` counts all that fits. ``meant`` is the query that was
    probably meant. With ``corrected`` nothing fits what was typed, and what is like it was found.
    ``problems`` tell which parts of the query were not heeded, and why; ``labels`` how the values
    of its filters are written where they are known.
    """

    query: Query
    found: Sequence[Found] = ()
    total: int = 0
    facets: Sequence[Facet] = ()
    meant: Query | None = None
    corrected: bool = False
    problems: Sequence[Problem] = ()
    labels: Mapping[tuple[str, str], str] = field(default_factory=dict)
