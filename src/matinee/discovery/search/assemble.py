"""Makes entries of what a catalogue holds, and brings them into one order of fame."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from matinee.catalogue import Role
from matinee.catalogue.names import PARTICLES, fold
from matinee.discovery.search.entries import Entry, Kind
from matinee.discovery.search.fields import role_field
from matinee.discovery.search.words import term

LEADS = 10
"""Actors billed up to this place are found with their film."""

PROMINENCE: Mapping[Role, float] = {
    Role.DIRECTOR: 1.0,
    Role.ACTOR: 0.8,
    Role.WRITER: 0.5,
    Role.SCREENPLAY: 0.5,
    Role.COMPOSER: 0.5,
    Role.CINEMATOGRAPHER: 0.4,
}
"""How much of a film's fame somebody in a role has; all others have less."""

LESS_PROMINENT = 0.2
UNBILLED, UNBILLED_ACTOR = 2, 8
"""The places in the credits that those have of whom no source says it."""

BEST, ALL = 0.5, 0.08
"""What somebody's best known film and all their films together weigh."""

# Looked up some million times; an enumeration's own look-ups would take a third of the work.
_FIELD_OF: Mapping[str, str] = {role.value: role_field(role) for role in Role}
_BATCH = 1_000
_ID_BITS = 40
_PARTICLES = PARTICLES | {"the", "of", "and"}
_GENERIC = frozenset(
    """self himself herself themselves narrator various unknown man men woman women boy girl child
    baby kid guy lady old young first second third doctor nurse officer policeman police cop
    sergeant captain lieutenant colonel general soldier guard waiter waitress bartender driver
    reporter teacher student priest judge lawyer clerk mother father son daughter brother sister
    husband wife friend neighbour neighbor customer patron guest dancer singer host announcer
    voice the a an in at of and with at""".split()
)


class Shelf(Protocol):
    """All entries of one kind in a catalogue, under numbers of its own."""

    def fames(self) -> Iterable[tuple[float, int]]:
        """Give every entry's fame and number."""
        ...

    def entries(self, numbers: Sequence[int]) -> Mapping[int, Entry]:
        """Give entries by number."""
        ...


def in_order_of_fame(shelves: Sequence[Shelf]) -> tuple[int, Iterator[Entry]]:
    """Give how many entries there are, and all of them, the best known first.

    Of equals those of the earlier shelf come first.
    """
    # One number each keeps three million of them in some hundred megabytes.
    order = [
        (-round(fame * 16) << (_ID_BITS + 4)) + (place << _ID_BITS) + number
        for place, shelf in enumerate(shelves)
        for fame, number in shelf.fames()
    ]
    order.sort()
    return len(order), _entries(shelves, order)


def _entries(shelves: Sequence[Shelf], order: Sequence[int]) -> Iterator[Entry]:
    for at in range(0, len(order), _BATCH):
        batch = [
            ((code >> _ID_BITS) & 15, code & ((1 << _ID_BITS) - 1))
            for code in order[at : at + _BATCH]
        ]
        found = {
            place: shelf.entries([number for of, number in batch if of == place])
            for place, shelf in enumerate(shelves)
        }
        for place, number in batch:
            entry = found[place].get(number)
            if entry is not None:
                yield entry


def film_entry(
    *,
    key: str,
    title: str,
    slug: str = "",
    titles: Sequence[str] = (),
    year: int | None = None,
    runtime: int | None = None,
    imdb_id: str | None = None,
    series: str = "",
    genres: Sequence[str] = (),
    countries: Sequence[str] = (),
    languages: Sequence[str] = (),
    credits: Iterable[tuple[str, str, str | None]] = (),
    fame: float = 0.0,
) -> Entry:
    """Make a film's entry; ``credits`` are role, name and character, the leading ones first."""
    around: dict[tuple[str, str], None] = {}
    directors: dict[str, None] = {}
    for role, name, character in credits:
        around[_FIELD_OF[role], name] = None
        if role == "director":
            directors[name] = None
        if character and is_name(character):
            around["character", character] = None
    if series:
        around["series", series] = None
    return Entry(
        Kind.FILM, key, title, slug, titles, year, imdb_id, ", ".join(list(directors)[:2]),
        tuple(around),
        {
            "year": (str(year),) if year else (),
            "runtime": (str(runtime),) if runtime else (),
            "genre": genres, "country": countries, "language": languages,
        },
        fame,
    )  # fmt: skip


def person_entry(
    *,
    key: str,
    name: str,
    names: Sequence[str] = (),
    roles: Mapping[str, int],
    fame: float = 0.0,
) -> Entry:
    """Make a person's entry; ``roles`` says how many credits each role has."""
    ordered = sorted(roles, key=lambda role: (-roles[role], role))
    return Entry(
        Kind.PERSON, key, name, key, names,
        note=",".join(ordered[:2]),
        facets={"role": ordered},
        fame=fame,
    )  # fmt: skip


def series_entry(*, key: str, name: str, films: int, fame: float = 0.0) -> Entry:
    """Make a series' entry."""
    return Entry(Kind.SERIES, key, name, key, note=f"#{films}", fame=fame)


def character_entry(*, name: str, films: int, film: str, fame: float = 0.0) -> Entry:
    """Make a character's entry; ``film`` is the best known film that has it."""
    note = film if films == 1 else f"#{films}"
    return Entry(Kind.CHARACTER, term(name), name, "", note=note, fame=fame)


def is_name(character: str) -> bool:
    """Say whether a character is called by a name: ``Vito Corleone``, not ``Man in bar`` or a list.

    A name that is also a word (``Self``, ``Doctor``) is none here.
    """
    if len(character) > 60 or not character[:1].isalpha() or character[:1].islower():
        return False
    if re.search(r"[\d#/()\"]", character):
        return False
    if any(word[:1].islower() and word not in _PARTICLES for word in character.split()):
        return False
    words = fold(character).split()
    return bool(words) and len(words) <= 5 and not _GENERIC.issuperset(words)


def person_fame(best: float, total: float) -> float:
    """Give a person's fame from that of their best known film and that of all their films."""
    return BEST * best + ALL * total
