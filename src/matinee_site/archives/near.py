"""Finds the films of the site's catalogue whose titles are most like one that it does not hold."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from matinee.catalogue import FilmRef
from matinee.catalogue.names import fold_title
from matinee_site.catalogue.gateway import SiteCatalogue
from matinee_site.catalogue.models import FilmTitle

_LEAST = 70.0
_LIMIT = 5


def near_films(title: str) -> Sequence[FilmRef]:
    """Give the films whose titles are most like this one, likest first."""
    wanted = fold_title(title)
    if not wanted:
        return ()
    catalogue = SiteCatalogue()
    scored = process.extract(
        wanted,
        _beginning(wanted[0], catalogue.fingerprint),
        scorer=fuzz.ratio,
        limit=_LIMIT,
        score_cutoff=_LEAST,
    )
    alike = [folded for folded, _, _ in scored]
    found = catalogue.films_titled(alike)
    films = dict.fromkeys(film for folded in alike for film in found.get(folded, ()))
    return tuple(films)[:_LIMIT]


@lru_cache(maxsize=64)
def _beginning(letter: str, fingerprint: str) -> Sequence[str]:
    # Few people misspell a first letter, and it leaves a twentieth of the titles to compare.
    titles = FilmTitle.objects.filter(film__present=True, folded__startswith=letter)
    return tuple(titles.values_list("folded", flat=True).distinct())
