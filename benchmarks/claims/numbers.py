"""Wrong numbers that are wrong beyond doubt: years, running times, places in a series."""

import random

from benchmarks.claims.plant import Known
from benchmarks.claims.score import ORDINALS
from matinee.catalogue import Catalogue, Dossier
from matinee.catalogue.names import fold_title

# Sources disagree by a year, and cuts differ by minutes: what is planted is farther off.
NEAREST_YEAR, FARTHEST_YEAR = 3, 15
NEAREST_LENGTH, FARTHEST_LENGTH = 0.2, 0.6
_LAST_YEAR = 2026


def wrong_year(known: Known, catalogue: Catalogue, chance: random.Random) -> int:
    """Give a year that no source has for the film, and no film of the same title either."""
    film = known.dossier.film
    stated = {int(s.value) for s in known.dossier.statements if s.field == "year"}
    namesakes = catalogue.films_titled([fold_title(film.title)]).values()
    taken = stated | {f.year for films in namesakes for f in films if f.year}
    years = [
        year
        for off in range(NEAREST_YEAR, FARTHEST_YEAR + 1)
        for year in ((film.year or 0) - off, (film.year or 0) + off)
        if year <= _LAST_YEAR and not any(abs(year - other) < NEAREST_YEAR for other in taken)
    ]
    return chance.choice(years or [(film.year or 0) - 40])


def wrong_runtime(dossier: Dossier, chance: random.Random) -> int:
    """Give minutes far from those of every source."""
    stated = [
        int(s.value) for s in dossier.statements if s.field == "runtime" and s.value.isdigit()
    ]
    known = [*stated, dossier.film.runtime or 0]
    lengths = [
        minutes
        for minutes in range(62, 240)
        if all(NEAREST_LENGTH * k < abs(minutes - k) < FARTHEST_LENGTH * max(known) for k in known)
    ]
    return chance.choice(lengths or [round(max(known) * 1.5)])


def ordinal(number: int) -> str:
    """Give ``third`` for 3."""
    return ORDINALS[number - 1] if number <= len(ORDINALS) else f"{number}th"


def ordinal_forms(number: int) -> tuple[str, ...]:
    """Give the ways in which a finding may state a place: ``third``, ``3``, ``3rd``."""
    end = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number % 100 not in (11, 12, 13) else 0)
    return ordinal(number), str(number), f"{number}{end or 'th'}"
