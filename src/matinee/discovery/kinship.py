"""Finds the films that may belong beside a film, in a catalogue of any size, and ranks them.

Whoever worked on the film leads to the others: their credits are read as bare numbers first, the
most that each other film can share is summed up, and only the films with the most are read.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest
from typing import Protocol

from matinee.catalogue import Role
from matinee.discovery.related import ROLES, Profile, Related, related

LEADS = 10
"""Actors of the film that are compared; a tenth-billed name draws nobody."""

_MOST = 40  # of the films that share people, those with the most are compared
_WEIGHTS: Mapping[Role, float] = dict(ROLES)


@dataclass(frozen=True, slots=True)
class Shared:
    """A credit that counts: the film, who, in which role, and the character in normal form."""

    film: int
    person: int
    role: Role
    part: str = ""


class Shelf(Protocol):
    """A catalogue, asked by numbers of its own."""

    def profiles(self, films: Collection[int]) -> Mapping[int, Profile]:
        """Give films without their people."""
        ...

    def credits(
        self, films: Collection[int], people: Collection[int] | None = None
    ) -> Iterable[Shared]:
        """Give the films' credits in the roles that count, in order of billing; of these people."""
        ...

    def names(self, people: Collection[int]) -> Mapping[int, str]:
        """Give people's names."""
        ...

    def works(self, people: Collection[int]) -> Iterable[tuple[int, int]]:
        """Give the films that people worked on, in whichever role: person and film, each once."""
        ...

    def kin(self, film: int) -> Collection[int]:
        """Give the films of the same series, and those that one is a remake of."""
        ...

    def alike(self, genre: str, decade: int, limit: int) -> Collection[int]:
        """Give the best known films of a genre in these ten years."""
        ...


def films_beside(shelf: Shelf, film: int, *, limit: int = 6) -> Sequence[tuple[int, Related]]:
    """Give the films that belong beside this one, best first, with their numbers; or none."""
    bare = shelf.profiles([film]).get(film)
    if bare is None:
        return ()
    own = _leading(shelf.credits([film]))
    weights: dict[int, float] = defaultdict(float)
    for credit in own:
        weights[credit.person] = max(weights[credit.person], _WEIGHTS[credit.role])
    likely: dict[int, float] = defaultdict(float)
    for person, other in shelf.works(weights):
        likely[other] += weights[person]
    chosen = {*_best(likely, _MOST + 1), *shelf.kin(film)} - {film}
    if len(chosen) < limit and bare.genres and bare.year:
        chosen.update(shelf.alike(bare.genres[0], bare.year // 10 * 10, 2 * limit))
        chosen.discard(film)
    theirs: dict[int, list[Shared]] = defaultdict(list)
    for credit in shelf.credits(chosen, weights):
        theirs[credit.film].append(credit)
    names = shelf.names(weights)
    numbers: dict[str, int] = {}
    others = []
    for number, profile in shelf.profiles(chosen).items():
        numbers[profile.id] = number
        others.append(_with(profile, theirs[number], names))
    ranked = related(_with(bare, own, names), others, limit=limit)
    return [(numbers[each.id], each) for each in ranked]


def _best(likely: Mapping[int, float], most: int) -> list[int]:
    """Give the films that are likeliest, of equals those with the lower numbers.

    Twenty busy people have worked on tens of thousands, nearly all of them with one of the twenty:
    what is above these is picked out first, so that thousands of equals need no order.
    """
    if len(likely) <= most:
        return list(likely)
    least = nlargest(most, likely.values())[-1]
    above = [film for film, weight in likely.items() if weight > least]
    equals = (film for film, weight in likely.items() if weight == least)
    return above + nsmallest(most - len(above), equals)


def _leading(credits: Iterable[Shared]) -> list[Shared]:
    kept: list[Shared] = []
    actors: set[int] = set()
    for credit in credits:
        if credit.role is Role.ACTOR:
            if credit.person not in actors and len(actors) >= LEADS:
                continue
            actors.add(credit.person)
        kept.append(credit)
    return kept


def _with(profile: Profile, credits: Iterable[Shared], names: Mapping[int, str]) -> Profile:
    people: dict[Role, dict[str, str]] = defaultdict(dict)
    parts: dict[str, str] = {}
    for credit in credits:
        people[credit.role].setdefault(str(credit.person), names.get(credit.person, ""))
        if credit.part:
            parts.setdefault(str(credit.person), credit.part)
    return Profile(
        profile.id, profile.title, profile.year, profile.series, profile.remake_of, profile.genres,
        people, parts, profile.fame,
    )  # fmt: skip
