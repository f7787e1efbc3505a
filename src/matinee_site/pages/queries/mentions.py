"""Finds the names in a review that have pages here, with the checker's own eyes."""

from collections.abc import Sequence
from hashlib import blake2b

from django.core.cache import cache

from matinee.check import check
from matinee.document import DocumentError, read_text
from matinee_site.catalogue.models import Film, Person, Series
from matinee_site.pages.prose import Link
from matinee_site.reviews.checking import site_catalogue

_KEEP = 7 * 24 * 3600
_GAP = "\n\n"
Found = tuple[str, str, int, int]


def links_in(parts: Sequence[str], *, film: Film | None) -> list[list[Link]]:
    """Give for each part of a review the ranges that name a person, film or series with a page.

    A name is linked once in a part; the reviewed film is not linked to itself.
    """
    text = _GAP.join(parts)
    if not text.strip():
        return [[] for _ in parts]
    found = _found(text, film)
    pages = _pages(found)
    links: list[list[Link]] = []
    start = 0
    for part in parts:
        end, seen, own = start + len(part), set(), []
        for entity, key, begin, finish in found:
            url = pages.get((entity, key))
            whole = start <= begin and finish <= end
            if url and whole and url not in seen and not (film and key == film.key):
                seen.add(url)
                own.append(Link(start=begin - start, end=finish - start, url=url))
        links.append(own)
        start = end + len(_GAP)
    return links


def _found(text: str, film: Film | None) -> list[Found]:
    """Ask the checker, once for each text, film and state of the catalogue."""
    catalogue = site_catalogue()
    of = film.key if film else ""
    name = blake2b(f"{catalogue.fingerprint}\0{of}\0{text}".encode(), digest_size=16).hexdigest()
    known: list[Found] | None = cache.get(f"mentions:{name}")
    if known is not None:
        return known
    try:
        report = check(
            read_text(text, path="review.md"), catalogue, film=film.ref if film else None
        )
    except DocumentError:
        found: list[Found] = []
    else:
        found = sorted(
            ((m.entity, m.key, m.span.start, m.span.end) for m in report.mentions),
            key=lambda mention: mention[2],
        )
    cache.set(f"mentions:{name}", found, _KEEP)
    return found


def _pages(found: Sequence[Found]) -> dict[tuple[str, str], str]:
    keys: dict[str, set[str]] = {"person": set(), "film": set(), "series": set()}
    for entity, key, _, _ in found:
        if entity in keys:
            keys[entity].add(key)
    people = Person.objects.filter(slug__in=keys["person"], public=True)
    films = Film.objects.filter(key__in=keys["film"], public=True)
    series = Series.objects.filter(slug__in=keys["series"])
    return {
        **{("person", slug): f"/people/{slug}/" for slug in people.values_list("slug", flat=True)},
        **{("film", key): f"/films/{slug}/" for key, slug in films.values_list("key", "slug")},
        **{("series", slug): f"/series/{slug}/" for slug in series.values_list("slug", flat=True)},
    }
