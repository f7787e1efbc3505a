"""Links the names in a review that have pages here, as the check of its text found them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from django.db.models import QuerySet

from matinee_site.catalogue.models import Film, Person, Series
from matinee_site.reviews.checking import Mention
from matinee_site.reviews.own_links import TARGET
from matinee_site.reviews.picturing import MOST, shown_pictures
from matinee_site.reviews.prose import Ground, Link, linked


@dataclass(frozen=True, slots=True)
class Text:
    """The parts of a text in Markdown, the names found in each of them, and the film it is of."""

    parts: Sequence[str]
    mentions: Sequence[Sequence[Mention]]
    film: Film | None


def linked_parts(
    parts: Sequence[str], mentions: Sequence[Sequence[Mention]], *, film: Film | None
) -> list[str]:
    """Give the parts of a review as HTML to keep, with links where names have pages here."""
    return linked_together([Text(parts, mentions, film)])[0]


def linked_together(texts: Sequence[Text]) -> list[list[str]]:
    """Give the parts of a few texts as ``linked_parts`` does, asking for all of them at once."""
    targets = [_targets(text.parts) for text in texts]
    named = {name[:2] for text in texts for found in text.mentions for name in found}
    pages = pages_of({*named, *(target for each in targets for target in each)})
    numbers = [_pictures(each) for each in targets]
    shown = shown_pictures(numbers={number for each in numbers for number in each})
    return [
        _linked(text, Ground(pages=pages, pictures={n: shown[n] for n in own if n in shown}))
        for text, own in zip(texts, numbers, strict=True)
    ]


def _linked(text: Text, ground: Ground) -> list[str]:
    parts, mentions = text.parts, text.mentions
    if len(mentions) != len(parts):
        mentions = [()] * len(parts)
    film = text.film if text.film and text.film.public else None
    return [
        linked(part, links=_links(found, ground.pages, film), ground=ground, part=str(number))
        if part.strip()
        else ""
        for number, (part, found) in enumerate(zip(parts, mentions, strict=True), 1)
    ]


def _links(
    found: Sequence[Mention], pages: Mapping[tuple[str, str], str], film: Film | None
) -> list[Link]:
    """Give the ranges of a part that name a person, film or series with a page.

    A name is linked once in a part; the reviewed film is not linked to itself.
    """
    seen, links = set(), []
    for entity, key, start, end in found:
        url = pages.get((entity, key))
        if url and url not in seen and not (film and key == film.key):
            seen.add(url)
            links.append(Link(start=start, end=end, url=url))
    return links


def _targets(parts: Sequence[str]) -> set[tuple[str, str]]:
    """Give what the links that an author made lead to, and the pictures."""
    return {(kind, unquote(key)) for part in parts for kind, key in TARGET.findall(part)}


def _pictures(targets: Iterable[tuple[str, str]]) -> list[int]:
    """Give the numbers of as many pictures as one text may show."""
    numbers = {int(key) for kind, key in targets if kind == "picture" and key.isdecimal()}
    return sorted(numbers)[:MOST]


def pages_of(named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Give the addresses of the people, films and series that have a page for readers."""
    keys: dict[str, set[str]] = {entity: set() for entity in _PAGES}
    for entity, key in named:
        if entity in keys:
            keys[entity].add(key)
    return {
        (entity, key): f"/{place}/{slug}/"
        for entity, (rows, place) in _PAGES.items()
        if keys[entity]
        for key, slug in rows(keys[entity])
    }


def _people(keys: Iterable[str]) -> QuerySet:
    return Person.objects.filter(slug__in=keys, public=True).values_list("slug", "slug")


def _films(keys: Iterable[str]) -> QuerySet:
    return Film.objects.filter(key__in=keys, public=True).values_list("key", "slug")


def _series(keys: Iterable[str]) -> QuerySet:
    return Series.objects.filter(slug__in=keys).values_list("slug", "slug")


_PAGES = {"person": (_people, "people"), "film": (_films, "films"), "series": (_series, "series")}
