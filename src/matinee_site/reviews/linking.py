"""Links the names in a review that have pages here, as the check of its text found them."""

from collections.abc import Sequence

from matinee_site.catalogue.models import Film, Person, Series
from matinee_site.reviews.checking import Mention
from matinee_site.reviews.prose import Link, linked


def linked_parts(
    parts: Sequence[str], mentions: Sequence[Sequence[Mention]], *, film: Film | None
) -> list[str]:
    """Give the parts of a review as HTML to keep, with links where names have pages here."""
    if len(mentions) != len(parts):
        mentions = [()] * len(parts)
    shown = film if film and film.public else None
    return [
        linked(part, links=links) if part.strip() else ""
        for part, links in zip(parts, links_in(mentions, film=shown), strict=True)
    ]


def links_in(mentions: Sequence[Sequence[Mention]], *, film: Film | None) -> list[list[Link]]:
    """Give for each part of a review the ranges that name a person, film or series with a page.

    A name is linked once in a part; the reviewed film is not linked to itself.
    """
    pages = _pages(mentions)
    links: list[list[Link]] = []
    for found in mentions:
        seen, own = set(), []
        for entity, key, start, end in found:
            url = pages.get((entity, key))
            if url and url not in seen and not (film and key == film.key):
                seen.add(url)
                own.append(Link(start=start, end=end, url=url))
        links.append(own)
    return links


def _pages(mentions: Sequence[Sequence[Mention]]) -> dict[tuple[str, str], str]:
    keys: dict[str, set[str]] = {"person": set(), "film": set(), "series": set()}
    for found in mentions:
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
