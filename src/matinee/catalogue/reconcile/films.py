"""Evidence on two records of films: titles, years, directors, cast, crew, running times."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from matinee.catalogue.model import WRITING, Role
from matinee.catalogue.reconcile.model import Evidence, FilmTraits
from matinee.catalogue.spelling import is_other_form

_LIKE = 85  # of 100, RapidFuzz's ratio: "blue is the warmest color" and "... colour" have 98
_FEW = 3  # names that a cast must have on either side for it to tell that none is shared
_MANY, _NEARLY_ALL = 4, 0.75  # of the shorter cast
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen".split()
    )
}
_LISTED = 5  # values shown of many
_NUMBER = re.compile(r"\d+")
_CREW = tuple(role for role in Role if role not in (Role.DIRECTOR, Role.ACTOR))


def film_evidence(left: FilmTraits, right: FilmTraits) -> Sequence[Evidence]:
    """Name what speaks for and against two records being of one film; which is left is the same."""
    more = (
        *_directors(left, right),
        *_cast(left, right),
        *_crew(left, right),
        *_runtimes(left, right),
    )
    alone = () if more else (Evidence("nothing-else-known"),)
    return (*_titles(left, right), *_years(left, right), *more, *alone)


def film_keys(film: FilmTraits) -> Iterator[str]:
    """Give the keys of a film; two that have none in common are never compared.

    A title finds its namesakes; a director and a year, or two of the cast, find a film under a
    title that the other side does not know.
    """
    yield from film.titles
    people = [("d", name) for name in film.people.get(Role.DIRECTOR, ())]
    for year in film.years:
        for kind, name in people:
            # Two records a year apart share one of two keys each.
            yield f"{kind} {name} {year // 2}"
            yield f"{kind} {name} {(year + 1) // 2}+"


def _titles(left: FilmTraits, right: FilmTraits) -> Iterator[Evidence]:
    shared = left.titles & right.titles
    if shared:
        title = max(shared, key=lambda text: (len(text), text))
        several = len(title.split()) > 1
        yield Evidence("same-title" if several else "same-title-of-one-word", (title,))
    elif left.titles and right.titles:
        name, *titles = max(
            (_compared(one, other), one, other) for one in left.titles for other in right.titles
        )
        yield Evidence(_TITLES[name], tuple(sorted(map(str, titles))))


_TITLES = ("another-title", "another-number", "title-within-title", "like-title")


def _compared(one: str, other: str) -> int:
    """Give the place in ``_TITLES`` of two titles that differ."""
    first, second = _digits(one), _digits(other)
    short, long = sorted((first, second), key=len)
    within = f" {long} ".startswith(f" {short} ") or f" {long} ".endswith(f" {short} ")
    like = fuzz.ratio(first, second) >= _LIKE
    if not (within or like):
        return 0
    if set(_NUMBER.findall(first)) != set(_NUMBER.findall(second)):
        return 1
    return 3 if like else 2


def _digits(title: str) -> str:
    return " ".join(_NUMBERS.get(word, word) for word in title.split())


def _years(left: FilmTraits, right: FilmTraits) -> Iterator[Evidence]:
    if not (left.years and right.years):
        return
    apart, *years = _nearest(left.years, right.years)
    name = ("same-year", "year-off-by-one", "year-off-by-two")[apart] if apart < 3 else "year-off"
    yield Evidence(name, tuple(map(str, sorted(set(years)))))


def _directors(left: FilmTraits, right: FilmTraits) -> Iterator[Evidence]:
    one, two = left.people.get(Role.DIRECTOR), right.people.get(Role.DIRECTOR)
    if not (one and two):
        return
    if shared := one & two:
        yield Evidence("same-director", _some(shared))
    elif alike := {(a, b) for a in one for b in two if is_other_form(a, b)}:
        yield Evidence("director-spelt-otherwise", tuple(sorted(min(alike))))
    else:
        yield Evidence("another-director", _sides(one, two))


def _cast(left: FilmTraits, right: FilmTraits) -> Iterator[Evidence]:
    one, two = left.people.get(Role.ACTOR), right.people.get(Role.ACTOR)
    if not (one and two):
        return
    shared = one & two
    least = min(len(one), len(two))
    if len(shared) >= _MANY and len(shared) >= _NEARLY_ALL * least:
        yield Evidence("nearly-the-whole-cast", _some(shared))
    elif len(shared) > 1 and 2 * len(shared) >= least:
        yield Evidence("most-of-the-cast", _some(shared))
    elif len(shared) > 1:
        yield Evidence("some-of-the-cast", _some(shared))
    elif shared:
        yield Evidence(
            "one-of-few-in-the-cast" if least < _FEW else "one-of-the-cast", _some(shared)
        )
    elif least >= _FEW:
        yield Evidence("another-cast", _sides(one, two))


def _crew(left: FilmTraits, right: FilmTraits) -> Iterator[Evidence]:
    one, two = _by_trade(left), _by_trade(right)
    trades = one.keys() & two.keys()
    shared = {name for trade in trades for name in one[trade] & two[trade]}
    if shared:
        yield Evidence("some-of-the-crew", _some(shared))
    elif len(trades) > 1:
        yield Evidence("another-crew")


def _by_trade(film: FilmTraits) -> dict[str, frozenset[str]]:
    """Give the crew by role; all who write are one trade, for sources call them by many names."""
    trades: dict[str, frozenset[str]] = {}
    for role in _CREW:
        if names := film.people.get(role):
            trade = "writing" if role in WRITING else role.value
            trades[trade] = trades.get(trade, frozenset()) | names
    return trades


def _runtimes(left: FilmTraits, right: FilmTraits) -> Iterator[Evidence]:
    if not (left.runtimes and right.runtimes):
        return
    apart, *minutes = _nearest(left.runtimes, right.runtimes)
    share = apart / max(*minutes, 1)
    name = "same-length" if apart <= 2 else "like-length" if share <= 0.12 else "another-length"
    yield Evidence(name, tuple(map(str, sorted(set(minutes)))))


def _sides(left: frozenset[str], right: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted((", ".join(_some(left, 2)), ", ".join(_some(right, 2)))))


def _nearest(left: frozenset[int], right: frozenset[int]) -> tuple[int, int, int]:
    """Give how far apart the nearest two numbers are, and both."""
    return min((abs(a - b), min(a, b), max(a, b)) for a in left for b in right)


def _some(names: frozenset[str] | set[str], most: int = _LISTED) -> tuple[str, ...]:
    return tuple(sorted(names)[:most])
