"""What the house itself has made, as entries, and what its reviews say of films."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matinee.discovery.search import Entry, Kind
from matinee.discovery.search.change import FilmFacets
from matinee_site.catalogue.models import FilmGenre
from matinee_site.reviews.models import AlsoReviewed, Article, Collection, Review, public

KINDS = (Kind.REVIEW, Kind.ARTICLE, Kind.COLLECTION)
_FAME = 0.5  # what is of no film in particular
_BESIDE = 0.9  # a review beside its film, which comes first


@dataclass(frozen=True, slots=True)
class House:
    """All that the house has made, and for films which are reviewed here, with which score."""

    entries: Sequence[Entry]
    film_facets: FilmFacets


def house(fames: Mapping[str, float]) -> House:
    """Gather what is public now; ``fames`` gives films' fame, from 0 to 1, by key."""
    shares = _shares()
    mean = {key: sum(each) / len(each) for key, each in shares.items() if each}
    by_score: dict[str, list[str]] = defaultdict(list)
    for key, share in sorted(mean.items()):
        by_score[_tenths(share)].append(key)
    return House(
        [*_reviews(fames), *_articles(), *_collections()],
        {"reviewed": {"yes": sorted(shares)}, "score": by_score},
    )


def reviewed_films() -> set[str]:
    """Give the keys of the films that the house has written about."""
    return set(_shares())


def _shares() -> Mapping[str, list[float]]:
    """Give for each film reviewed here its scores, as shares of the best one."""
    found: dict[str, list[float]] = defaultdict(list)
    for rows in (
        Review.objects.filter(public(), film__isnull=False),
        AlsoReviewed.objects.filter(public("review__")),
    ):
        for key, value, best in rows.values_list("film__key", "score_value", "score_best"):
            found[key] += [value / best] if value is not None and best else []
    return found


def _reviews(fames: Mapping[str, float]) -> list[Entry]:
    rows = list(
        Review.objects.filter(public())
        .order_by("id")
        .values_list(
            "slug", "title", "critic__name", "film_id", "film__key", "film__title",
            "film__public", "film__public_year", "score_value", "score_best",
        )
    )  # fmt: skip
    genres = _genres({row[3] for row in rows if row[3]})
    entries = []
    for slug, title, critic, film, key, name, shown, year, value, best in rows:
        shown = bool(key and shown)
        entries.append(
            Entry(
                Kind.REVIEW, slug, title, slug,
                year=year if shown else None,
                note=", ".join(part for part in (name if shown else "", critic) if part),
                around=(("critic", critic), *((("title", name),) if shown else ())),
                facets={
                    "score": (_tenths(value / best),) if value is not None and best else (),
                    "year": (str(year),) if shown and year else (),
                    "genre": genres.get(film, ()) if shown else (),
                },
                fame=_BESIDE * fames.get(key, _FAME) if shown else _FAME,
            )
        )  # fmt: skip
    return entries


def _articles() -> list[Entry]:
    rows = Article.objects.filter(public()).select_related("critic").order_by("id")
    return [
        Entry(
            Kind.ARTICLE, each.slug, each.title, each.get_absolute_url().strip("/"),
            note=each.critic.name, around=(("critic", each.critic.name),), fame=_FAME,
        )
        for each in rows.defer("sections", "mentions", "html")
    ]  # fmt: skip


def _collections() -> list[Entry]:
    rows = Collection.objects.filter(shown=True).values_list("slug", "title")
    return [Entry(Kind.COLLECTION, slug, title, slug, fame=_FAME) for slug, title in rows]


def _genres(films: Iterable[int]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = FilmGenre.objects.filter(film__in=list(films), public=True).order_by("position")
    for film, name in rows.values_list("film_id", "genre__name"):
        found[film].append(name)
    return found


def _tenths(share: float) -> str:
    """Give a share of the best score in tenths of ten points."""
    return str(round(share * 100))
