"""Collections from a file: TOML with one ``[[collection]]`` a collection.

Each has ``title`` and ``slug``, and may have ``intro``, ``essay``, ``position``, ``rule`` with
``size`` (and ``of`` where the rule is of a person, a series or a search), and ``films``, a list of
references (``tt7181546``, ``Ballerina (2025)``) or of tables with ``film`` (or ``imdb_id``) and
``note``.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from matinee.catalogue import Catalogue
from matinee.catalogue.names import slugify
from matinee.catalogue.refs import find_film
from matinee_site.catalogue.models import Film
from matinee_site.reviews.models import Collection, CollectionEntry


class CollectionsError(ValueError):
    """A file of collections that cannot be read; the message says where and why."""


@dataclass(frozen=True, slots=True)
class CollectionParts:
    """A collection as written; ``films`` are references with notes."""

    title: str
    slug: str
    intro: str = ""
    essay: str = ""
    rule: str = ""
    subject: str = ""
    size: int = 24
    position: int = 100
    films: Sequence[tuple[str, str]] = ()


def read_collections(source: str) -> list[CollectionParts]:
    """Read the file's text."""
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise CollectionsError(f"collections: {error}") from error
    tables = data.get("collection") or data.get("collections") or []
    return [_read(number, table) for number, table in enumerate(tables, 1)]


def save_collections(
    collections: Sequence[CollectionParts], *, catalogue: Catalogue, sample: bool = False
) -> list[str]:
    """Make or replace these collections by slug; give the references that fit no single film.

    A sample never takes the place of a collection that the house made.
    """
    missing: list[str] = []
    with transaction.atomic():
        for parts in collections:
            if sample and Collection.objects.filter(slug=parts.slug, sample=False).exists():
                continue
            collection, _ = Collection.objects.update_or_create(
                slug=parts.slug,
                defaults={
                    "title": parts.title,
                    "intro": parts.intro,
                    "essay": parts.essay,
                    "rule": parts.rule,
                    "subject": parts.subject,
                    "size": parts.size,
                    "position": parts.position,
                    "sample": sample,
                },
            )
            CollectionEntry.objects.filter(collection=collection).delete()
            for place, (ref, note) in enumerate(parts.films):
                film = known_film(ref, catalogue=catalogue)
                if film is None:
                    missing.append(ref)
                    continue
                CollectionEntry.objects.create(
                    collection=collection, film=film, note=note, sort_order=place
                )
    return missing


def make_collection(
    *, title: str, slug: str, films: Mapping[str, str], intro: str = "", shown: bool = True
) -> Collection:
    """Make a collection chosen by hand: keys of films in order, each with its note."""
    rows = {film.key: film for film in Film.objects.filter(key__in=films)}
    with transaction.atomic():
        collection = Collection.objects.create(title=title, slug=slug, intro=intro, shown=shown)
        CollectionEntry.objects.bulk_create(
            CollectionEntry(collection=collection, film=rows[key], note=note, sort_order=place)
            for place, (key, note) in enumerate(films.items())
            if key in rows
        )
    return collection


def known_film(ref: str, *, catalogue: Catalogue) -> Film | None:
    """Give the one film that a reference is to, or None."""
    match = find_film(catalogue, ref)
    return Film.objects.filter(key=match.film.id).first() if match.film else None


def _read(number: int, table: dict[str, Any]) -> CollectionParts:
    title = table.get("title")
    if not isinstance(title, str) or not title.strip():
        raise CollectionsError(f"collection {number} has no title")
    rule = table.get("rule", "")
    if rule not in Collection.Rule.values:
        known = ", ".join(value for value in Collection.Rule.values if value)
        raise CollectionsError(f"'{title}': there is no rule '{rule}'; there are {known}")
    subject = str(table.get("of", ""))
    if rule and Collection.Rule(rule).of_something and not subject.strip():
        raise CollectionsError(f"'{title}': the rule '{rule}' needs 'of': of whom, or what")
    return CollectionParts(
        title=title,
        slug=table.get("slug") or slugify(title),
        intro=" ".join(str(table.get("intro", "")).split()),
        essay=str(table.get("essay", "")).strip(),
        rule=rule,
        subject=subject,
        size=int(table.get("size", 24)),
        position=int(table.get("position", number * 10)),
        films=[_film(title, entry) for entry in table.get("films", [])],
    )


def _film(title: str, entry: object) -> tuple[str, str]:
    if isinstance(entry, str):
        return entry, ""
    if isinstance(entry, dict):
        ref = entry.get("imdb_id") or entry.get("film")
        if isinstance(ref, str):
            return ref, str(entry.get("note", ""))
    raise CollectionsError(f"'{title}': not a film reference: {entry!r}")
