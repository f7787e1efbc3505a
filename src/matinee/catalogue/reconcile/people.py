"""Evidence on two records of people: names, films and parts in common, trades, dates of a life."""

from collections.abc import Iterator, Sequence
from math import inf

from matinee.catalogue.model import WRITING, Role
from matinee.catalogue.names import PARTICLES, SUFFIXES
from matinee.catalogue.reconcile.commonness import Commonness
from matinee.catalogue.reconcile.model import Evidence, PersonTraits
from matinee.catalogue.spelling import is_other_form

_SCREEN = frozenset({Role.ACTOR})
_BEHIND = WRITING | {Role.DIRECTOR, Role.PRODUCER, Role.EXECUTIVE_PRODUCER}
_LONG_AGO = 25  # years between two careers that are seldom one
_LONGEST = 85  # years from the first film to the last
_MANY = 5  # films that make an actor known
_LISTED = 3
FILMS_IN_COMMON = frozenset({"same-work-on-films", "same-work-on-a-film", "other-work-on-a-film"})
"""Evidence that is seen on films, by the ids of ``PersonTraits.work``."""


class PersonEvidence:
    """Names what speaks for and against two records being of one person."""

    def __init__(self, commonness: Commonness) -> None:
        """``commonness`` says of a name how many people may bear it."""
        self._commonness = commonness

    def __call__(self, left: PersonTraits, right: PersonTraits) -> Sequence[Evidence]:
        """Give the evidence; it does not matter which of the two is the left one."""
        return tuple(
            evidence
            for found in (
                self._names(left, right),
                _films(left, right),
                _trades(left, right),
                _careers(left, right),
                _colleagues(left, right),
                _life("birth", left.born, right.born),
                _life("death", left.died, right.died),
            )
            for evidence in found
        )

    def _names(self, left: PersonTraits, right: PersonTraits) -> Iterator[Evidence]:
        shared = left.names & right.names
        if shared:
            name = max(shared, key=lambda each: (len(each), each))
            yield Evidence("same-name", (name,))
            yield Evidence(f"{self._commonness.of(name)}-name", (name,))
            return
        if orders := _orders(left.names) & _orders(right.names):
            yield Evidence("name-in-another-order", (min(orders),))
            return
        forms = [(a, b) for a in left.names for b in right.names if is_other_form(a, b)]
        if forms:
            yield Evidence("name-in-another-form", min(tuple(sorted(pair)) for pair in forms))
        elif left.names and right.names:
            yield Evidence("another-name", tuple(sorted((min(left.names), min(right.names)))))


def _orders(names: frozenset[str]) -> set[str]:
    return {" ".join(sorted(name.split())) for name in names}


def person_keys(person: PersonTraits) -> Iterator[str]:
    """Give the keys of a person; two that have none in common are never compared.

    A name in any order of its words finds its namesakes; a crew's role or a part on a film finds
    whoever has it there under another spelling, and a first or last name whoever worked on it
    or was born on the same day.
    """
    for name in person.names:
        words = [word for word in name.split() if word not in SUFFIXES]
        yield " ".join(sorted(words))
        ends = {words[0], words[-1]} - PARTICLES if words else ()
        for film in person.work:
            for word in ends:
                yield f"w {film} {word}"
        if person.born and len(person.born) > len("1954"):
            for word in ends:
                yield f"b {person.born} {word}"
    for film, roles in person.work.items():
        for role in roles - _SCREEN:
            yield f"r {film} {role}"
    for film, parts in person.parts.items():
        for part in parts:
            yield f"p {film} {part}"


def _films(left: PersonTraits, right: PersonTraits) -> Iterator[Evidence]:
    shared = left.work.keys() & right.work.keys()
    alike = sorted(film for film in shared if left.work[film] & right.work[film])
    parts = sorted(
        film
        for film in left.parts.keys() & right.parts.keys()
        if left.parts[film] & right.parts[film]
    )
    if len(alike) > 1:
        yield Evidence("same-work-on-films", tuple(alike[:_LISTED]))
    elif alike:
        yield Evidence("same-work-on-a-film", tuple(alike))
    elif shared:
        yield Evidence("other-work-on-a-film", tuple(sorted(shared)[:_LISTED]))
    elif left.work and right.work:
        yield Evidence("no-film-in-common")
    if parts:
        part = min(left.parts[parts[0]] & right.parts[parts[0]])
        yield Evidence("same-part", (part,))


def _trades(left: PersonTraits, right: PersonTraits) -> Iterator[Evidence]:
    one, two = _roles(left), _roles(right)
    if not (one and two):
        return
    if shared := one & two:
        yield Evidence("same-trade", tuple(sorted(shared)[:_LISTED]))
        return
    values = tuple(sorted((min(one), min(two))))
    if one & _BEHIND and two & _BEHIND:
        yield Evidence("kindred-trade", values)
    elif (one | two) & _SCREEN and (one if two & _SCREEN else two) & _BEHIND:
        known = any(each.leads or len(each.work) >= _MANY for each in (left, right))
        yield Evidence("known-actor-and-maker" if known else "actor-and-maker", values)
    else:
        yield Evidence("another-trade", values)


def _roles(person: PersonTraits) -> frozenset[Role]:
    return frozenset().union(*person.work.values())


def _careers(left: PersonTraits, right: PersonTraits) -> Iterator[Evidence]:
    if not (left.years and right.years):
        return
    (first, last), (begin, end) = sorted(
        (min(years), max(years)) for years in (left.years, right.years)
    )
    apart = begin - last
    values = (f"{first}-{last}", f"{begin}-{end}")
    if max(last, end) - first > _LONGEST:
        yield Evidence("longer-than-a-life", values)
    elif apart > _LONG_AGO:
        yield Evidence("careers-far-apart", values)
    elif apart > 10:
        yield Evidence("careers-apart", values)
    else:
        yield Evidence("careers-touch", values)


def _colleagues(left: PersonTraits, right: PersonTraits) -> Iterator[Evidence]:
    """Look for people whom both worked with; on films in common that goes without saying."""
    if left.work.keys() & right.work.keys() or not (left.colleagues and right.colleagues):
        return
    shared = left.colleagues & right.colleagues - left.names - right.names
    if len(shared) > 1:
        yield Evidence("colleagues-in-common", tuple(sorted(shared)[:_LISTED]))
    elif shared:
        yield Evidence("a-colleague-in-common", tuple(shared))
    else:
        yield Evidence("no-colleague-in-common")


def _life(which: str, left: str | None, right: str | None) -> Iterator[Evidence]:
    if not (left and right):
        return
    values = tuple(sorted((left, right)))
    if left == right and len(left) > len("1954"):
        yield Evidence(f"same-{which}", values[:1])
    elif left[:4] == right[:4] and min(len(left), len(right)) == len("1954"):
        yield Evidence(f"same-year-of-{which}", values)
    elif abs(_year(left) - _year(right)) <= 1:
        yield Evidence(f"{which}-off", values)
    else:
        yield Evidence(f"another-{which}", values)


def _year(date: str) -> float:
    return int(date[:4]) if date[:4].isdigit() else inf
