"""Searches by the words of a name, whole or begun: exactness first, then fame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection

from matinee.catalogue.names import fold, fold_title
from matinee_site.discovery.models import Entry
from matinee_site.reviews.models import Collection, Review, public

MAX_WORDS = 12
_DEPTH = 60
_COLUMNS = ("kind", "slug", "key", "name", "folded", "year", "fame")
_PLACES = {
    "film": "films",
    "person": "people",
    "series": "series",
    "review": "reviews",
    "collection": "collections",
}


@dataclass(frozen=True, slots=True)
class Found:
    """Something found; ``id`` is the catalogue's id, or the slug of what is the house's own."""

    kind: str
    id: str
    slug: str
    name: str
    year: int | None
    score: float

    @property
    def url(self) -> str:
        """Give its page."""
        return f"/{_PLACES[self.kind]}/{self.slug}/"


def search(*, query: str, limit: int = 20) -> Sequence[Found]:
    """Find films, people, series, reviews and collections by name, best first.

    The last word may be just begun. Case, accents and a leading article make no difference.
    """
    forms = [form for form in dict.fromkeys((fold_title(query), fold(query))) if form]
    if not forms:
        return []
    best: dict[tuple[str, str], Found] = {}
    for kind, slug, key, name, folded, year, fame in (*_entries(forms), *_house(forms)):
        score = _exactness(folded, forms) + 0.2 * fame / (fame + 60)
        known = best.get((kind, key))
        if known is None or known.score < score:
            best[kind, key] = Found(kind, key, slug, name, year, round(score, 4))
    order = sorted(best.values(), key=lambda found: (-found.score, -(found.year or 0), found.name))
    return order[:limit]


def _entries(forms: Sequence[str]) -> Iterator[tuple]:
    yield from Entry.objects.filter(folded__in=forms).values_list(*_COLUMNS)[:_DEPTH]
    # Every word is quoted, so that nothing a reader types is read as an operator.
    wanted = " OR ".join(
        "(" + " ".join(f'"{word}"' for word in form.split()[:MAX_WORDS]) + "*)" for form in forms
    )
    with connection.cursor() as cursor:
        # Rows stand in order of fame, so that the famous come without sorting all that match.
        cursor.execute(
            f"SELECT {', '.join('e.' + column for column in _COLUMNS)} FROM discovery_words w"
            " JOIN discovery_entry e ON e.id = w.rowid WHERE discovery_words MATCH %s"
            " ORDER BY w.rowid LIMIT %s",
            [wanted, _DEPTH],
        )
        yield from cursor.fetchall()


def _house(forms: Sequence[str]) -> Iterator[tuple]:
    """Give reviews and collections: few enough to be read, so that publishing needs no index."""
    reviews = Review.objects.filter(public()).values_list("slug", "title", "film__public_year")
    collections = Collection.objects.filter(shown=True).values_list("slug", "title")
    rows = [("review", slug, title, year) for slug, title, year in reviews]
    rows += [("collection", slug, title, None) for slug, title in collections]
    for kind, slug, title, year in rows:
        folded = fold_title(title)
        if any(_matches(folded, form) for form in forms):
            yield kind, slug, slug, title, folded, year, 20


def _matches(folded: str, form: str) -> bool:
    *whole, begun = form.split()
    words = folded.split()
    return all(word in words for word in whole) and any(word.startswith(begun) for word in words)


def _exactness(folded: str, forms: Sequence[str]) -> float:
    words = folded.split()
    for score, holds in (
        (1.0, folded.__eq__),
        (0.8, lambda form: folded.startswith(form + " ")),
        (0.7, lambda form: all(word in words for word in form.split())),
        (0.6, folded.startswith),
    ):
        if any(holds(form) for form in forms):
            return score
    return 0.4
