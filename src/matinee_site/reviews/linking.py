"""Links the names in a review that have pages here, as the check of its text found them."""

from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from matinee_site.catalogue.models import Film, Person, Series
from matinee_site.reviews.checking import Mention
from matinee_site.reviews.own_links import TARGET
from matinee_site.reviews.picturing import shown_pictures
from matinee_site.reviews.prose import Ground, Link, linked


def linked_parts(
    parts: Sequence[str], mentions: Sequence[Sequence[Mention]], *, film: Film | None
) -> list[str]:
    """Give the parts of a review as HTML to keep, with links where names have pages here."""
    if len(mentions) != len(parts):
        mentions = [()] * len(parts)
    shown = film if film and film.public else None
    ground = _ground(parts)
    return [
        linked(part, links=links, ground=ground, part=str(number)) if part.strip() else ""
        for number, (part, links) in enumerate(
            zip(parts, links_in(mentions, film=shown), strict=True), 1
        )
    ]


def links_in(mentions: Sequence[Sequence[Mention]], *, film: Film | None) -> list[list[Link]]:
    """Give for each part of a review the ranges that name a person, film or series with a page.

    A name is linked once in a part; the reviewed film is not linked to itself.
    """
    pages = pages_of((entity, key) for found in mentions for entity, key, _, _ in found)
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


def _ground(parts: Sequence[str]) -> Ground:
    """Give what the links that an author made lead to, and the pictures."""
    targets = {(kind, unquote(key)) for part in parts for kind, key in TARGET.findall(part)}
    numbers = [int(key) for kind, key in targets if kind == "picture" and key.isdecimal()]
    return Ground(
        pages=pages_of((kind, key) for kind, key in targets if kind != "picture"),
        pictures=shown_pictures(numbers=numbers),
    )


def pages_of(named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Give the addresses of the people, films and series that have a page for readers."""
    keys: dict[str, set[str]] = {"person": set(), "film": set(), "series": set()}
    for entity, key in named:
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
